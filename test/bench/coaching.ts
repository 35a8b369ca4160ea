import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freeSlots } from '#server/coaching/rules/slots.ts';
import { aCoachingCompany, COACHES, WEEKS } from './coaching-company.ts';
import { benchCase, slotsByTemporal } from './coaching-compute.ts';
import { compare, type Shot } from './load.ts';
import type { Line } from './print.ts';
import { rate } from './requests.ts';

const CLAIMS = 500_000;
const TIMES = 200;

export interface CoachingTargets {
  queries: { one: number; all: number };
  claims: number;
  slots: Shot;
  overview: Shot;
  bare: Shot;
}

/** Slots of fifty coaches over four weeks: over HTTP beside a bare SELECT, and computed beside a plain loop. */
export async function benchCoaching({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<Line[]> {
  await aCoachingCompany({ ownerUrl, appUrl }, CLAIMS);
  const child = fork(fileURLToPath(new URL('./coaching-server.ts', import.meta.url)), [appUrl]);
  try {
    const [message] = (await once(child, 'message')) as unknown as [CoachingTargets];
    return [...(await overHttp(message)), computed()];
  } finally {
    child.kill();
  }
}

async function overHttp({ queries, claims, slots, overview, bare }: CoachingTargets): Promise<Line[]> {
  const [all, short] = [await latency(slots), await latency(overview)];
  const list = await compare([slots], [bare], 16);
  const shown = await compare([overview], [bare], 16);
  const of = `${COACHES} coaches × ${WEEKS} weeks, ${claims.toLocaleString('en')} claims`;
  return [
    {
      what: 'slots: statements for 1 and for 50 coaches, session included',
      limit: 'the same',
      measured: `${queries.one} and ${queries.all}`,
      holds: queries.one === queries.all,
    },
    {
      what: `slot overview over HTTP, ${of}`,
      limit: 'p95 of 50 ms',
      measured: `p50 ${ms(short.p50)}, p95 ${ms(short.p95)}, ${kB(short.bytes)}`,
      holds: short.p95 <= 50,
    },
    {
      what: `every slot of the horizon over HTTP, ${of}`,
      limit: 'printed beside',
      measured: `p50 ${ms(all.p50)}, p95 ${ms(all.p95)}, ${kB(all.bytes)}`,
      holds: true,
    },
    {
      what: 'slot overview and every slot, beside a bare prepared SELECT of one row',
      limit: 'printed beside',
      measured: `${shown.ratio.toFixed(3)} and ${list.ratio.toFixed(3)} (${rate(shown.ours)} and ${rate(list.ours)} : ${rate(list.bare)})`,
      holds: true,
    },
  ];
}

/** The walk over milliseconds and a loop over `Temporal.ZonedDateTime` find the same slots of the same input. */
function computed(): Line {
  const { coaches, question } = benchCase();
  const walk = () => coaches.map((coach) => freeSlots(coach, question).slots);
  const loop = () => coaches.map((coach) => slotsByTemporal(coach, question));
  const [ours, theirs] = [walk(), loop()];
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error('the two find different slots: nothing was measured');
  const [fast, slow] = [medianOf(50, walk), medianOf(5, loop)];
  const ratio = slow / fast;
  return {
    what: `slots computed, ${ours.flat().length.toLocaleString('en')} of them, beside a loop over Temporal`,
    limit: 'at least 20 times as fast',
    measured: `${ratio.toFixed(0)} times (${ms(fast)} : ${ms(slow)})`,
    holds: ratio >= 20,
  };
}

async function latency({ url, headers = {} }: Shot): Promise<{ p50: number; p95: number; bytes: number }> {
  const took: number[] = [];
  let bytes = 0;
  for (let n = 0; n < TIMES + 20; n++) {
    const start = performance.now();
    const answer = await fetch(url, { headers });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    // The first ones warm what every process warms once.
    if (n >= 20) took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(TIMES / 2)]!, p95: sorted[Math.floor(TIMES * 0.95)]!, bytes };
}

function medianOf(times: number, act: () => unknown): number {
  const took = Array.from({ length: times }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)]!;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

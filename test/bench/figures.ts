import { viewCapacity } from '#server/coaching/lead/view-capacity.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { recordEvidence, refreshPersons } from '#server/skills/index.ts';
import { viewDepartmentReport } from '#server/skills/view-report.ts';
import { aCompany, type BenchCompany } from './company.ts';
import { countStatements } from './database.ts';
import type { Line } from './print.ts';

const TIMES = 200;
const now = () => Temporal.Instant.from('2026-11-24T09:00:00Z');

interface Measured {
  reportMs: number;
  reportStatements: number;
  refreshMs: number;
  refreshStatements: number;
  capacityMs: number;
  capacityStatements: number;
}

/** The report and the refresh of one person, in a small and in a large company. */
export async function benchFigures(create: (name: string) => Promise<{ ownerUrl: string; appUrl: string }>): Promise<Line[]> {
  const small = await aCompany(await create('bench_small'), 1_000);
  const large = await aCompany(await create('bench_large'), 100_000);
  const [a, b] = [await measure(small), await measure(large)];
  const times = b.reportMs / a.reportMs;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    {
      what: 'report of a department: statements in a company of 1,000 and of 100,000',
      limit: 'the same',
      measured: `${a.reportStatements} and ${b.reportStatements}`,
      holds: a.reportStatements === b.reportStatements,
    },
    {
      what: 'report of a department of 1,000 in a company of 100,000, beside one of 10 in 1,000',
      limit: 'less than 1.5 times the time',
      measured: `${times.toFixed(2)} (${ms(b.reportMs)} : ${ms(a.reportMs)})`,
      holds: times < 1.5,
    },
    {
      what: 'one new evidence, figures refreshed: statements in the small and the large company',
      limit: 'the same',
      measured: `${a.refreshStatements} and ${b.refreshStatements} (${ms(a.refreshMs)} and ${ms(b.refreshMs)})`,
      holds: a.refreshStatements === b.refreshStatements,
    },
    {
      what: 'capacity beside the gap of a whole company: statements for 1,000 people and for 100,000',
      limit: 'the same',
      measured: `${a.capacityStatements} and ${b.capacityStatements} (${ms(a.capacityMs)} and ${ms(b.capacityMs)})`,
      holds: a.capacityStatements === b.capacityStatements,
    },
    {
      what: 'figures:rebuild for 100,000 people',
      limit: 'minutes',
      measured: `${large.rebuildSeconds.toFixed(0)} s`,
      holds: large.rebuildSeconds < 600,
    },
  ];
}

async function measure({ appUrl, departmentId, personId }: BenchCompany): Promise<Measured> {
  const { db, statements, close } = countStatements(appUrl, { max: 4 });
  const lead: Context = { db, now, actor: { ...SYSTEM, kind: 'person', personId, accessRoles: ['ospo-lead'] } };
  const system: Context = { db, now, actor: SYSTEM };
  const report = () => viewDepartmentReport(lead, departmentId);
  await report();
  statements();
  await report();
  const reportStatements = statements();
  const reportMs = await medianOf(TIMES, report);
  const capacity = () => viewCapacity(lead, {});
  await capacity();
  statements();
  await capacity();
  const capacityStatements = statements();
  const capacityMs = await medianOf(TIMES / 20, capacity);
  const evidence = (n: number) => ({
    personId,
    skillId: 'component-intake',
    level: 1 + (n % 2),
    kind: 'lab',
    shownOn: Temporal.PlainDate.from('2026-11-20'),
    source: { title: 'Bench' },
    sourceKey: `bench/${n}`,
  });
  await recordEvidence(system, [evidence(-1)]);
  statements();
  await refreshPersons(system, [personId]);
  const refreshStatements = statements();
  let n = 0;
  const refreshMs = await medianOf(TIMES / 4, async () => {
    await recordEvidence(system, [evidence(n++)]);
    await refreshPersons(system, [personId]);
  });
  await close();
  return { reportMs, reportStatements, refreshMs, refreshStatements, capacityMs, capacityStatements };
}

async function medianOf(times: number, act: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await act();
    took.push(performance.now() - start);
  }
  return took.toSorted((x, y) => x - y)[Math.floor(times / 2)]!;
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { compare, type Shot } from './load.ts';
import type { Line } from './print.ts';

export interface Targets {
  page: Shot;
  queries: number;
  lesson: { ours: Shot[]; bare: Shot[] };
  answers: { ours: Shot[]; bare: Shot[] };
}

export const rate = (value: number) => `${Math.round(value)}/s`;

/** Reading a lesson and saving an answer, beside the least a server could do for the same bytes. */
export async function benchRequests({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<Line[]> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`create table bench_lessons (id text primary key, body text not null)`;
  await owner`create table bench_answers (attempt_id uuid, position smallint, chosen text[] not null, flagged boolean not null,
    answered_at timestamptz not null, primary key (attempt_id, position))`;
  await owner`grant all on bench_lessons, bench_answers to tributary_app`;
  await owner.end();
  const lines: Line[] = [];
  await withServer({ appUrl }, async ({ queries, lesson, answers }) => {
    lines.push({
      what: 'statements for a lesson, session included',
      limit: 'at most 2',
      measured: String(queries),
      holds: queries <= 2,
    });
    const read = await compare(lesson.ours, lesson.bare, 16);
    lines.push({
      what: 'GET of a lesson, beside a bare primary-key SELECT of the same bytes',
      limit: 'at least 0.40',
      measured: `${read.ratio.toFixed(2)} (${rate(read.ours)} : ${rate(read.bare)})`,
      holds: read.ratio >= 0.4,
    });
    const saved = await compare(answers.ours, answers.bare, 32);
    lines.push({
      what: 'saving an answer, 32 connections, synchronous_commit on, beside a bare upsert',
      limit: 'at least 0.50',
      measured: `${saved.ratio.toFixed(2)} (${rate(saved.ours)} : ${rate(saved.bare)})`,
      holds: saved.ratio >= 0.5,
    });
  });
  await withServer({ appUrl, durable: 'off' }, async ({ answers }) => {
    const saved = await compare(answers.ours, answers.bare, 32);
    lines.push({
      what: 'the same, synchronous_commit off',
      limit: 'printed beside',
      measured: `${saved.ratio.toFixed(2)} (${rate(saved.ours)} : ${rate(saved.bare)})`,
      holds: true,
    });
  });
  return lines;
}

export interface ServerOptions {
  appUrl: string;
  durable?: 'on' | 'off';
  /** Folder of built pages to serve as well. */
  build?: string;
}

/** Fork the server under load. `statements` tells how many it has sent to the database since it was last asked. */
export async function withServer(
  { appUrl, durable = 'on', build }: ServerOptions,
  measure: (targets: Targets, statements: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [appUrl, durable, ...(build ? [build] : [])]);
  const statements = async () => {
    child.send('statements');
    const [answer] = (await once(child, 'message')) as [{ statements: number }];
    return answer.statements;
  };
  try {
    const [targets] = (await once(child, 'message')) as [Targets];
    await measure(targets, statements);
  } finally {
    child.kill('SIGTERM');
  }
}

import { benchCoaching } from './coaching.ts';
import { aCluster } from './database.ts';
import { benchFigures } from './figures.ts';
import { benchPages } from './pages.ts';
import { report } from './print.ts';
import { benchRequests } from './requests.ts';

/** Everything that has a limit, measured. */
const cluster = await aCluster();
try {
  const only = process.argv.slice(2);
  const isWanted = (name: string) => only.length === 0 || only.includes(name);
  const lines = [
    ...(isWanted('requests') ? await benchRequests(await cluster.create('bench_requests')) : []),
    ...(isWanted('pages') ? await benchPages(await cluster.create('bench_pages')) : []),
    ...(isWanted('coaching') ? await benchCoaching(await cluster.create('bench_coaching')) : []),
    ...(isWanted('figures') ? await benchFigures(cluster.create) : []),
  ];
  await report(lines, { isWhole: only.length === 0 });
  process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await cluster.stop();
}

import { aCluster } from './database.ts';
import { benchFigures } from './figures.ts';
import { report } from './print.ts';
import { benchRequests } from './requests.ts';

/** Everything that has a limit, measured. */
const cluster = await aCluster();
try {
  const lines = [...(await benchRequests(await cluster.create('bench_requests'))), ...(await benchFigures(cluster.create))];
  await report(lines);
  process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await cluster.stop();
}

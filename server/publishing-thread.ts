import { workerData } from 'node:worker_threads';
import { connect } from '#db/client.ts';
import { publishContent } from './catalog/index.ts';
import { SYSTEM } from './shared/context.ts';
import type { Publishing } from './publish-apart.ts';

/** What `publishApart` lets run. */
const { databaseUrl, content, at } = workerData as Publishing;
const { db, close } = connect(databaseUrl, { max: 2, prepare: false, bulk: true });
try {
  await publishContent({ db, actor: SYSTEM, now: () => Temporal.Instant.fromEpochMilliseconds(at) }, content);
} finally {
  await close();
}

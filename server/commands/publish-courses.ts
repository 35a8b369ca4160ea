import { join } from 'node:path';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { CoursesBroken, publishContent } from '../catalog/index.ts';
import { takeSessionTypesOver } from '../coaching/index.ts';
import { readConfig } from '../config.ts';
import { contentOnDisk } from '../prepare.ts';
import { SYSTEM } from '../shared/context.ts';

/** Publish the framework, every course and the session types, and say what changed. */
const config = readConfig();
const url = config.databaseUrl ?? (await startEmbedded(join(config.dataDir, 'postgres'))).appUrl;
const { db, close } = connect(url, { max: 2, prepare: config.databasePrepare });
const context = { db, actor: SYSTEM, now: () => Temporal.Now.instant() };
try {
  const { isFrameworkNew, courses, sessionTypes } = await publishContent(context, contentOnDisk());
  await takeSessionTypesOver(context);
  console.log(isFrameworkNew ? 'framework: new edition' : 'framework: unchanged');
  for (const { courseId, number, changes } of courses) {
    console.log(number === null ? `${courseId}: unchanged` : `${courseId}: edition ${number}\n  ${changes.join('\n  ')}`);
  }
  console.log(sessionTypes === null ? 'session types: unchanged' : `session types: edition ${sessionTypes}`);
} catch (error) {
  if (!(error instanceof CoursesBroken)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await close();
}

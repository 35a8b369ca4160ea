import { join } from 'node:path';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { CoursesBroken, publishCourses, publishFramework, publishSessionTypes } from '../catalog/index.ts';
import { readConfig } from '../config.ts';
import { SYSTEM } from '../shared/context.ts';

/** Publish the framework, every course and the session types, and say what changed. */
const config = readConfig();
const url = config.databaseUrl ?? (await startEmbedded(join(config.dataDir, 'postgres'))).appUrl;
const { db, close } = connect(url, { max: 2, prepare: config.databasePrepare });
const context = { db, actor: SYSTEM, now: () => Temporal.Now.instant() };
try {
  const isNew = await publishFramework(context, 'courses');
  console.log(isNew ? 'framework: new edition' : 'framework: unchanged');
  for (const { courseId, number, changes } of await publishCourses(context, 'courses')) {
    console.log(number === null ? `${courseId}: unchanged` : `${courseId}: edition ${number}\n  ${changes.join('\n  ')}`);
  }
  const number = await publishSessionTypes(context, 'courses');
  console.log(number === null ? 'session types: unchanged' : `session types: edition ${number}`);
} catch (error) {
  if (!(error instanceof CoursesBroken)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await close();
}

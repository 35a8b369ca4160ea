import { connect } from '#db/client.ts';
import { CoursesBroken, publishContent } from '../catalog/index.ts';
import { takeSessionTypesOver } from '../coaching/index.ts';
import { contentOnDisk } from '../prepare.ts';
import { SYSTEM } from '../shared/context.ts';
import { runCommand } from '../shared/process.ts';
import { openInstallation } from './installation.ts';

/** Publish the framework, every course and the session types, and say what changed. */
runCommand(async (running) => {
  const { config, databaseUrl } = await openInstallation(running);
  const { db, close } = connect(databaseUrl, { max: 2, prepare: config.databasePrepare });
  running.add(close);
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
  }
});

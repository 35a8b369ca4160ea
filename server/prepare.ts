import { connect } from '#db/client.ts';
import { publishCourses, publishFramework } from './catalog/index.ts';
import type { Config } from './config.ts';
import { SYSTEM } from './shared/context.ts';

export interface Preparation {
  databaseUrl: string;
  config: Config;
}

/** Publish framework and courses. Returns lines for the console. @throws {CoursesBroken} */
export async function prepareContent({ databaseUrl, config }: Preparation): Promise<string[]> {
  const { db, close } = connect(databaseUrl, { max: 2, prepare: config.databasePrepare });
  const context = { db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  try {
    await publishFramework(context, 'courses');
    const published = await publishCourses(context, 'courses');
    return published
      .filter(({ number }) => number !== null)
      .map(({ courseId, number }) => `Published ${courseId}, edition ${number}.`);
  } finally {
    await close();
  }
}

import type { Context } from '#server/shared/context.ts';
import { publishCourses, type Publication } from './publish-courses.ts';
import { publishFramework } from './publish-framework.ts';
import { publishSessionTypes } from './publish-session-types.ts';
import { insertPublication, lastDigest, lockPublishing } from './store/publications.ts';

export interface Content {
  coursesDir: string;
  /** Of all files that decide what is published: the content and the code that reads it. */
  digest: string;
}

export interface ContentPublication {
  isFrameworkNew: boolean;
  courses: Publication[];
  /** Number of the new edition; null when nothing changed. */
  sessionTypes: number | null;
}

/** Whether this very content was published last: then a start has nothing to read, check or render. */
export const isPublished = async ({ db }: Pick<Context, 'db'>, { digest }: Content): Promise<boolean> =>
  (await lastDigest(db)) === digest;

export interface PublishOptions {
  /** Day on which no fact may have expired; today unless a start must not depend on the date. */
  checkedOn?: Temporal.PlainDate;
  /** Courses that are needed first; then the rest is still to be published. */
  only?: readonly string[];
}

/**
 * Publish framework, courses and session types, one process at a time. Needs a second connection: what is published is kept
 * part by part, and the digest after all of them.
 *
 * @throws {CoursesBroken} naming every mistake; what was published before it stays, and the next start tries again.
 */
export async function publishContent(
  context: Context,
  { coursesDir, digest }: Content,
  options: PublishOptions = {},
): Promise<ContentPublication> {
  return context.db.transaction(async (tx) => {
    await lockPublishing(tx);
    const isFrameworkNew = await publishFramework(context, coursesDir);
    const courses = await publishCourses(context, coursesDir, options);
    const sessionTypes = await publishSessionTypes(context, coursesDir);
    if (!options.only) await insertPublication(tx, digest, context.now());
    return { isFrameworkNew, courses, sessionTypes };
  });
}

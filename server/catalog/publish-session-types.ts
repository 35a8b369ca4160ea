import type { Context } from '#server/shared/context.ts';
import { checkSessionTypes, CoursesBroken } from './check-courses.ts';
import { contentHash } from './rules/edition.ts';
import { insertSessionTypes } from './store/session-types.ts';

/**
 * Publish the session types on disk, all as one immutable edition. Safe to repeat, and to run from several processes at once.
 *
 * @returns the number of the new edition, null when nothing changed. @throws {CoursesBroken}
 */
export async function publishSessionTypes(context: Context, coursesDir: string): Promise<number | null> {
  const { sessionTypes, mistakes } = checkSessionTypes(coursesDir);
  if (mistakes.length > 0) throw new CoursesBroken(mistakes);
  return context.db.transaction((tx) =>
    insertSessionTypes(tx, {
      contentHash: contentHash(sessionTypes),
      content: sessionTypes,
      publishedAt: context.now(),
    }),
  );
}

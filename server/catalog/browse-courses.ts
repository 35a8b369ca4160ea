import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { missingSlots } from './fill-slot.ts';
import { latestEdition, searchEditions, type CourseFilter, type Edition } from './store/editions.ts';
import { latestFramework, type Framework } from './store/framework.ts';

export class FrameworkNotPublished extends Refusal {
  constructor() {
    super('unavailable', 'catalog/framework-not-published', 'No framework is published yet: run "npm run courses:publish".');
  }
}

/** One page of the catalogue. */
export async function listCourses(
  { db }: Context,
  filter: CourseFilter,
): Promise<{ items: Edition[]; nextCursor: string | null }> {
  const found = await searchEditions(db, { ...filter, limit: filter.limit + 1 });
  const items = found.slice(0, filter.limit);
  const isMore = found.length > filter.limit && !filter.query;
  return { items, nextCursor: isMore ? items.at(-1)!.courseId : null };
}

/** A course as new learners would get it. @throws {NotFound} */
export async function viewCourse(
  context: Context,
  courseId: string,
): Promise<{ edition: Edition; missing: { id: string; label: string }[] }> {
  const edition = await latestEdition(context.db, courseId);
  if (!edition) throw new NotFound('course');
  return { edition, missing: await missingSlots(context, edition) };
}

/** The framework in force. @throws {FrameworkNotPublished} */
export async function currentFramework({ db }: Pick<Context, 'db'>): Promise<Framework> {
  const framework = await latestFramework(db);
  if (!framework) throw new FrameworkNotPublished();
  return framework;
}

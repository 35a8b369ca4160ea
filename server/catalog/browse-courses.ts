import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { missingSlots } from './fill-slot.ts';
import { groupsNamed, type Audience } from './rules/audience.ts';
import { readCursor, writeCursor } from './rules/cursor.ts';
import { STAGES } from './rules/stages.ts';
import { latestEdition, type Edition } from './store/editions.ts';
import { latestFramework, type Framework } from './store/framework.ts';
import { countEditions, readChoices, searchEditions, type CourseFilter } from './store/search.ts';

export class FrameworkNotPublished extends Refusal {
  constructor() {
    super('unavailable', 'catalog/framework-not-published', 'No framework is published yet: run "npm run courses:publish".');
  }
}

export interface CoursePage {
  items: Edition[];
  /** How many courses match, on all pages. */
  total: number;
  nextCursor: string | null;
}

/** One page of the catalogue. */
export async function listCourses(
  { db }: Context,
  { limit, cursor, ...filter }: CourseFilter & { limit: number; cursor?: string },
): Promise<CoursePage> {
  const page = { limit: limit + 1, ...(cursor && { after: readCursor(cursor) }) };
  const [found, total] = await Promise.all([searchEditions(db, filter, page), countEditions(db, filter)]);
  const items = found.slice(0, limit);
  return { items, total, nextCursor: found.length > limit ? writeCursor(items.at(-1)!) : null };
}

/** What the published courses can be filtered by. */
export async function catalogueChoices({ db }: Context): Promise<{
  stages: { id: string; name: string }[];
  audiences: Audience[];
}> {
  const published = await readChoices(db);
  return {
    stages: STAGES.filter(({ id }) => published.some(({ stage }) => stage === id)),
    audiences: groupsNamed(published.map(({ audience }) => audience)),
  };
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

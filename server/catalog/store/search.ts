import { and, arrayOverlaps, asc, desc, eq, gt, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { courseEditions } from '#db/schema/catalog.ts';
import { audiencePattern } from '../rules/audience.ts';
import type { Place } from '../rules/cursor.ts';
import { editionColumns, toEdition, type Edition } from './editions.ts';

export interface CourseFilter {
  query?: string;
  /** Courses that teach any of them. */
  skillIds?: readonly string[];
  stage?: string;
  /** Id of a group of people. */
  audience?: string;
  maxMinutes?: number;
}

export interface FoundEdition extends Edition {
  /** How well it fits what was searched for; null when nothing was. */
  rank: number | null;
}

const wordsOf = ({ query }: CourseFilter): SQL | null => (query?.trim() ? sql`websearch_to_tsquery('english', ${query})` : null);

function matches(filter: CourseFilter): SQL | undefined {
  const words = wordsOf(filter);
  const pattern = filter.audience === undefined ? null : (audiencePattern(filter.audience) ?? '(?!)');
  return and(
    courseEditions.isLatest,
    words ? sql`${courseEditions.search} @@ ${words}` : undefined,
    filter.skillIds ? arrayOverlaps(courseEditions.skillIds, [...filter.skillIds]) : undefined,
    filter.stage ? eq(courseEditions.stage, filter.stage) : undefined,
    pattern ? sql`${courseEditions.audience} ~* ${pattern}` : undefined,
    filter.maxMinutes ? lte(courseEditions.minutes, filter.maxMinutes) : undefined,
  );
}

/** Latest editions in order of their ids, or by rank when something is searched for. @param page.after End of the page before. */
export async function searchEditions(
  db: Queryable,
  filter: CourseFilter,
  page: { after?: Place; limit: number },
): Promise<FoundEdition[]> {
  const words = wordsOf(filter);
  const rank = words ? sql<number | null>`ts_rank(${courseEditions.search}, ${words})` : sql<number | null>`null::real`;
  const rows = await db
    .select({ ...editionColumns, rank })
    .from(courseEditions)
    .where(and(matches(filter), page.after && isAfter(page.after, words && rank)))
    .orderBy(...(words ? [desc(rank)] : []), asc(courseEditions.courseId))
    .limit(page.limit);
  return rows.map(({ rank, ...row }) => ({ ...toEdition(row), rank }));
}

function isAfter(place: Place, rank: SQL | null): SQL | undefined {
  const isLater = gt(courseEditions.courseId, place.courseId);
  if (!rank) return isLater;
  if (place.rank === null) return undefined;
  return or(sql`${rank} < ${place.rank}::real`, and(sql`${rank} = ${place.rank}::real`, isLater));
}

export const countEditions = (db: Queryable, filter: CourseFilter): Promise<number> => db.$count(courseEditions, matches(filter));

/** Stage and audience of what is published, to choose from. */
export async function readChoices(db: Queryable): Promise<{ stage: string; audience: string }[]> {
  return db
    .selectDistinct({ stage: courseEditions.stage, audience: courseEditions.audience })
    .from(courseEditions)
    .where(eq(courseEditions.isLatest, true));
}

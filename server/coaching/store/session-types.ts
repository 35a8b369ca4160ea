import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { sessionTypes } from '#db/schema/coaching.ts';
import type { Sitting } from '../rules/programme.ts';

export interface SessionType {
  id: string;
  title: string;
  audience: string;
  minutes: number;
  /** What has to be answered before a session. */
  questions: string[];
  approach: string;
  outcome: string;
  after: string;
  /** Skills it touches, each with the highest level it can evidence. */
  skills: Record<string, number>;
  /** Meetings in their order, each with the weeks after the one before; the first has none. */
  sittings: Sitting[];
}

export async function readSessionTypes(db: Queryable, ids?: readonly string[]): Promise<SessionType[]> {
  return db
    .select({
      id: sessionTypes.id,
      title: sessionTypes.title,
      audience: sessionTypes.audience,
      minutes: sessionTypes.minutes,
      questions: sessionTypes.questions,
      approach: sessionTypes.approach,
      outcome: sessionTypes.outcome,
      after: sessionTypes.after,
      skills: sessionTypes.skills,
      sittings: sessionTypes.sittings,
    })
    .from(sessionTypes)
    .where(ids && inArray(sessionTypes.id, [...ids]))
    .orderBy(asc(sessionTypes.title));
}

export async function findSessionType(db: Queryable, id: string): Promise<SessionType | null> {
  const [row] = await readSessionTypes(db, [id]);
  return row ?? null;
}

/** Write types anew by id. @returns how many are new or changed. */
export async function putSessionTypes(db: Queryable, types: readonly SessionType[], at: Temporal.Instant): Promise<number> {
  let changed = 0;
  for (const type of types) {
    const row = { ...type, publishedAt: new Date(at.epochMilliseconds) };
    const [known] = await db.select().from(sessionTypes).where(eq(sessionTypes.id, type.id));
    if (
      known &&
      JSON.stringify(sorted({ ...known, publishedAt: null })) === JSON.stringify(sorted({ ...type, publishedAt: null }))
    )
      continue;
    await db
      .insert(sessionTypes)
      .values(row)
      .onConflictDoUpdate({ target: sessionTypes.id, set: { ...row, id: sql`excluded.id` } });
    changed++;
  }
  return changed;
}

const sorted = (value: object): unknown =>
  Object.entries(value)
    .map(([key, each]) => [key, each && typeof each === 'object' && !Array.isArray(each) ? sorted(each as object) : each])
    .toSorted();

import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { evidence, skillCells } from '#db/schema/skills.ts';

/** What coaching reads, and never writes, of tables whose features do not hand it out. */

/** Line managers of a person on a day. */
export const managersOf = async (db: Queryable, personId: string, on: Temporal.PlainDate): Promise<string[]> =>
  (await managersOfEach(db, [personId], on)).get(personId) ?? [];

/** Line managers of each of some persons on a day; whoever has none is left out. */
export async function managersOfEach(
  db: Queryable,
  personIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const day = on.toString();
  const rows = await db.execute<{ person_id: string; manager_ids: string[] }>(sql`
    select person_id, array_agg(manager_id::text) as manager_ids from reporting_lines l
    where person_id = any(${`{${personIds.join(',')}}`}::uuid[])
      and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)
      and not exists (select from reporting_lines later where later.supersedes = l.id)
    group by person_id`);
  return new Map(rows.map((row) => [row.person_id, row.manager_ids]));
}

export interface Gap {
  personId: string;
  departmentId: string;
  skillId: string;
  required: number;
  critical: boolean;
  state: 'met' | 'gap' | 'lapsed' | 'not-assessed';
  level: number | null;
}

/** What the job roles of persons ask, and what is known of it, by skill; all persons when none are named. */
export async function readCells(db: Queryable, personIds: readonly string[] | null): Promise<Gap[]> {
  return db
    .select({
      personId: skillCells.personId,
      departmentId: skillCells.departmentId,
      skillId: skillCells.skillId,
      required: skillCells.required,
      critical: skillCells.critical,
      state: skillCells.state,
      level: skillCells.level,
    })
    .from(skillCells)
    .where(and(gt(skillCells.required, 0), personIds ? inArray(skillCells.personId, [...personIds]) : undefined))
    .orderBy(skillCells.personId, skillCells.skillId);
}

/** A gap with how many have it. */
export interface CountedGap extends Omit<Gap, 'personId' | 'departmentId'> {
  people: number;
}

/** The cells of some departments, or of all, by skill: counted where they stand, since a large company has a million of them. */
export async function countCells(db: Queryable, departmentIds: readonly string[] | null): Promise<CountedGap[]> {
  const { skillId, required, critical, state, level } = skillCells;
  return db
    .select({ skillId, required, critical, state, level, people: sql<number>`count(*)::int` })
    .from(skillCells)
    .where(and(gt(required, 0), departmentIds ? inArray(skillCells.departmentId, [...departmentIds]) : undefined))
    .groupBy(skillId, required, critical, state, level);
}

/** Levels of one person, of skills nobody asks of them too. */
export async function levelOf(db: Queryable, personId: string, skillId: string): Promise<number | null> {
  const [row] = await db
    .select({ level: skillCells.level })
    .from(skillCells)
    .where(and(eq(skillCells.personId, personId), eq(skillCells.skillId, skillId)));
  return row?.level ?? null;
}

/** The evidence that was recorded under a source key. */
export async function evidenceBySource(db: Queryable, sourceKey: string): Promise<{ id: string; shownOn: string } | null> {
  const [row] = await db
    .select({ id: evidence.id, shownOn: evidence.shownOn })
    .from(evidence)
    .where(eq(evidence.sourceKey, sourceKey));
  return row ?? null;
}

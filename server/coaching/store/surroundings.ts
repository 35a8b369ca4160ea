import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { evidence, skillCells } from '#db/schema/skills.ts';
import type { SkillGaps } from '../rules/capacity.ts';

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

/** What the job roles of persons ask, and what is known of it, by skill. */
export async function readCells(db: Queryable, personIds: readonly string[]): Promise<Gap[]> {
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
    .where(and(gt(skillCells.required, 0), inArray(skillCells.personId, [...personIds])))
    .orderBy(skillCells.personId, skillCells.skillId);
}

/**
 * What departments with all below them lack, by skill, from the counts that are kept for the report. They do not weigh apart what has
 * lapsed, so that is counted where it stands, of skills of which they say that anything has: its day is behind it, by which it is
 * found among a million cells. One statement, so that both are of one moment.
 *
 * @param departmentIds None of them below another. @param below These and all below them.
 */
export async function countGaps(
  db: Queryable,
  { departmentIds, below, today }: { departmentIds: readonly string[]; below: readonly string[]; today: Temporal.PlainDate },
): Promise<(SkillGaps & { skillId: string })[]> {
  const rows = await db.execute<{ [Name in keyof SkillGaps]: SkillGaps[Name] } & { skillId: string }>(sql`
    with figures as materialized (select skill_id, sum(required)::int as required, sum(met)::int as met, sum(lapsed)::int as lapsed,
        sum(weight_required)::int as "weightRequired", sum(weight_proven)::int as "weightProven",
        sum(weight_unknown)::int as "weightUnknown"
      from department_figures where department_id = any(${`{${departmentIds.join(',')}}`}::uuid[]) and required > 0
      group by skill_id),
    lapsed_cells as materialized (select skill_id, required, critical, count(*)::int as people from skill_cells
      where lapses_on <= ${today.toString()}::date and state = 'lapsed' and required > 0
        and department_id = any(${`{${below.join(',')}}`}::uuid[])
        and skill_id = any(array(select skill_id from figures where lapsed > 0))
      group by skill_id, required, critical)
    select skill_id as "skillId", required, met, "weightRequired", "weightProven", "weightUnknown",
      (select coalesce(jsonb_agg(l), '[]') from lapsed_cells l where l.skill_id = figures.skill_id) as lapsed
    from figures`);
  return [...rows];
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

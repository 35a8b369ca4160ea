import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { needOf, type PersonalGap } from '../rules/matching.ts';
import type { GapGroup, PersonInNeed } from '../rules/people-in-need.ts';

/** Every gap there can be, with its need: SQL orders by the rule, and knows no second one. */
const GAPS: PersonalGap[] = [true, false].flatMap((critical) =>
  [1, 2, 3, 4].flatMap((required) =>
    [
      ...[0, 1, 2, 3].filter((level) => level < required).map((level) => ({ state: 'gap' as const, level })),
      { state: 'lapsed' as const, level: null },
      { state: 'not-assessed' as const, level: null },
    ].map((known) => ({ skillId: '', critical, required, ...known })),
  ),
);
const arrayOf = (values: readonly (string | number | boolean)[]) => `{${values.join(',')}}`;

/** Somebody, or how many of a department wait in a line. */
type Row = { [Name in keyof PersonInNeed]: PersonInNeed[Name] } & { people: number | null };

interface Asked {
  skillIds: readonly string[];
  /** How many could be seated at most in a skill. */
  most: number;
  /** Who holds sessions, or would. */
  coachIds: readonly string[];
  now: Temporal.Instant;
}

/**
 * Who lacks some skills: of each line those who could be seated, and how many they are by department. Left out are people who
 * have gone, who chose to have no suggestions, and who have a seat in a session to come that touches the skill. One statement,
 * however many people there are.
 */
export async function readNeeds(db: Queryable, asked: Asked): Promise<{ people: PersonInNeed[]; groups: GapGroup[] }> {
  if (asked.skillIds.length === 0) return { people: [], groups: [] };
  const rows = await db.execute<Row>(sql`
    with ${lacking(asked)},
    lines as (select skill_id, time_zone, near_ids, languages, row_number() over () as line from lacking group by 1, 2, 3, 4),
    waiting as materialized (select * from lacking join lines using (skill_id, time_zone, near_ids, languages)),
    first_of_departments as (select distinct on (line, department_id) * from waiting where critical
      order by line, department_id, need desc, person_id),
    seatable as (${mostInNeed('waiting', asked.most)} union ${mostInNeed('first_of_departments', asked.most)})
    select person_id as "personId", department_id as "departmentId", skill_id as "skillId", time_zone as "timeZone",
      near_ids as "nearIds", languages, need, critical, null as people from seatable
    union all
    select null, department_id, skill_id, time_zone, near_ids, languages, null, null, count(*)::int from lacking
    group by skill_id, time_zone, near_ids, languages, department_id`);
  return {
    people: rows.flatMap(({ people, ...person }) => (people === null ? person : [])),
    groups: rows.flatMap(({ people, skillId, timeZone, nearIds, languages, departmentId }) =>
      people === null ? [] : { skillId, timeZone, nearIds, languages, departmentId, people },
    ),
  };
}

/** Everybody with a need. Needs are joined from the left, since every gap has one and the database cannot know it. */
const lacking = ({ skillIds, coachIds, now }: Asked) => sql`
  needs as (select * from unnest(${arrayOf(GAPS.map(({ critical }) => critical))}::bool[],
      ${arrayOf(GAPS.map(({ required }) => required))}::int[], ${arrayOf(GAPS.map(({ state }) => state))}::text[],
      ${arrayOf(GAPS.map(({ level }) => level ?? -1))}::int[], ${arrayOf(GAPS.map(needOf))}::float8[])
    as n(critical, required, state, level, need)),
  near as (select person_id, array_agg(distinct coach_id::text) as ids from (
      select id as person_id, id as coach_id from unnest(${arrayOf(coachIds)}::uuid[]) as own(id)
      union all
      select l.person_id, l.manager_id from reporting_lines l where l.manager_id = any(${arrayOf(coachIds)}::uuid[])
        and l.valid_from <= ${dayOf(now)}::date and (l.valid_to is null or l.valid_to > ${dayOf(now)}::date)
        and not exists (select from reporting_lines later where later.supersedes = l.id)) as pairs
    group by person_id),
  seated as (select distinct b.person_id, k.skill_id from coaching_sessions s
    join coaching_bookings b on b.session_id = s.id and b.status in ('requested', 'offered', 'confirmed')
    join coaching_offers o on o.id = s.offer_id join session_types t on t.id = o.session_type_id
    cross join lateral jsonb_object_keys(t.skills) as k(skill_id)
    where s.starts_at > ${now.toString()}::timestamptz and s.status in ('requested', 'scheduled')),
  lacking as (select c.person_id, c.department_id, c.skill_id, c.critical, n.need, p.time_zone,
      coalesce(near.ids, '{}') as near_ids, coalesce(w.languages, '{}') as languages
    from skill_cells c join persons p on p.id = c.person_id
    left join coaching_choices w on w.person_id = c.person_id left join near on near.person_id = c.person_id
    left join needs n on n.critical = c.critical and n.required = c.required and n.state = c.state and n.level = coalesce(c.level, -1)
    where c.skill_id = any(${arrayOf(skillIds)}::text[]) and c.state <> 'met'
      and (p.left_on is null or p.left_on > ${dayOf(now)}::date) and coalesce(w.wants_suggestions, true)
      and not exists (select from seated s where s.person_id = c.person_id and s.skill_id = c.skill_id))`;

/** Of each line those who could be seated. A line has a number, since sorting by it costs a third of sorting by what it stands for. */
const mostInNeed = (among: string, most: number) => sql`
  select person_id, department_id, skill_id, time_zone, near_ids, languages, need, critical from (
    select *, row_number() over (partition by line order by need desc, person_id) as place
    from ${sql.identifier(among)}) placed where place <= ${most}`;

const dayOf = (now: Temporal.Instant): string => now.toZonedDateTimeISO('UTC').toPlainDate().toString();

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

interface Asked {
  skillIds: readonly string[];
  /** How many could be seated at most in a skill. */
  most: number;
  now: Temporal.Instant;
}

/**
 * Who lacks some skills: of each skill and zone those who could be seated, and how many they are by department. Left out are people
 * who have gone, who chose to have no suggestions, and who have a seat in a session to come that touches the skill. Two statements,
 * however many people there are.
 */
export async function readNeeds(db: Queryable, asked: Asked): Promise<{ people: PersonInNeed[]; groups: GapGroup[] }> {
  if (asked.skillIds.length === 0) return { people: [], groups: [] };
  const [people, groups] = await Promise.all([readPeople(db, asked), readGroups(db, asked)]);
  return { people, groups };
}

const lacking = ({ skillIds, now }: Asked) => sql`
  needs as (select * from unnest(${arrayOf(GAPS.map(({ critical }) => critical))}::bool[],
      ${arrayOf(GAPS.map(({ required }) => required))}::int[], ${arrayOf(GAPS.map(({ state }) => state))}::text[],
      ${arrayOf(GAPS.map(({ level }) => level ?? -1))}::int[], ${arrayOf(GAPS.map(needOf))}::float8[])
    as n(critical, required, state, level, need)),
  seated as (select distinct b.person_id, k.skill_id from coaching_sessions s
    join coaching_bookings b on b.session_id = s.id and b.status in ('requested', 'offered', 'confirmed')
    join coaching_offers o on o.id = s.offer_id join session_types t on t.id = o.session_type_id
    cross join lateral jsonb_object_keys(t.skills) as k(skill_id)
    where s.starts_at > ${now.toString()}::timestamptz and s.status in ('requested', 'scheduled')),
  lacking as (select c.person_id, c.department_id, c.skill_id, c.critical, n.need, p.time_zone
    from skill_cells c join persons p on p.id = c.person_id
    join needs n on n.critical = c.critical and n.required = c.required and n.state = c.state and n.level = coalesce(c.level, -1)
    where c.skill_id = any(${arrayOf(skillIds)}::text[]) and c.state <> 'met'
      and (p.left_on is null or p.left_on > ${dayOf(now)}::date)
      and not exists (select from coaching_choices w where w.person_id = c.person_id and not w.wants_suggestions)
      and not exists (select from seated s where s.person_id = c.person_id and s.skill_id = c.skill_id))`;

async function readPeople(db: Queryable, asked: Asked): Promise<PersonInNeed[]> {
  const today = dayOf(asked.now);
  const rows = await db.execute<{
    person_id: string;
    department_id: string;
    skill_id: string;
    time_zone: string;
    need: number;
    critical: boolean;
    manager_ids: string[];
    languages: string[];
  }>(sql`
    with ${lacking(asked)},
    ranked as (select *, row_number() over (partition by skill_id, time_zone order by need desc, person_id) as by_need,
        critical and 1 = row_number() over (partition by skill_id, time_zone, department_id
          order by critical desc, need desc, person_id) as is_first
      from lacking),
    placed as (select *, row_number() over (partition by skill_id, time_zone order by is_first desc, need desc, person_id) as place
      from ranked)
    select person_id, department_id, skill_id, time_zone, need, critical,
      array(select l.manager_id::text from reporting_lines l where l.person_id = placed.person_id
        and l.valid_from <= ${today}::date and (l.valid_to is null or l.valid_to > ${today}::date)
        and not exists (select from reporting_lines later where later.supersedes = l.id)) as manager_ids,
      coalesce((select w.languages from coaching_choices w where w.person_id = placed.person_id), '{}') as languages
    from placed where by_need <= ${asked.most} or (is_first and place <= ${asked.most})`);
  return rows.map((row) => ({
    personId: row.person_id,
    departmentId: row.department_id,
    skillId: row.skill_id,
    timeZone: row.time_zone,
    need: row.need,
    critical: row.critical,
    managerIds: row.manager_ids,
    languages: row.languages,
  }));
}

async function readGroups(db: Queryable, asked: Asked): Promise<GapGroup[]> {
  const rows = await db.execute<{ skill_id: string; time_zone: string; department_id: string; people: number }>(sql`
    with ${lacking(asked)}
    select skill_id, time_zone, department_id, count(*)::int as people from lacking group by 1, 2, 3`);
  return rows.map((row) => ({
    skillId: row.skill_id,
    timeZone: row.time_zone,
    departmentId: row.department_id,
    people: row.people,
  }));
}

const dayOf = (now: Temporal.Instant): string => now.toZonedDateTimeISO('UTC').toPlainDate().toString();

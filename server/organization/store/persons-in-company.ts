import { and, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { memberships } from '#db/schema/organization.ts';
import { holdsOn } from './periods.ts';

/** Departments of persons on a day. */
export async function departmentsOf(
  db: Queryable,
  personIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .select({ personId: memberships.personId, departmentId: memberships.departmentId })
    .from(memberships)
    .where(and(inArray(memberships.personId, [...personIds]), holdsOn(memberships, on)));
  return new Map(rows.map((row) => [row.personId, row.departmentId]));
}

/** Persons for whom a membership or a job role begins or ends after one day and up to another. */
export async function personsWithChanges(db: Queryable, after: Temporal.PlainDate, upTo: Temporal.PlainDate): Promise<string[]> {
  const [from, to] = [after.toString(), upTo.toString()];
  const rows = await db.execute<{ person_id: string }>(sql`
    select person_id from memberships where (valid_from > ${from}::date and valid_from <= ${to}::date)
      or (valid_to > ${from}::date and valid_to <= ${to}::date)
    union select person_id from job_role_assignments where (valid_from > ${from}::date and valid_from <= ${to}::date)
      or (valid_to > ${from}::date and valid_to <= ${to}::date)`);
  return rows.map((row) => row.person_id);
}

export interface PersonInCompany {
  name: string;
  email: string;
  timeZone: string;
  isManager: boolean;
  department: { id: string; name: string } | null;
}

/** A person with their department and whether anybody reports to them, in one statement: every page asks for it. */
export async function findPersonInCompany(
  db: Queryable,
  personId: string,
  on: Temporal.PlainDate,
): Promise<PersonInCompany | null> {
  const day = on.toString();
  const [row] = await db.execute<{
    name: string;
    email: string;
    time_zone: string;
    is_manager: boolean;
    department_id: string | null;
    department_name: string | null;
  }>(sql`
    select p.name, p.email, p.time_zone, d.id as department_id, d.name as department_name,
      exists (select from reporting_lines r where r.manager_id = p.id and r.valid_from <= ${day}::date
        and (r.valid_to is null or r.valid_to > ${day}::date)
        and not exists (select from reporting_lines later where later.supersedes = r.id)) as is_manager
    from persons p
    left join memberships m on m.person_id = p.id and m.valid_from <= ${day}::date
      and (m.valid_to is null or m.valid_to > ${day}::date)
      and not exists (select from memberships later where later.supersedes = m.id)
    left join departments d on d.id = m.department_id
    where p.id = ${personId}`);
  if (!row) return null;
  const department = row.department_id ? { id: row.department_id, name: row.department_name! } : null;
  return { name: row.name, email: row.email, timeZone: row.time_zone, isManager: row.is_manager, department };
}

/** The role profile that everybody holds; nobody is assigned it. */
export const EVERYBODYS_PROFILE = 'all-employees';

export interface PersonFacts {
  personId: string;
  departmentId: string;
  /** Role profiles held on that day, with the one that everybody holds. */
  roleProfileIds: string[];
}

/** Department and job roles of persons (all when none are named) on a day, in one query. */
export async function selectPersonFacts(
  db: Queryable,
  personIds: readonly string[] | null,
  on: Temporal.PlainDate,
): Promise<PersonFacts[]> {
  const day = on.toString();
  const only = personIds ? sql`and m.person_id = any(${`{${personIds.join(',')}}`}::uuid[])` : sql``;
  const rows = await db.execute<{ person_id: string; department_id: string; profiles: string[] }>(sql`
    select m.person_id, m.department_id,
      array(select distinct r.role_profile_id from job_role_assignments r where r.person_id = m.person_id
        and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date)
        and not exists (select from job_role_assignments s where s.supersedes = r.id) order by 1) as profiles
    from memberships m
    where m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to > ${day}::date)
      and not exists (select from memberships s where s.supersedes = m.id) ${only}`);
  return rows.map((row) => ({
    personId: row.person_id,
    departmentId: row.department_id,
    roleProfileIds: [...new Set([EVERYBODYS_PROFILE, ...row.profiles])],
  }));
}

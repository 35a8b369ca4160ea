import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { findPersonsByEmail, type Person } from './people.ts';
import { EVERYBODYS_PROFILE } from './persons-in-company.ts';

/** Where somebody stands on a day. */
export interface Standing {
  departmentId: string | null;
  managerId: string | null;
  managerEmail: string | null;
  /** Without the one that everybody holds. */
  roleProfileIds: string[];
}

/** Department, manager and job roles of persons on a day, by person, in one statement. */
export async function selectStandings(
  db: Queryable,
  personIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, Standing>> {
  const day = on.toString();
  const rows = await db.execute<{
    id: string;
    department_id: string | null;
    manager_id: string | null;
    manager_email: string | null;
    profiles: string[];
  }>(sql`
    select p.id, m.department_id, r.manager_id, boss.email as manager_email,
      array(select distinct j.role_profile_id from job_role_assignments j where j.person_id = p.id
        and j.valid_from <= ${day}::date and (j.valid_to is null or j.valid_to > ${day}::date)
        and not exists (select from job_role_assignments later where later.supersedes = j.id) order by 1) as profiles
    from persons p
    left join memberships m on m.person_id = p.id and m.valid_from <= ${day}::date
      and (m.valid_to is null or m.valid_to > ${day}::date)
      and not exists (select from memberships later where later.supersedes = m.id)
    left join reporting_lines r on r.person_id = p.id and r.valid_from <= ${day}::date
      and (r.valid_to is null or r.valid_to > ${day}::date)
      and not exists (select from reporting_lines later where later.supersedes = r.id)
    left join persons boss on boss.id = r.manager_id
    where p.id = any(${`{${personIds.join(',')}}`}::uuid[])`);
  return new Map(
    rows.map(({ id, department_id: departmentId, manager_id: managerId, manager_email: managerEmail, profiles }) => [
      id,
      { departmentId, managerId, managerEmail, roleProfileIds: profiles.filter((profile) => profile !== EVERYBODYS_PROFILE) },
    ]),
  );
}

/** People by their addresses, with where they stand on a day: two statements for any number. */
export async function personsStandingByEmail(
  db: Queryable,
  emails: readonly string[],
  on: Temporal.PlainDate,
): Promise<(Person & Standing)[]> {
  const people = await findPersonsByEmail(db, emails);
  const standings = await selectStandings(
    db,
    people.map(({ id }) => id),
    on,
  );
  return people.map((person) => ({ ...person, ...standings.get(person.id)! }));
}

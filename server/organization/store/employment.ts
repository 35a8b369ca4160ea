import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { persons } from '#db/schema/organization.ts';

export interface Period {
  id: string;
  name: string;
  from: Temporal.PlainDate;
  /** First day on which it no longer holds; null while open. */
  to: Temporal.PlainDate | null;
  recordedAt: Temporal.Instant;
}

export interface Employment {
  kind: 'employee' | 'contractor';
  joinedOn: Temporal.PlainDate;
  leftOn: Temporal.PlainDate | null;
  departments: Period[];
  managers: Period[];
  jobRoles: Period[];
}

interface PeriodRow extends Record<string, unknown> {
  what: 'departments' | 'managers' | 'jobRoles';
  id: string;
  name: string;
  valid_from: string;
  valid_to: string | null;
  recorded_at: string;
}

/** What a person had, has and is planned to have, newest first; withdrawn and empty periods are left out. Null for nobody. */
export async function selectEmployment(db: Queryable, personId: string): Promise<Employment | null> {
  const [person] = await db.select().from(persons).where(eq(persons.id, personId));
  if (!person) return null;
  const rows = await db.execute<PeriodRow>(sql`
    select what, id, name, valid_from::text, valid_to::text, recorded_at::text from (
      select 'departments' as what, d.id::text, d.name, m.valid_from, m.valid_to, m.recorded_at
        from memberships m join departments d on d.id = m.department_id
        where m.person_id = ${personId} and not exists (select from memberships s where s.supersedes = m.id)
      union all select 'managers', p.id::text, p.name, r.valid_from, r.valid_to, r.recorded_at
        from reporting_lines r join persons p on p.id = r.manager_id
        where r.person_id = ${personId} and not exists (select from reporting_lines s where s.supersedes = r.id)
      union all select 'jobRoles', j.role_profile_id, j.role_profile_id, j.valid_from, j.valid_to, j.recorded_at
        from job_role_assignments j
        where j.person_id = ${personId} and not exists (select from job_role_assignments s where s.supersedes = j.id)
    ) periods
    where valid_to is null or valid_to > valid_from
    order by valid_from desc, name`);
  const periods = Map.groupBy(rows, ({ what }) => what);
  const of = (what: PeriodRow['what']) => (periods.get(what) ?? []).map(toPeriod);
  return {
    kind: person.kind,
    joinedOn: Temporal.PlainDate.from(person.joinedOn),
    leftOn: person.leftOn ? Temporal.PlainDate.from(person.leftOn) : null,
    departments: of('departments'),
    managers: of('managers'),
    jobRoles: of('jobRoles'),
  };
}

const toPeriod = ({ id, name, valid_from, valid_to, recorded_at }: PeriodRow): Period => ({
  id,
  name,
  from: Temporal.PlainDate.from(valid_from),
  to: valid_to ? Temporal.PlainDate.from(valid_to) : null,
  recordedAt: Temporal.Instant.from(recorded_at.replace(' ', 'T')),
});

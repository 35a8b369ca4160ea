import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { jobRoleAssignments, memberships, reportingLines } from '#db/schema/organization.ts';
import { Refusal } from '#server/shared/refusal.ts';

/** What a person has from a day on: a department, a manager, a job role. Open rows are those nobody supersedes. */
export class PeriodOverlaps extends Refusal {
  constructor() {
    super('conflict', 'organization/period-overlaps', 'Something else already holds on that day.');
  }
}

type Period = { personId: string; validFrom: Temporal.PlainDate; recordedBy: string | null };
type PeriodTable = typeof memberships | typeof reportingLines;
/** Tables of periods with the column that says what holds. */
const VALUE_OF = {
  memberships: 'department_id',
  reporting_lines: 'manager_id',
  job_role_assignments: 'role_profile_id',
} as const;

type End = { personId: string; on: Temporal.PlainDate; recordedBy: string | null };

/**
 * Let open rows end on a day: each is superseded by a copy with an end. A row that would end before it began is superseded by
 * an empty period, so that history still says what was believed. Changes for one person wait for each other.
 *
 * @param ends Each person once.
 * @param where Which rows: those of the person, or those that name the person as manager.
 * @returns the persons whose rows ended.
 */
async function endRows(
  tx: Transaction,
  table: keyof typeof VALUE_OF,
  ends: readonly End[],
  where: SQL = sql`open.person_id = given.id`,
): Promise<string[]> {
  const [name, column] = [sql.identifier(table), sql.identifier(VALUE_OF[table])];
  const given = JSON.stringify(
    ends.map(({ personId, on, recordedBy }) => ({ id: personId, day: on.toString(), by: recordedBy })),
  );
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('periods/' || id, 0))
    from (select id from jsonb_to_recordset(${given}::jsonb) as g(id text) order by id) persons`);
  const rows = await tx.execute<{ person_id: string }>(sql`
    insert into ${name} (person_id, ${column}, valid_from, valid_to, recorded_by, supersedes)
    select open.person_id, open.${column}, open.valid_from, greatest(open.valid_from, given.day), given.by, open.id
    from jsonb_to_recordset(${given}::jsonb) as given(id uuid, day date, by uuid) join ${name} open on ${where}
    where (open.valid_to is null or open.valid_to > given.day)
      and not exists (select from ${name} later where later.supersedes = open.id)
    returning person_id`);
  return rows.map((row) => row.person_id);
}

export const endMembership = (tx: Transaction, end: End): Promise<string[]> => endRows(tx, 'memberships', [end]);
export const endReportingLine = (tx: Transaction, end: End): Promise<string[]> => endRows(tx, 'reporting_lines', [end]);
/** Lines of those who report to a person. */
export const endReportsTo = (tx: Transaction, end: End): Promise<string[]> =>
  endRows(tx, 'reporting_lines', [end], sql`open.manager_id = given.id`);
/** All job roles of a person, or one of them. */
export const endJobRoles = (tx: Transaction, end: End, roleProfileId?: string): Promise<string[]> =>
  endRows(
    tx,
    'job_role_assignments',
    [end],
    roleProfileId ? sql`open.person_id = given.id and open.role_profile_id = ${roleProfileId}` : undefined,
  );

/** @param rows Each person once. @throws {PeriodOverlaps} when another department holds after that day. */
export async function insertMemberships(tx: Transaction, rows: readonly (Period & { departmentId: string })[]): Promise<void> {
  await endRows(tx, 'memberships', rows.map(endBefore));
  await refuseOverlap(() => tx.insert(memberships).values(rows.map(asRow)), 'one_membership_at_a_time');
}

/** @param rows Each person once. @throws {PeriodOverlaps} when another manager holds after that day. */
export async function insertReportingLines(tx: Transaction, rows: readonly (Period & { managerId: string })[]): Promise<void> {
  await endRows(tx, 'reporting_lines', rows.map(endBefore));
  await refuseOverlap(() => tx.insert(reportingLines).values(rows.map(asRow)), 'one_manager_at_a_time');
}

const endBefore = ({ personId, validFrom: on, recordedBy }: Period): End => ({ personId, on, recordedBy });
const asRow = <T extends Period>(row: T) => ({ ...row, validFrom: row.validFrom.toString() });

export async function insertJobRoles(tx: Transaction, rows: readonly (Period & { roleProfileId: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(jobRoleAssignments).values(rows.map(asRow));
}

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

/** Whether one person is the other's manager on a day. */
export async function isManagedBy(db: Queryable, personId: string, managerId: string, on: Temporal.PlainDate): Promise<boolean> {
  const rows = await db
    .select({ id: reportingLines.id })
    .from(reportingLines)
    .where(and(eq(reportingLines.personId, personId), eq(reportingLines.managerId, managerId), holdsOn(reportingLines, on)))
    .limit(1);
  return rows.length > 0;
}

/** Whom somebody reports to on a day, and so on up. */
export async function managersAbove(db: Queryable, personId: string, on: Temporal.PlainDate): Promise<string[]> {
  const day = on.toString();
  const rows = await db.execute<{ id: string }>(sql`
    with recursive above (id) as (
      select ${personId}::uuid
      union select r.manager_id from reporting_lines r join above on r.person_id = above.id
        where r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date)
          and not exists (select from reporting_lines s where s.supersedes = r.id)
    )
    select id from above where id <> ${personId}::uuid`);
  return rows.map(({ id }) => id);
}

/** Whether anybody reports to a person on a day. */
export async function hasReports(db: Queryable, managerId: string, on: Temporal.PlainDate): Promise<boolean> {
  const rows = await db
    .select({ id: reportingLines.id })
    .from(reportingLines)
    .where(and(eq(reportingLines.managerId, managerId), holdsOn(reportingLines, on)))
    .limit(1);
  return rows.length > 0;
}

/** Persons who report to a manager on a day. */
export async function reportsOf(db: Queryable, managerId: string, on: Temporal.PlainDate): Promise<string[]> {
  const rows = await db
    .select({ personId: reportingLines.personId })
    .from(reportingLines)
    .where(and(eq(reportingLines.managerId, managerId), holdsOn(reportingLines, on)));
  return rows.map((row) => row.personId);
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

export interface PersonFacts {
  personId: string;
  departmentId: string;
  /** Job roles on that day; everybody holds `all-employees`. */
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
    roleProfileIds: [...new Set(['all-employees', ...row.profiles])],
  }));
}

function holdsOn(table: PeriodTable, on: Temporal.PlainDate) {
  const day = on.toString();
  const name = table === memberships ? sql`memberships` : sql`reporting_lines`;
  return sql`${table.validFrom} <= ${day}::date and (${table.validTo} > ${day}::date or ${isNull(table.validTo)})
    and not exists (select from ${name} later where later.supersedes = ${table.id})`;
}

async function refuseOverlap(insert: () => PromiseLike<unknown>, constraint: string): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (violates(error, constraint)) throw new PeriodOverlaps();
    throw error;
  }
}

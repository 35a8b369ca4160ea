import { isNull, sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { jobRoleAssignments, memberships, reportingLines } from '#db/schema/organization.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { DepartmentClosed } from '../rules/closing.ts';

/** What a person has from a day on: a department, a manager, a job role. Open rows are those nobody supersedes. */
export class PeriodOverlaps extends Refusal {
  constructor() {
    super('conflict', 'organization/period-overlaps', 'Something else already holds on that day.');
  }
}

type Period = { personId: string; validFrom: Temporal.PlainDate; recordedBy: string | null };
/** Tables of periods with the column that says what holds. */
const VALUE_OF = {
  memberships: 'department_id',
  reporting_lines: 'manager_id',
  job_role_assignments: 'role_profile_id',
} as const;

export type End = { personId: string; on: Temporal.PlainDate; recordedBy: string | null };

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
  ends: readonly (End & { kept?: readonly string[] })[],
  where: SQL = sql`open.person_id = given.id`,
): Promise<string[]> {
  const [name, column] = [sql.identifier(table), sql.identifier(VALUE_OF[table])];
  const rowsGiven = ends.map(({ personId, on, recordedBy, kept = [] }) => ({
    id: personId,
    day: on.toString(),
    by: recordedBy,
    kept,
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rowsGiven)}::jsonb) as given(id uuid, day date, by uuid, kept text[])`;
  // In the order of ids, so that two who change the same people wait and do not deadlock.
  await tx.execute(sql`
    select from persons
    where id in (select given.id from ${given} union select open.person_id from ${given} join ${name} open on ${where})
    order by id for no key update`);
  // Person by person, by the index: without statistics, as on a first day, the planner would compare everybody with everybody.
  const rows = await tx.execute<{ person_id: string }>(sql`
    insert into ${name} (person_id, ${column}, valid_from, valid_to, recorded_by, supersedes)
    select open.person_id, open.${column}, open.valid_from, greatest(open.valid_from, given.day), given.by, open.id
    from ${given} cross join lateral (
      select * from ${name} open where ${where} and (open.valid_to is null or open.valid_to > given.day)
        and not exists (select from ${name} later where later.supersedes = open.id)
      offset 0
    ) open
    returning person_id`);
  return rows.map((row) => row.person_id);
}

type EndAll = (tx: Transaction, ends: readonly End[]) => Promise<string[]>;
export const endMemberships: EndAll = (tx, ends) => endRows(tx, 'memberships', ends);
export const endReportingLines: EndAll = (tx, ends) => endRows(tx, 'reporting_lines', ends);
/** Lines of those who report to the persons. */
export const endReportsTo: EndAll = (tx, ends) => endRows(tx, 'reporting_lines', ends, sql`open.manager_id = given.id`);
export const endJobRoles: EndAll = (tx, ends) => endRows(tx, 'job_role_assignments', ends);
/** One job role of a person. */
export const endJobRole = (tx: Transaction, end: End, roleProfileId: string): Promise<string[]> =>
  endRows(tx, 'job_role_assignments', [end], sql`open.person_id = given.id and open.role_profile_id = ${roleProfileId}`);
/** All job roles of persons but those they hold that day and keep; what is planned for later is withdrawn. */
export const endOtherJobRoles = (tx: Transaction, ends: readonly (End & { kept: readonly string[] })[]): Promise<string[]> =>
  endRows(
    tx,
    'job_role_assignments',
    ends,
    sql`open.person_id = given.id and not (open.role_profile_id = any(given.kept) and open.valid_from <= given.day)`,
  );

/** @param rows Each person once. @throws {PeriodOverlaps} when another department holds after that day. @throws {DepartmentClosed} */
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

/** Job roles from a day on, where they do not hold then already. */
export async function insertMissingJobRoles(
  tx: Transaction,
  rows: readonly (Period & { roleProfileIds: readonly string[] })[],
): Promise<void> {
  const given = rows.map(({ personId, validFrom, recordedBy, roleProfileIds }) => ({
    ...{ id: personId, day: validFrom.toString(), by: recordedBy, roles: roleProfileIds },
  }));
  await tx.execute(sql`
    insert into job_role_assignments (person_id, role_profile_id, valid_from, recorded_by)
    select given.id, role, given.day, given.by
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given(id uuid, day date, by uuid, roles text[]), unnest(given.roles) role
    where not exists (select from job_role_assignments held where held.person_id = given.id and held.role_profile_id = role
      and held.valid_from <= given.day and (held.valid_to is null or held.valid_to > given.day)
      and not exists (select from job_role_assignments later where later.supersedes = held.id))`);
}

/** SQL: the row holds on a day and nobody supersedes it. */
export function holdsOn(table: typeof memberships | typeof reportingLines, on: Temporal.PlainDate) {
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
    if (violates(error, 'closed_departments_hold_nobody')) throw new DepartmentClosed('departmentId');
    throw error;
  }
}

import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import {
  endOtherJobRoles,
  endReportingLines,
  insertJobRoles,
  insertMemberships,
  insertMissingJobRoles,
  insertReportingLines,
} from './store/periods.ts';
import { departmentsOf } from './store/persons-in-company.ts';

export interface Placement {
  personId: string;
  departmentId: string;
  from: Temporal.PlainDate;
}

/** Give people, each once, their department from a day on; what held before ends there. */
export async function placePeople(context: Context, placements: readonly Placement[]): Promise<void> {
  if (placements.length === 0) return;
  const recordedBy = context.actor.personId;
  await context.db.transaction(async (tx) => {
    const personIds = placements.map((placement) => placement.personId);
    const before = await departmentsOf(tx, personIds, placements[0]!.from);
    await insertMemberships(
      tx,
      placements.map(({ from, ...placement }) => ({ ...placement, validFrom: from, recordedBy })),
    );
    const departmentIds = [...new Set([...before.values(), ...placements.map((placement) => placement.departmentId)])];
    await publish(tx, { name: 'organization.membership-changed', payload: { personIds, departmentIds } });
  });
}

export interface JobRoleAssignment {
  personId: string;
  roleProfileId: string;
  from: Temporal.PlainDate;
}

/** Give people job roles from a day on, beside those they hold. */
export async function assignJobRoles(context: Context, assignments: readonly JobRoleAssignment[]): Promise<void> {
  if (assignments.length === 0) return;
  const recordedBy = context.actor.personId;
  await context.db.transaction(async (tx) => {
    await insertJobRoles(
      tx,
      assignments.map(({ from, ...assignment }) => ({ ...assignment, validFrom: from, recordedBy })),
    );
    const personIds = [...new Set(assignments.map((assignment) => assignment.personId))];
    await publish(tx, { name: 'organization.job-roles-changed', payload: { personIds } });
  });
}

/** Give people, each once, exactly these job roles from a day on: others end there, and what was planned is withdrawn. */
export async function setJobRoles(
  context: Context,
  changes: readonly { personId: string; roleProfileIds: readonly string[]; from: Temporal.PlainDate }[],
): Promise<void> {
  if (changes.length === 0) return;
  const recordedBy = context.actor.personId;
  await context.db.transaction(async (tx) => {
    await endOtherJobRoles(
      tx,
      changes.map(({ personId, roleProfileIds: kept, from: on }) => ({ personId, on, kept, recordedBy })),
    );
    await insertMissingJobRoles(
      tx,
      changes.map(({ from, ...change }) => ({ ...change, validFrom: from, recordedBy })),
    );
    const personIds = changes.map(({ personId }) => personId);
    await publish(tx, { name: 'organization.job-roles-changed', payload: { personIds } });
  });
}

export interface ReportingLine {
  personId: string;
  managerId: string;
  from: Temporal.PlainDate;
}

/** Give people their manager from a day on; the earlier lines end there. */
export async function setManagers(context: Context, lines: readonly ReportingLine[]): Promise<void> {
  if (lines.length === 0) return;
  const recordedBy = context.actor.personId;
  await context.db.transaction((tx) =>
    insertReportingLines(
      tx,
      lines.map(({ from, ...line }) => ({ ...line, validFrom: from, recordedBy })),
    ),
  );
}

/** People report to nobody from a day on. */
export async function endManagers(
  context: Context,
  ends: readonly { personId: string; on: Temporal.PlainDate }[],
): Promise<void> {
  if (ends.length === 0) return;
  const recordedBy = context.actor.personId;
  await context.db.transaction((tx) =>
    endReportingLines(
      tx,
      ends.map((end) => ({ ...end, recordedBy })),
    ),
  );
}

import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { insertJobRoles, insertMembership, insertReportingLine } from './store/periods.ts';
import { departmentsOf } from './store/persons-in-company.ts';

export interface Placement {
  personId: string;
  departmentId: string;
  from: Temporal.PlainDate;
}

/** Give people their department from a day on; what held before ends there. */
export async function placePeople(context: Context, placements: readonly Placement[]): Promise<void> {
  if (placements.length === 0) return;
  const recordedBy = context.actor.personId;
  await context.db.transaction(async (tx) => {
    const personIds = placements.map((placement) => placement.personId);
    const before = await departmentsOf(tx, personIds, placements[0]!.from);
    for (const { personId, departmentId, from } of placements) {
      await insertMembership(tx, { personId, departmentId, validFrom: from, recordedBy });
    }
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

/** Give a person a manager from a day on; the earlier line ends there. */
export async function setManager(
  context: Context,
  line: { personId: string; managerId: string; from: Temporal.PlainDate },
): Promise<void> {
  const { personId, managerId, from } = line;
  await context.db.transaction((tx) =>
    insertReportingLine(tx, { personId, managerId, validFrom: from, recordedBy: context.actor.personId }),
  );
}

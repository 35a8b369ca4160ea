import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { assertDepartmentExists } from './list-departments.ts';
import { assignJobRoles, endManagers, placePeople, setManagers, type JobRoleAssignment } from './place-people.ts';
import { assertNoReportingCycle, UnknownManager } from './rules/reporting.ts';
import { selectEmployment, type Employment } from './store/employment.ts';
import { findPersons, updatePersons } from './store/people.ts';
import { endJobRole as endOneJobRole, endJobRoles, endMemberships, endReportingLines, endReportsTo } from './store/periods.ts';
import { departmentsOf } from './store/persons-in-company.ts';
import { managersAbove } from './store/reporting-lines.ts';

export class NoSuchJobRole extends Refusal {
  constructor() {
    super('conflict', 'organization/job-role-not-held', 'This person does not hold that job role then.');
  }
}

export class JobRoleHeld extends Refusal {
  constructor() {
    super('conflict', 'organization/job-role-held', 'This person holds that job role already, or it is planned.');
  }
}

async function assertPerson({ db }: Context, personId: string): Promise<void> {
  if ((await findPersons(db, [personId])).length === 0) throw new NotFound('person');
}

/** @throws {NotFound} */
export async function viewEmployment(context: Context, personId: string): Promise<Employment> {
  const employment = await selectEmployment(context.db, personId);
  if (!employment) throw new NotFound('person');
  return employment;
}

/** Another department from a day on. @throws {NotFound} @throws {UnknownDepartment} */
export async function changeDepartmentOf(
  context: Context,
  placement: { personId: string; departmentId: string; from: Temporal.PlainDate },
): Promise<void> {
  await assertPerson(context, placement.personId);
  await assertDepartmentExists(context, placement.departmentId);
  await placePeople(context, [placement]);
}

/** Another manager from a day on; null for none. @throws {NotFound} @throws {UnknownManager} @throws {ReportingCycle} */
export async function changeManagerOf(
  context: Context,
  { personId, managerId, from }: { personId: string; managerId: string | null; from: Temporal.PlainDate },
): Promise<void> {
  await assertPerson(context, personId);
  if (managerId === null) {
    await endManagers(context, [{ personId, on: from }]);
    return;
  }
  if ((await findPersons(context.db, [managerId])).length === 0) throw new UnknownManager();
  assertNoReportingCycle(personId, managerId, await managersAbove(context.db, managerId, from));
  await setManagers(context, [{ personId, managerId, from }]);
}

/** A job role from a day on, beside the others. @throws {NotFound} @throws {JobRoleHeld} when it holds then, or is planned. */
export async function giveJobRole(context: Context, assignment: JobRoleAssignment): Promise<void> {
  const { jobRoles } = await viewEmployment(context, assignment.personId);
  const isHeld = jobRoles.some(
    ({ id, to }) => id === assignment.roleProfileId && (!to || Temporal.PlainDate.compare(to, assignment.from) > 0),
  );
  if (isHeld) throw new JobRoleHeld();
  await assignJobRoles(context, [assignment]);
}

/** @throws {NoSuchJobRole} when it does not hold then. */
export async function endJobRole(
  context: Context,
  { personId, roleProfileId, on }: { personId: string; roleProfileId: string; on: Temporal.PlainDate },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const ended = await endOneJobRole(tx, { personId, on, recordedBy: context.actor.personId }, roleProfileId);
    if (ended.length === 0) throw new NoSuchJobRole();
    await publish(tx, { name: 'organization.job-roles-changed', payload: { personIds: [personId] } });
  });
}

export interface Departure {
  personId: string;
  on: Temporal.PlainDate;
}

/** Somebody leaves. @throws {NotFound} */
export async function recordDeparture(context: Context, departure: Departure): Promise<void> {
  await assertPerson(context, departure.personId);
  await recordDepartures(context, [departure]);
}

/** People leave, each once: all they have in the company ends on that day, also what was planned for later. */
export async function recordDepartures(context: Context, departures: readonly Departure[]): Promise<void> {
  const [first] = departures;
  if (!first) return;
  const personIds = departures.map(({ personId }) => personId);
  const ends = departures.map((departure) => ({ ...departure, recordedBy: context.actor.personId }));
  await context.db.transaction(async (tx) => {
    const departmentIds = [...new Set((await departmentsOf(tx, personIds, first.on)).values())];
    await endReportsTo(tx, ends);
    await endReportingLines(tx, ends);
    await endMemberships(tx, ends);
    await endJobRoles(tx, ends);
    await updatePersons(
      tx,
      departures.map(({ personId, on }) => ({ personId, leftOn: on })),
    );
    await publish(tx, { name: 'organization.membership-changed', payload: { personIds, departmentIds } });
  });
}

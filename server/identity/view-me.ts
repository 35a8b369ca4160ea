import { departmentsOf, findPersons, hasReports, listDepartments, updateTimeZone } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { AccessRole, Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertTimeZone } from './rules/time-zone.ts';

export interface Me {
  personId: string;
  name: string;
  email: string;
  timeZone: string;
  accessRoles: readonly AccessRole[];
  isManager: boolean;
  department: { id: string; name: string } | null;
}

/** The signed-in person, as the shell of every page needs them. */
export async function viewMe(context: Context): Promise<Me> {
  const personId = actingPerson(context);
  const today = context.now().toZonedDateTimeISO('UTC').toPlainDate();
  const [[person], departmentByPerson, departments, isManager] = await Promise.all([
    findPersons(context.db, [personId]),
    departmentsOf(context.db, [personId], today),
    listDepartments(context.db),
    hasReports(context.db, personId, today),
  ]);
  if (!person) throw new NotFound('person');
  const department = departments.find(({ id }) => id === departmentByPerson.get(personId));
  const { name, email, timeZone } = person;
  return {
    personId,
    name,
    email,
    timeZone,
    accessRoles: context.actor.accessRoles,
    isManager,
    department: department ? { id: department.id, name: department.name } : null,
  };
}

/** @throws {UnknownTimeZone} */
export async function setTimeZone(context: Context, timeZone: string): Promise<void> {
  assertTimeZone(timeZone);
  await updateTimeZone(context.db, actingPerson(context), timeZone);
}

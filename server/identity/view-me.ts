import { findPersonInCompany, updateTimeZone } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { AccessRole, Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';

export interface Me {
  personId: string;
  name: string;
  email: string;
  timeZone: string;
  accessRoles: readonly AccessRole[];
  auditorUntil: Temporal.PlainDate | null;
  isManager: boolean;
  department: { id: string; name: string } | null;
}

/** The signed-in person, as the shell of every page needs them. */
export async function viewMe(context: Context): Promise<Me> {
  const personId = actingPerson(context);
  const person = await findPersonInCompany(context.db, personId, utcDay(context));
  if (!person) throw new NotFound('person');
  const { accessRoles, auditorUntil = null } = context.actor;
  return { personId, ...person, accessRoles, auditorUntil };
}

/** @throws {UnknownTimeZone} */
export async function setTimeZone(context: Context, timeZone: string): Promise<void> {
  assertTimeZone(timeZone);
  await updateTimeZone(context.db, actingPerson(context), timeZone);
}

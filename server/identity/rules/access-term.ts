import type { AccessRole } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';

/** For how long an auditor may be named at once: an audit a year, and whoever comes again is named again. */
const LONGEST = Temporal.Duration.from({ years: 1 });

export class AuditorWithoutEnd extends Refusal {
  constructor(detail: string) {
    super('invalid', 'identity/auditor-without-end', detail, { errors: [{ pointer: '#/auditorUntil', detail }] });
  }
}

/** Access roles as they are given: the one of an auditor has a last day (UTC), the others have none. */
export interface GivenRoles {
  accessRoles: readonly AccessRole[];
  auditorUntil: Temporal.PlainDate | null;
}

/** @throws {AuditorWithoutEnd} when an auditor has no last day, or one that has passed or is too far away. */
export function assertTerm({ accessRoles, auditorUntil }: GivenRoles, today: Temporal.PlainDate): void {
  if (!accessRoles.includes('auditor')) {
    if (auditorUntil) throw new AuditorWithoutEnd('Only an auditor has a last day. Leave it out, or give that role.');
    return;
  }
  if (!auditorUntil) throw new AuditorWithoutEnd('Say until which day, that day included.');
  if (Temporal.PlainDate.compare(auditorUntil, today) < 0) throw new AuditorWithoutEnd('Choose today or a day to come.');
  if (Temporal.PlainDate.compare(auditorUntil, today.add(LONGEST)) > 0)
    throw new AuditorWithoutEnd('Choose a day within a year; it can be extended later.');
}

/** The access roles that count on a day. */
export function rolesOn({ accessRoles, auditorUntil }: GivenRoles, day: Temporal.PlainDate): AccessRole[] {
  const isOver = auditorUntil !== null && Temporal.PlainDate.compare(auditorUntil, day) < 0;
  return accessRoles.filter((role) => role !== 'auditor' || !isOver);
}

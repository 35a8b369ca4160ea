import { Refusal } from '#server/shared/refusal.ts';

/** Whose yes a booking needs before it is sure. */
export type Approver = 'coach' | 'manager';

/** Who is asked first, and why: the offer says so, no manager is there to ask, or sessions were missed. */
export interface Asked {
  who: Approver;
  why: 'offer' | 'no-manager' | 'no-shows';
}

/** What of a person decides who is asked. */
export interface Asking {
  hasManager: boolean;
  /** Sessions they did not come to, of the time that counts. */
  noShows: number;
}

/** From so many on, a session of two is a request. The rule is stated wherever somebody sees their own count. */
export const NO_SHOWS_TO_ASK = 3;
const NO_SHOWS_COUNT = Temporal.Duration.from({ months: 12 });

/** Sessions that ended before this are forgotten by the rule. */
export const noShowsSince = (now: Temporal.Instant): Temporal.Instant =>
  now.toZonedDateTimeISO('UTC').subtract(NO_SHOWS_COUNT).toInstant();

export class WaitsForManager extends Refusal {
  constructor() {
    super('conflict', 'coaching/waits-for-manager', 'The offer asks line managers: theirs decides about this request.');
  }
}

/** Who is asked before a booking is sure; null when nobody is. Who has no manager asks the coach instead. */
export function askedFirst(
  { approval, mode }: { approval: Approver | 'none'; mode: 'one-to-one' | 'group' },
  { hasManager, noShows }: Asking,
): Asked | null {
  if (approval === 'manager') return hasManager ? { who: 'manager', why: 'offer' } : { who: 'coach', why: 'no-manager' };
  if (approval === 'coach') return { who: 'coach', why: 'offer' };
  return mode === 'one-to-one' && noShows >= NO_SHOWS_TO_ASK ? { who: 'coach', why: 'no-shows' } : null;
}

/** Who decides about a request now: the line managers of the day, or the coach where there is none any more. */
export const deciderOf = (approver: Approver | null, managerIds: readonly string[]): Approver =>
  approver === 'manager' && managerIds.length > 0 ? 'manager' : 'coach';

import { Refusal } from '#server/shared/refusal.ts';

export class TooLateToChange extends Refusal {
  constructor(until: Temporal.Instant) {
    super('conflict', 'coaching/too-late-to-change', 'The time for changes has passed. Talk to your coach.', {
      changeableUntil: until.toString(),
    });
  }
}

export class NotPossibleNow extends Refusal {
  constructor(state: string) {
    super('conflict', 'coaching/not-possible-now', `That cannot be done while it is ${state}.`, { state });
  }
}

export class IntakeMissing extends Refusal {
  constructor(missing: readonly string[]) {
    super('invalid', 'coaching/intake-missing', 'Prepare the session first: answer every question.', {
      missing,
      errors: [{ pointer: '#/intake', detail: 'has to answer every question of the session type' }],
    });
  }
}

export class TooManyOpen extends Refusal {
  constructor(most: number) {
    super('conflict', 'coaching/too-many-open', `You have ${most} open bookings of this offer, as many as it allows.`, { most });
  }
}

/** Seats that are free, but not for everybody yet. */
export interface Kept {
  seats: number;
  until: Temporal.Instant;
}

export class SessionFull extends Refusal {
  constructor(kept: Kept | null = null) {
    const why = kept
      ? `The seats that are left are kept for people with this gap until ${kept.until.toString()}.`
      : 'Every seat is taken.';
    const facts = kept ? { seatsKept: kept.seats, keptUntil: kept.until.toString() } : {};
    super('conflict', 'coaching/session-full', `${why} You can wait for one.`, facts);
  }
}

const REQUEST_WAITS = Temporal.Duration.from({ hours: 48 });
const FOLLOW_UP_WAITS = Temporal.Duration.from({ hours: 7 * 24 });
const OFFER_WAITS = Temporal.Duration.from({ hours: 2 });
const SEAT_IS_SURE_BEFORE = Temporal.Duration.from({ hours: 24 });
const LAST_HOUR = Temporal.Duration.from({ hours: 1 });

/** Bookings whose session is to come. */
const ANSWERABLE = ['requested', 'waitlisted', 'offered', 'confirmed'];

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b);

/** Until when somebody may move or cancel a session themselves. */
export const changeableUntil = (startsAt: Temporal.Instant, cancelNoticeMinutes: number): Temporal.Instant =>
  startsAt.subtract({ minutes: cancelNoticeMinutes });

/** @throws {TooLateToChange} */
export function assertChangeable(now: Temporal.Instant, startsAt: Temporal.Instant, cancelNoticeMinutes: number): void {
  const until = changeableUntil(startsAt, cancelNoticeMinutes);
  if (Temporal.Instant.compare(now, until) > 0) throw new TooLateToChange(until);
}

/** Answers before a session can be changed while it is to come. @throws {NotPossibleNow} {TooLateToChange} */
export function assertAnswerable(status: string, startsAt: Temporal.Instant, now: Temporal.Instant): void {
  if (!ANSWERABLE.includes(status)) throw new NotPossibleNow(status);
  if (Temporal.Instant.compare(now, startsAt) >= 0) throw new TooLateToChange(startsAt);
}

/** A request waits two days for the coach, but never into the notice before the session. */
export const requestExpires = (now: Temporal.Instant, startsAt: Temporal.Instant, noticeMinutes: number): Temporal.Instant =>
  earlier(now.add(REQUEST_WAITS), startsAt.subtract({ minutes: noticeMinutes }));

/** A follow-up that a coach offers is kept for a week, but never into the last hour before it. */
export const followUpExpires = (now: Temporal.Instant, startsAt: Temporal.Instant): Temporal.Instant =>
  earlier(now.add(FOLLOW_UP_WAITS), startsAt.subtract(LAST_HOUR));

/**
 * What the next in line gets when a seat becomes free: the seat itself while there is a day left, later the offer of it
 * for two hours, and in the last hour nothing, since nobody could answer.
 */
export function seatFor(
  now: Temporal.Instant,
  startsAt: Temporal.Instant,
): { status: 'confirmed'; until: null } | { status: 'offered'; until: Temporal.Instant } | null {
  if (Temporal.Instant.compare(startsAt, now.add(SEAT_IS_SURE_BEFORE)) > 0) return { status: 'confirmed', until: null };
  const until = earlier(now.add(OFFER_WAITS), startsAt.subtract(LAST_HOUR));
  return Temporal.Instant.compare(until, now) > 0 ? { status: 'offered', until } : null;
}

/** Where the seat needs somebody's yes, it is asked for while there is time to answer. */
export function seatToAskFor(
  now: Temporal.Instant,
  startsAt: Temporal.Instant,
  noticeMinutes: number,
): { status: 'requested'; until: Temporal.Instant } | null {
  const until = requestExpires(now, startsAt, noticeMinutes);
  return Temporal.Instant.compare(until, now) > 0 ? { status: 'requested', until } : null;
}

/** @throws {IntakeMissing} A session without preparation is moved, not held. */
export function assertPrepared(questions: readonly string[], answers: readonly { question: string; answer: string }[]): void {
  const answered = new Set(answers.filter(({ answer }) => answer.trim() !== '').map(({ question }) => question));
  const missing = questions.filter((question) => !answered.has(question));
  if (missing.length > 0) throw new IntakeMissing(missing);
}

/** @param open Open bookings of the person and the offer, this one not counted. @throws {TooManyOpen} */
export function assertMayOpen(open: number, maxOpenPerPerson: number): void {
  if (open >= maxOpenPerPerson) throw new TooManyOpen(maxOpenPerPerson);
}

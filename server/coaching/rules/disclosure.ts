import { Refusal } from '#server/shared/refusal.ts';
import { assertBefore, NotThatTime } from './stated-time.ts';

/** What keeps somebody from asking for a disclosure, or from deciding about it. */
export type Hindrance = 'asked-themselves' | 'is-the-person' | 'is-the-coach' | 'is-the-line-manager';

const SENTENCES: Record<Hindrance, string> = {
  'asked-themselves': 'Nobody decides about what they asked themselves.',
  'is-the-person': 'Nobody asks for, or decides about, what was written about themselves.',
  'is-the-coach': 'You coached this person in these days. Somebody who did not has to do this.',
  'is-the-line-manager': 'You are the line manager of this person. Somebody else has to do this.',
};

export class NotImpartial extends Refusal {
  constructor(because: Hindrance) {
    super('conflict', 'coaching/not-impartial', SENTENCES[because], { because });
  }
}

export class DisclosureSettled extends Refusal {
  constructor(state: DisclosureState) {
    super('conflict', 'coaching/disclosure-settled', `This request is ${state} already.`, { state });
  }
}

export class DisclosureNotOpen extends Refusal {
  constructor() {
    super('conflict', 'coaching/disclosure-not-open', 'It can be read for an hour after it was granted, and at no other time.');
  }
}

/** Who somebody is to the person and to the request. */
export interface Nearness {
  isAsker: boolean;
  isPerson: boolean;
  isCoach: boolean;
  isLineManager: boolean;
}

export function hindranceOf({ isAsker, isPerson, isCoach, isLineManager }: Nearness): Hindrance | null {
  if (isAsker) return 'asked-themselves';
  if (isPerson) return 'is-the-person';
  if (isCoach) return 'is-the-coach';
  return isLineManager ? 'is-the-line-manager' : null;
}

/** @throws {NotImpartial} */
export function assertImpartial(nearness: Nearness): void {
  const hindrance = hindranceOf(nearness);
  if (hindrance) throw new NotImpartial(hindrance);
}

const WAITS = Temporal.Duration.from({ hours: 72 });
const OPENS_FOR = Temporal.Duration.from({ hours: 1 });
/** As much as one case needs; the database allows a day more, for the hour that clocks are put back. */
const DISCLOSED_DAYS = 92;

export const decideBy = (askedAt: Temporal.Instant): Temporal.Instant => askedAt.add(WAITS);
export const opensUntil = (grantedAt: Temporal.Instant): Temporal.Instant => grantedAt.add(OPENS_FOR);

export interface Days {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
  timeZone: string;
}

/**
 * The moments from the beginning of the first day to the end of the last one.
 *
 * @throws {NotThatTime} when they are not in order, too many, or still to come.
 */
export function spanOfDays(
  { first, last, timeZone }: Days,
  now: Temporal.Instant,
): { startsAt: Temporal.Instant; endsAt: Temporal.Instant } {
  assertBefore(first, last, { pointer: '#/lastDay', orEqual: true });
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(last, today) > 0)
    throw new NotThatTime('Today is the last day that can be asked for.', '#/lastDay');
  const days = first.until(last, { largestUnit: 'day' }).days + 1;
  if (days > DISCLOSED_DAYS) throw new NotThatTime(`Ask for ${DISCLOSED_DAYS} days at most.`, '#/firstDay');
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return { startsAt: startOf(first), endsAt: startOf(last.add({ days: 1 })) };
}

export type DisclosureState = 'waiting' | 'granted' | 'refused' | 'lapsed';

/** Where a request stands: what nobody decided in time has lapsed. */
export function disclosureState(
  { decideBy: until, decision }: { decideBy: Temporal.Instant; decision: { isGranted: boolean } | null },
  now: Temporal.Instant,
): DisclosureState {
  if (decision) return decision.isGranted ? 'granted' : 'refused';
  return Temporal.Instant.compare(now, until) <= 0 ? 'waiting' : 'lapsed';
}

interface Written {
  notes: readonly { authorId: string }[];
  items: readonly { createdBy: string }[];
}

/** Who wrote what is disclosed and is not told so far; the person is told anyway. */
export function writersToTell(
  { subjectId, writerIds }: { subjectId: string; writerIds: readonly string[] },
  { notes, items }: Written,
): string[] {
  const writers = new Set([...notes.map(({ authorId }) => authorId), ...items.map(({ createdBy }) => createdBy)]);
  for (const told of [subjectId, ...writerIds]) writers.delete(told);
  return [...writers];
}

/** Whether whoever asked can read it now. */
export const isOpen = (decision: { opensUntil: Temporal.Instant | null } | null, now: Temporal.Instant): boolean =>
  !!decision?.opensUntil && Temporal.Instant.compare(now, decision.opensUntil) < 0;

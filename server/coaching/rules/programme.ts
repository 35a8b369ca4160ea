import { Refusal } from '#server/shared/refusal.ts';
import { DAY_MS } from './days.ts';
import { instantOf, wallAt, zoneTable } from './zone-table.ts';
import { nearest, sentenceOf, whyNotAt, type Alternative, type BookingReason } from './slot-check.ts';
import { askBetween, type Asked, type Beside } from './sitting-between.ts';
import { freeSlots, type SlotQuestion } from './slots.ts';

/** A meeting of a session type, with the weeks after the one before; the first has none. */
export interface Sitting {
  title: string;
  weeks: number;
}

/** Where a session type says no number: time enough to try out what was agreed, and not to forget it. */
const WEEKS = 2;
/** How far from the time it should have a sitting may be proposed. */
const NEAR_MS = 3 * DAY_MS;
const MINUTE_MS = 60_000;

export const weeksAfter = (index: number, stated: number | undefined): number => (index === 0 ? 0 : (stated ?? WEEKS));

export const longestWait = (sittings: readonly Sitting[]): number => Math.max(...sittings.map(({ weeks }) => weeks));

export class NoProgramme extends Refusal {
  constructor() {
    super('conflict', 'coaching/no-programme', 'This session type has one sitting: book a slot.');
  }
}

export class SittingsDiffer extends Refusal {
  constructor(detail: string) {
    super('invalid', 'coaching/sittings-differ', detail, { errors: [{ pointer: '#/startsAt', detail }] });
  }
}

/** A time of a programme that cannot be had, the rule it breaks, and free times for that sitting. */
export interface RefusedSitting {
  sitting: number;
  startsAt: string;
  reason: BookingReason;
  detail: string;
  alternatives: readonly Alternative[];
}

/** Nothing of a programme is booked unless all of it is. */
export class ProgrammeRefused extends Refusal {
  constructor(refused: readonly RefusedSitting[]) {
    const detail = refused.length === 1 ? 'One of the times cannot be had.' : `${refused.length} of the times cannot be had.`;
    super('conflict', 'coaching/programme-refused', `${detail} Nothing is booked.`, { refused });
  }
}

/** @throws {SittingsDiffer} */
export function assertSittings(sittings: readonly Sitting[], starts: readonly number[], minutes: number): void {
  const isInOrder = starts.every((start, index) => index === 0 || starts[index - 1]! + minutes * MINUTE_MS <= start);
  if (starts.length !== sittings.length || !isInOrder)
    throw new SittingsDiffer(`Choose ${sittings.length} times, each after the sitting before has ended.`);
}

/** A sitting stays between those beside it when it is moved. @throws {SittingsDiffer} */
export function assertBetween({ range }: Pick<SlotQuestion, 'range'>, start: number): void {
  if (start < range.start || start >= range.end) throw new SittingsDiffer('Choose a time between the sittings beside it.');
}

export interface ProposedSitting {
  /** Where the interval and the wall clock of the coachee put it. */
  wished: number;
  /** Why it is not proposed there. */
  reason: BookingReason | null;
  /** Null where nothing is free within three days. */
  start: number | null;
}

/**
 * Times for all sittings after a first one: the same weekday and wall clock of the coachee, so many weeks on; where that
 * cannot be had, the nearest free slot within three days. The interval counts from the first time, so that a sitting that
 * had to give way does not push the others.
 */
export function proposeSittings(
  asked: Asked,
  { first, sittings, timeZone }: { first: number; sittings: readonly Sitting[]; timeZone: string },
): ProposedSitting[] {
  const table = zoneTable(timeZone, asked.question.now);
  const proposed: ProposedSitting[] = [];
  let weeks = 0;
  for (const sitting of sittings) {
    weeks += sitting.weeks;
    const wished = weeks === 0 ? first : instantOf(table, wallAt(table, first) + weeks * 7 * DAY_MS, 'start');
    const previous = proposed.at(-1);
    const others = proposed.flatMap(({ start }) => start ?? []);
    const between = askBetween(asked, {
      previous: previous ? (previous.start ?? previous.wished) : null,
      weeks: sitting.weeks,
      next: null,
      others,
    });
    const reason = whyNotAt(between.coach, { ...between.question, start: wished });
    proposed.push({ wished, reason, start: reason === null ? wished : previous ? nearTo(between, wished) : null });
  }
  return proposed;
}

function nearTo({ coach, question }: Asked, wished: number): number | null {
  const range = {
    start: Math.max(question.range.start, wished - NEAR_MS),
    end: Math.min(question.range.end, wished + NEAR_MS + 1),
  };
  const found = freeSlots(coach, { ...question, range }).slots.map((start) => ({ start, coachId: coach.coachId }));
  return nearest(wished, found, 1)[0]?.start ?? null;
}

/** Which times of a programme cannot be had, judged in their order: sittings that can be had count for those after them. */
export function refusedSittings(asked: Asked, sittings: readonly Sitting[], starts: readonly number[]): RefusedSitting[] {
  const besideOf = (index: number, next: number | null): Beside => ({
    previous: starts[index - 1] ?? null,
    weeks: sittings[index]!.weeks,
    next,
    others: had,
  });
  const had: number[] = [];
  const refused = new Map<number, BookingReason>();
  for (const [index, start] of starts.entries()) {
    const { coach, question } = askBetween(asked, besideOf(index, null));
    const reason = whyNotAt(coach, { ...question, start });
    if (reason) refused.set(index, reason);
    else had.push(start);
  }
  return [...refused].map(([index, reason]) =>
    refusedAt(
      { index, start: starts[index]!, reason },
      nearestTo(askBetween(asked, besideOf(index, starts[index + 1] ?? null)), starts[index]!),
    ),
  );
}

export const refusedAt = (
  { index, start, reason }: { index: number; start: number; reason: BookingReason },
  alternatives: readonly Alternative[],
): RefusedSitting => ({ sitting: index + 1, startsAt: isoOf(start), reason, detail: sentenceOf(reason), alternatives });

function nearestTo({ coach, question }: Asked, start: number): Alternative[] {
  const { coachId } = coach;
  const free = freeSlots(coach, question).slots.map((each) => ({ start: each, coachId }));
  return nearest(start, free).map((each) => ({ startsAt: isoOf(each.start), coachId }));
}

const isoOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

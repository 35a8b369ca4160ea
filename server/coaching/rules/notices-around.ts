import type { NoticeKind } from '#server/notifications/index.ts';

/** A session as far as its notices depend on it. */
export interface Held {
  id: string;
  mode: 'one-to-one' | 'group';
  status: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** Of the coach. */
  timeZone: string;
  version: number;
  /** Who leads it comes first. */
  coachIds: readonly string[];
}

export interface Seat {
  id: string;
  personId: string;
  status: string;
  /** What it was until this change. */
  before: string | null;
  requestedAt: Temporal.Instant;
  answerBy: Temporal.Instant | null;
  /** Line managers who decide about the request; none where the coach does. */
  managerIds: readonly string[];
}

export interface Planned {
  kind: NoticeKind;
  personId: string;
  /** Null when it is not about one session alone. */
  sessionId: string | null;
  bookingId: string | null;
  dedupeKey: string;
  dueAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  isUrgent: boolean;
  facts: Record<string, string>;
}

const DAY = 24;
const NUDGE_AFTER_HOURS = 24;
/** A reminder that would come right after the booking reminds of nothing. */
const BOOKED_BEFORE_HOURS = 2;
const SHEET_AT = Temporal.PlainTime.from('07:30');

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** What everything that is planned for a session shares. */
export interface Occasion {
  session: Held;
  now: Temporal.Instant;
  /** Who does it; what one did oneself is answered at once. Null when time does. */
  by: string | null;
  /** When it would have begun, had it not moved. */
  startedAt: Temporal.Instant | null;
  /** Where the same happens to several sittings of a programme at once: the first tells of all of them. */
  together?: Together;
}

export interface Together {
  programmeId: string;
  /** Sessions it happens to, this one included. */
  sessionIds: readonly string[];
  /** When the last of them does. */
  endsAt: Temporal.Instant;
}

export const isFirst = ({ session, together }: Occasion): boolean => !together || together.sessionIds[0] === session.id;

/** The facts of a notice that goes along with others: it is sent for its invitation, the first of them for its words. */
export const alongOf = ({ together }: Occasion): Record<string, string> =>
  together ? { programmeId: together.programmeId } : {};

/** One mail about all the sittings it happens to. It stands for no session alone, so that none of them takes it along when it moves. */
export const tellOfAll = (occasion: Occasion, told: Pick<Told, 'kind' | 'personId' | 'isUrgent'>): Planned[] => {
  const { together } = occasion;
  const { kind, personId } = told;
  if (!together || !isFirst(occasion)) return [];
  const facts = { programmeId: together.programmeId, sessionIds: together.sessionIds.join(',') };
  const dedupeKey = `${kind}/${personId}/${together.sessionIds[0]}`;
  return [{ ...plan(occasion, { ...told, facts, expiresAt: together.endsAt }), sessionId: null, dedupeKey }];
};

/** Who is told what; left out, it is due now and stale from the start. */
interface Told {
  kind: NoticeKind;
  personId: string;
  seat?: Seat;
  dueAt?: Temporal.Instant;
  expiresAt?: Temporal.Instant;
  isUrgent?: boolean;
  facts?: Record<string, string>;
}

export function plan({ session, now, by }: Occasion, told: Told): Planned {
  const { kind, personId, seat = null, dueAt = now, expiresAt = session.startsAt, isUrgent = false, facts = {} } = told;
  const bookingId = seat?.id ?? null;
  return {
    kind,
    personId,
    sessionId: session.id,
    bookingId,
    dedupeKey: `${kind}/${bookingId ?? session.id}/${personId}/${session.version}`,
    dueAt,
    expiresAt,
    isUrgent: isUrgent || by === personId,
    facts,
  };
}

/** Of a seat that is sure: reminders before, questions after. */
export function aroundSession(occasion: Occasion, seat: Seat): Planned[] {
  const { session, now } = occasion;
  const { startsAt, endsAt } = session;
  const { personId } = seat;
  const reminders = [
    { kind: 'reminder-day', hours: DAY, isUrgent: false },
    { kind: 'reminder-hour', hours: 1, isUrgent: true },
  ] as const;
  const after = (kind: NoticeKind, hours: number, lastHours: number) =>
    plan(occasion, { kind, personId, seat, dueAt: endsAt.add({ hours }), expiresAt: endsAt.add({ hours: lastHours }) });
  return [
    ...reminders
      .map(({ kind, hours, isUrgent }) => ({ kind, personId, seat, isUrgent, dueAt: startsAt.subtract({ hours }) }))
      .filter(({ dueAt }) => !isBefore(dueAt, now.add({ hours: BOOKED_BEFORE_HOURS })))
      .map((told) => plan(occasion, told)),
    after('feedback-asked', 1, 2 * DAY),
    after('feedback-nudge', 2 * DAY, 7 * DAY),
    after('follow-up-month', 30 * DAY, 44 * DAY),
    after('follow-up-quarter', 90 * DAY, 104 * DAY),
  ];
}

/** Of a session that will be held: the sheet of the day, and who came. */
export function aroundCoaches(occasion: Occasion): Planned[] {
  const { session, now } = occasion;
  const { startsAt, endsAt, timeZone, coachIds } = session;
  const day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const sheetAt = day.toZonedDateTime({ timeZone, plainTime: SHEET_AT }).toInstant();
  const sheets = isBefore(sheetAt, now) || !isBefore(sheetAt, startsAt) ? [] : coachIds;
  const attendance = (kind: NoticeKind, hours: number) =>
    plan(occasion, { kind, personId: coachIds[0]!, dueAt: endsAt.add({ hours }), expiresAt: endsAt.add({ hours: 14 * DAY }) });
  return [
    ...sheets.map((personId) => ({
      ...plan(occasion, { kind: 'day-sheet', personId, dueAt: sheetAt, expiresAt: sheetAt.add({ hours: DAY / 2 }) }),
      // One sheet for all sessions of the day, whichever of them are left.
      sessionId: null,
      dedupeKey: `day-sheet/${personId}/${day.toString()}`,
      facts: { date: day.toString(), timeZone },
    })),
    attendance('attendance-due', DAY),
    attendance('attendance-last', 3 * DAY),
  ];
}

interface Decider {
  personId: string;
  asked: NoticeKind;
  nudged: NoticeKind;
}

/** Who is told that a request waits for their answer: line managers where they decide, otherwise who leads the session. */
const decidersOf = ({ session }: Occasion, { managerIds }: Seat): Decider[] =>
  managerIds.length > 0
    ? managerIds.map((personId) => ({ personId, asked: 'approval-asked', nudged: 'approval-nudge' }))
    : [{ personId: session.coachIds[0]!, asked: 'request-received', nudged: 'request-nudge' }];

/** A request was made, or moved to another time. Each sitting of a programme asks for itself; `speaksForAll` says which is heard. */
export const requests = (occasion: Occasion, seat: Seat): Planned[] =>
  decidersOf(occasion, seat).map(({ personId, asked }) =>
    plan(occasion, { kind: asked, personId, seat, expiresAt: seat.answerBy!, facts: movedFrom(occasion) }),
  );

/** When it would have begun, had it not moved. */
export const movedFrom = ({ startedAt }: Occasion): Record<string, string> =>
  startedAt ? { startedAt: startedAt.toString() } : {};

/** A request that nobody answered. */
export const nudges = (occasion: Occasion, seat: Seat): Planned[] => {
  const dueAt = seat.requestedAt.add({ hours: NUDGE_AFTER_HOURS });
  const expiresAt = seat.answerBy!;
  if (!isBefore(occasion.now, dueAt) || !isBefore(dueAt, expiresAt)) return [];
  return decidersOf(occasion, seat).map(({ personId, nudged }) =>
    plan(occasion, { kind: nudged, personId, seat, dueAt, expiresAt }),
  );
};

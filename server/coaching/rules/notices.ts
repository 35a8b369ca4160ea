import type { NoticeKind } from '#server/notifications/index.ts';
import {
  alongOf,
  aroundCoaches,
  aroundSession,
  isBefore,
  isFirst,
  movedFrom,
  nudges,
  plan,
  requests,
  tellOfAll,
  type Occasion,
  type Planned,
  type Seat,
} from './notices-around.ts';

/** What a change of a session lets people be told. The transaction of the change writes what is planned here. */
const SOON_HOURS = 12;

/** A group was given a time. */
export const whenScheduled = (occasion: Occasion): Planned[] => [
  ...occasion.session.coachIds.flatMap((personId) => confirmed(occasion, personId)),
  ...aroundCoaches(occasion),
];

/** A group was planned for a gap of somebody. */
export const whenInvited = (occasion: Occasion, personId: string): Planned =>
  plan(occasion, { kind: 'session-suggested', personId });

const confirmed = (occasion: Occasion, personId: string, seat?: Seat): Planned[] => [
  ...tellOfAll(occasion, { kind: 'programme-confirmed', personId }),
  plan(occasion, { kind: 'session-confirmed', personId, facts: alongOf(occasion), ...(seat && { seat }) }),
];

/** Somebody asked for a time, took a seat or a place in the line; or a request was accepted, or a kept seat taken. */
export function whenBooked(occasion: Occasion, seat: Seat): Planned[] {
  const { session } = occasion;
  const { personId } = seat;
  if (seat.status === 'requested') return whenAsked(occasion, seat);
  if (seat.status === 'waitlisted') return [plan(occasion, { kind: 'place-in-line', personId, seat })];
  return [
    ...confirmed(occasion, personId, seat),
    ...aroundSession(occasion, seat),
    ...(session.mode === 'one-to-one' ? whenScheduled(occasion) : seatTaken(occasion, seat)),
  ];
}

/** Somebody's yes is needed: whoever decides hears it now, and once more after a day. */
export const whenAsked = (occasion: Occasion, seat: Seat): Planned[] => [...requests(occasion, seat), ...nudges(occasion, seat)];

const seatTaken = (occasion: Occasion, seat: Seat) =>
  occasion.session.coachIds.map((personId) => plan(occasion, { kind: 'seat-taken', personId, seat }));

/** By what a coach hears of a booking first. */
export const firstWordTo = (mode: 'one-to-one' | 'group'): NoticeKind[] =>
  mode === 'group' ? ['seat-taken'] : ['request-received', 'session-confirmed', 'session-rescheduled'];

const TOGETHER_MINUTES = 10;

/** Whoever corrects a word three times is told of once: at the end of the ten minutes, or at once when it begins before. */
export function whenAnswersChanged(occasion: Occasion, seat: Seat): Planned[] {
  const { session, now } = occasion;
  const step = TOGETHER_MINUTES * 60_000;
  const together = Temporal.Instant.fromEpochMilliseconds((Math.floor(now.epochMilliseconds / step) + 1) * step);
  const dueAt = isBefore(together, session.startsAt) ? together : now;
  return session.coachIds
    .map((personId) => plan(occasion, { kind: 'answers-changed', personId, seat, dueAt, isUrgent: isSoon(occasion) }))
    .map((notice) => ({ ...notice, dedupeKey: `${notice.dedupeKey}/${together.toString()}` }));
}

/** A seat became free for the next in line. */
export function whenPromoted(occasion: Occasion, seat: Seat): Planned[] {
  const { personId } = seat;
  if (seat.status === 'requested') return whenAsked(occasion, { ...seat, requestedAt: occasion.now });
  if (seat.status === 'offered')
    return [plan(occasion, { kind: 'seat-offered', personId, seat, expiresAt: seat.answerBy!, isUrgent: true })];
  return [
    plan(occasion, { kind: 'seat-promoted', personId, seat }),
    ...aroundSession(occasion, seat),
    ...seatTaken(occasion, seat),
  ];
}

/** Somebody is elsewhere at that time, or the seat is one that is kept for those who are invited. */
export type SkipReason = 'elsewhere' | 'kept';

/** A seat became free and went past somebody: they hear why, once for each time of the session. */
export function whenSkipped(occasion: Occasion, seat: Seat, why: SkipReason): Planned[] {
  const notice = plan(occasion, { kind: 'seat-skipped', personId: seat.personId, seat });
  return [why === 'kept' ? { ...notice, dedupeKey: `${notice.dedupeKey}/kept`, facts: { why } } : notice];
}

/** The session has another time or place. */
export function whenMoved(occasion: Occasion, seats: readonly Seat[]): Planned[] {
  const { session } = occasion;
  const moved = { kind: 'session-rescheduled', isUrgent: isSoon(occasion), facts: movedFrom(occasion) } as const;
  // A coach who waits for a manager's yes has not heard of the session, and a manager is asked about a time.
  const isUnheard = session.mode === 'one-to-one' && seats.some(waitsForManager);
  return [
    ...(isUnheard ? [] : session.coachIds.map((personId) => plan(occasion, { ...moved, personId }))),
    ...(session.status === 'scheduled' ? aroundCoaches(occasion) : []),
    ...seats.flatMap((seat) => [
      plan(occasion, { ...moved, personId: seat.personId, seat }),
      ...(seat.status === 'confirmed' ? aroundSession(occasion, seat) : []),
      ...(waitsForManager(seat) ? requests(occasion, seat) : []),
      ...(seat.status === 'requested' ? nudges(occasion, seat) : []),
    ]),
  ];
}

const waitsForManager = ({ status, managerIds }: Seat) => status === 'requested' && managerIds.length > 0;

const ENDINGS: Record<string, NoticeKind> = {
  'declined/requested': 'request-declined',
  'expired/requested': 'request-expired',
  'expired/offered': 'seat-lapsed',
  'expired/waitlisted': 'line-ended',
};

/** Seats were given back, declined or not answered for; or the whole session is cancelled. The coach hears first. */
export function whenEnded(occasion: Occasion, seats: readonly Seat[]): Planned[] {
  const { session, by } = occasion;
  const isUrgent = isSoon(occasion);
  const expiresAt = session.endsAt;
  const facts = alongOf(occasion);
  const cancelled = (personId: string, seat?: Seat) => [
    ...tellOfAll(occasion, { kind: 'programme-cancelled', personId, isUrgent }),
    plan(occasion, { kind: 'session-cancelled', personId, expiresAt, isUrgent, facts, ...(seat && { seat }) }),
  ];
  const isWhole = session.status === 'cancelled';
  const givenBack = isWhole ? [] : seats.filter(({ status, before }) => status === 'cancelled' && before === 'confirmed');
  return [
    ...(isWhole ? session.coachIds.flatMap((personId) => cancelled(personId)) : []),
    ...givenBack.flatMap((seat) =>
      session.coachIds.map((personId) => plan(occasion, { kind: 'seat-given-back', personId, seat })),
    ),
    ...seats.flatMap((seat) => {
      const { personId, status, before } = seat;
      const kind = ENDINGS[`${status}/${before}`];
      if (kind && !isFirst(occasion)) return [];
      if (kind) return [plan(occasion, { kind, personId, seat, expiresAt })];
      // Whoever leaves a line, or takes a request back, knows it.
      const isNews = status === 'cancelled' && (before === 'confirmed' || by !== personId);
      return isNews ? cancelled(personId, seat) : [];
    }),
  ];
}

/** Near enough that the night may not keep it back. */
function isSoon({ session, now, startedAt }: Occasion): boolean {
  const limit = now.add({ hours: SOON_HOURS });
  return [session.startsAt, startedAt ?? session.startsAt].some((start) => isBefore(start, limit));
}

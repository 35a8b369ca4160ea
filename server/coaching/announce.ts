import type { Transaction } from '#db/client.ts';
import type { DomainEvent } from '#server/events/catalog.ts';
import { publish } from '#server/events/outbox.ts';
import { intendNotices, voidNotices } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { decidersOf } from './ask-first.ts';
import { isStillOn } from './rules/later-sittings.ts';
import {
  whenAsked,
  whenBooked,
  whenEnded,
  whenInvited,
  whenMoved,
  whenPromoted,
  whenScheduled,
  whenSkipped,
  type SkipReason,
} from './rules/notices.ts';
import type { Occasion, Planned, Seat, Together } from './rules/notices-around.ts';
import { statusesBefore } from './store/booking-events.ts';
import { bookingsOfSessions, findBookings, type Booking } from './store/bookings.ts';
import { findSession, readSessions, type Session } from './store/sessions.ts';

export type SessionEvent = Extract<DomainEvent, { payload: { sessionId: string } }>;

/**
 * Say that something happened to a session: as an event, and as what its people are to be told. Both stand in the
 * transaction of the change, and so does the end of notices that are no longer true.
 *
 * @param startedAt When it would have begun before it moved.
 */
export const announce = (
  tx: Transaction,
  context: Pick<Context, 'now' | 'actor'>,
  event: SessionEvent,
  startedAt: Temporal.Instant | null = null,
): Promise<void> => say(tx, context, event, { startedAt });

/** Say that the same happened to several sittings of a programme: each is an event, and people are told of all at once. */
export async function announceTogether(
  tx: Transaction,
  context: Pick<Context, 'now' | 'actor'>,
  programme: { id: string } | null,
  events: readonly SessionEvent[],
): Promise<void> {
  const together = programme && (await togetherOf(tx, programme.id, events));
  for (const event of events) await say(tx, context, event, { startedAt: null, ...(together && { together }) });
}

async function togetherOf(tx: Transaction, programmeId: string, events: readonly SessionEvent[]): Promise<Together | null> {
  const sessionIds = events.map(({ payload }) => payload.sessionId);
  const last = (await readSessions(tx, sessionIds))
    .map(({ endsAt }) => endsAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  return last ? { programmeId, sessionIds, endsAt: last } : null;
}

async function say(
  tx: Transaction,
  context: Pick<Context, 'now' | 'actor'>,
  event: SessionEvent,
  happened: Pick<Occasion, 'startedAt' | 'together'>,
): Promise<void> {
  const { now, actor } = context;
  await publish(tx, event);
  const { sessionId } = event.payload;
  const session = (await findSession(tx, sessionId))!;
  const seats = await seatsOf(tx, context, event);
  const occasion: Occasion = { session, now: now(), by: actor.personId, ...happened };
  const isWhole = event.name === 'coaching.session-rescheduled' || !isStillOn(session);
  await voidNotices(tx, { sessionId, bookingIds: seats.map(({ id }) => id), isWhole, at: now() });
  const { version } = session;
  await intendNotices(
    tx,
    planned(event, occasion, seats).map((notice) => ({ ...notice, version })),
  );
}

/** Suggest a session to those whose gap it was planned for; each is told alone. */
export async function tellInvited(
  tx: Transaction,
  { now, actor }: Pick<Context, 'now' | 'actor'>,
  sessionId: string,
  personIds: readonly string[],
): Promise<void> {
  const session = (await findSession(tx, sessionId))!;
  const occasion: Occasion = { session, now: now(), by: actor.personId, startedAt: null };
  const { version } = session;
  await intendNotices(
    tx,
    personIds.map((personId) => ({ ...whenInvited(occasion, personId), version })),
  );
}

/** Tell somebody in the line why a free seat went past them. Nothing happened to the session, so there is no event. */
export async function tellOfSkip(
  tx: Transaction,
  { now, actor }: Pick<Context, 'now' | 'actor'>,
  session: Session,
  { waiting, why }: { waiting: Booking; why: SkipReason },
): Promise<void> {
  const occasion: Occasion = { session, now: now(), by: actor.personId, startedAt: null };
  const { version } = session;
  await intendNotices(
    tx,
    whenSkipped(occasion, asSeat(waiting), why).map((notice) => ({ ...notice, version })),
  );
}

/** Ask whoever decides about a request today; who was asked already is not asked again. Nothing happened to the session. */
export async function askAnew(tx: Transaction, { now, actor }: Pick<Context, 'now' | 'actor'>, booking: Booking): Promise<void> {
  const session = (await findSession(tx, booking.sessionId))!;
  const occasion: Occasion = { session, now: now(), by: actor.personId, startedAt: null };
  const { version } = session;
  const [seat] = await toSeats(tx, { now }, [booking]);
  await intendNotices(
    tx,
    whenAsked(occasion, seat!).map((notice) => ({ ...notice, version })),
  );
}

function planned({ name }: SessionEvent, occasion: Occasion, seats: readonly Seat[]): Planned[] {
  switch (name) {
    case 'coaching.session-scheduled':
      return whenScheduled(occasion);
    case 'coaching.session-booked':
      return seats.flatMap((seat) => whenBooked(occasion, seat));
    case 'coaching.seat-promoted':
      return seats.flatMap((seat) => whenPromoted(occasion, seat));
    case 'coaching.session-rescheduled':
      return whenMoved(occasion, seats);
    case 'coaching.session-cancelled':
      return whenEnded(occasion, seats);
  }
}

/** Seats the event is about: those it names, or of a moved session all, those who wait included. */
async function seatsOf(tx: Transaction, clock: Pick<Context, 'now'>, { name, payload }: SessionEvent): Promise<Seat[]> {
  if (name === 'coaching.session-rescheduled') return toSeats(tx, clock, await bookingsOfSessions(tx, [payload.sessionId]));
  if (name === 'coaching.session-scheduled') return [];
  const ids = 'bookingIds' in payload ? payload.bookingIds : [payload.bookingId];
  const [bookings, before] = await Promise.all([findBookings(tx, ids), statusesBefore(tx, ids)]);
  return (await toSeats(tx, clock, bookings)).map((seat) => ({ ...seat, before: before.get(seat.id) ?? null }));
}

async function toSeats(tx: Transaction, clock: Pick<Context, 'now'>, bookings: readonly Booking[]): Promise<Seat[]> {
  const { decides } = await decidersOf(tx, clock, bookings);
  return bookings.map((booking) => ({ ...asSeat(booking), managerIds: decides(booking).managerIds }));
}

export const asSeat = ({ id, personId, status, requestedAt, answerBy }: Booking): Seat => ({
  id,
  personId,
  status,
  before: status,
  requestedAt,
  answerBy,
  managerIds: [],
});

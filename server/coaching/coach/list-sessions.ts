import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { hasClockMoved, promisedInstant } from '../rules/promised-time.ts';
import { keptFor } from '../rules/reserved-seats.ts';
import { bookingsOfSessions, type Booking } from '../store/bookings.ts';
import { holidaysOf } from '../store/holiday-calendars.ts';
import { absencesWithin, datesWithHours } from '../store/hours.ts';
import { sessionsOfCoach, type Session } from '../store/sessions.ts';
import { namesOf, toKept, toPlace, type NameOf } from '../views.ts';
import { actingCoach } from './acting-coach.ts';
import { daysOf } from './view-calendar.ts';

/** Sessions as their coach sees them in a list, with what stands against each. */
export async function toCoachSessions(
  context: Context,
  sessions: readonly Session[],
  { bookings, nameOf }: { bookings: readonly Booking[]; nameOf: NameOf },
) {
  const coachId = actingPerson(context);
  const bounds = sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).toSorted(Temporal.Instant.compare);
  const [absences, holidays, opened] = await Promise.all([
    bounds.length > 0 ? absencesWithin(context.db, coachId, { from: bounds[0]!, to: bounds.at(-1)! }) : [],
    holidaysOf(context.db, coachId),
    datesWithHours(context.db, coachId),
  ]);
  const conflictOf = ({ startsAt, endsAt, localStart, timeZone }: Session) => {
    if (hasClockMoved(startsAt, timeZone, localStart)) return 'clock-moved' as const;
    const isAway = absences.some(
      (absence) =>
        Temporal.Instant.compare(absence.startsAt, endsAt) < 0 && Temporal.Instant.compare(startsAt, absence.endsAt) < 0,
    );
    if (isAway) return 'coach-absent' as const;
    const date = localStart.slice(0, 10);
    return holidays.has(date) && !opened.has(date) ? ('on-holiday' as const) : null;
  };
  return sessions.map((session) => {
    const own = bookings.filter(({ sessionId }) => sessionId === session.id);
    const conflict = conflictOf(session);
    return {
      ...toPlace(session, nameOf),
      capacity: session.capacity,
      seatsTaken: session.seatsTaken,
      waiting: own.filter(({ status }) => status === 'waitlisted').length,
      invited: session.invited,
      kept: toKept(keptFor(session, false)),
      people: own.map(({ id, personId, status }) => ({ bookingId: id, person: nameOf(personId), status })),
      conflict,
      promisedAt: conflict === 'clock-moved' ? promisedInstant(session.localStart, session.timeZone).toString() : null,
    };
  });
}

/** Sessions one holds on some days of one's own zone: a week, or the sheet of a day. @throws {NotFound} {NotThatTime} */
export async function listMySessions(context: Context, range: { from: string; to: string }) {
  const { personId, timeZone } = await actingCoach(context);
  const { from, to } = daysOf(timeZone, range);
  const sessions = await sessionsOfCoach(context.db, personId, { from, to });
  const bookings = await bookingsOfSessions(
    context.db,
    sessions.map(({ id }) => id),
  );
  const nameOf = await namesOf(context, [
    ...sessions.flatMap(({ coachIds }) => coachIds),
    ...bookings.map((booking) => booking.personId),
  ]);
  return { timeZone, items: await toCoachSessions(context, sessions, { bookings, nameOf }) };
}

import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { bookingsOfSessions } from './store/bookings.ts';
import { groupSessionsFrom } from './store/sessions.ts';
import { managersOf } from './store/surroundings.ts';
import { namesOf, toPlace, toWaitsFor } from './views.ts';

/** Group sessions to come with free seats and one's own place; nobody sees who else comes. */
export async function listGroupSessions(context: Context, filter: { sessionTypeId?: string }) {
  const personId = actingPerson(context);
  const sessions = (await groupSessionsFrom(context.db, context.now())).filter(
    ({ sessionTypeId }) => !filter.sessionTypeId || filter.sessionTypeId === sessionTypeId,
  );
  const managerIds = await managersOf(context.db, personId, utcDay(context));
  const [bookings, nameOf] = await Promise.all([
    bookingsOfSessions(
      context.db,
      sessions.map(({ id }) => id),
    ),
    namesOf(context, [...sessions.flatMap(({ coachIds }) => coachIds), ...managerIds]),
  ]);
  return {
    items: sessions.map((session) => {
      const own = bookings.filter(({ sessionId }) => sessionId === session.id);
      const mine = own.find((booking) => booking.personId === personId);
      return {
        ...toPlace(session, nameOf),
        // The address of the meeting is for those who have a seat.
        meetingUrl: mine?.status === 'confirmed' ? session.meetingUrl : null,
        capacity: session.capacity,
        seatsFree: session.capacity - session.seatsTaken,
        waiting: own.filter(({ status }) => status === 'waitlisted').length,
        myBooking: mine
          ? {
              bookingId: mine.id,
              status: mine.status,
              place: mine.place,
              answerBy: mine.answerBy?.toString() ?? null,
              waitsFor: toWaitsFor(mine, session, { managerIds, nameOf }),
            }
          : null,
      };
    }),
  };
}

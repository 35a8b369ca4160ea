import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { decidersOf } from './ask-first.ts';
import { keptFor, seatsOpenTo } from './rules/reserved-seats.ts';
import { bookingsOfSessions } from './store/bookings.ts';
import { invitationsOf } from './store/invitations.ts';
import { groupSessionsFrom } from './store/sessions.ts';
import { namesOf, toKept, toPlace, toWaitsFor } from './views.ts';

/** Group sessions to come with free seats and one's own place; nobody sees who else comes. */
export async function listGroupSessions(context: Context, filter: { sessionTypeId?: string }) {
  const personId = actingPerson(context);
  const sessions = (await groupSessionsFrom(context.db, context.now())).filter(
    ({ sessionTypeId }) => !filter.sessionTypeId || filter.sessionTypeId === sessionTypeId,
  );
  const bookings = await bookingsOfSessions(
    context.db,
    sessions.map(({ id }) => id),
  );
  const mine = bookings.filter((booking) => booking.personId === personId);
  const { decides, managerIds } = await decidersOf(context.db, context, mine);
  const [invitations, nameOf] = await Promise.all([
    invitationsOf(context.db, personId),
    namesOf(context, [...sessions.flatMap(({ coachIds }) => coachIds), ...managerIds]),
  ]);
  const invited = new Set(invitations.filter(({ declinedAt }) => declinedAt === null).map(({ sessionId }) => sessionId));
  return {
    items: sessions.map((session) => {
      const own = bookings.filter(({ sessionId }) => sessionId === session.id);
      const seat = mine.find(({ sessionId }) => sessionId === session.id);
      return {
        ...toPlace(session, nameOf),
        // The address of the meeting is for those who have a seat.
        meetingUrl: seat?.status === 'confirmed' ? session.meetingUrl : null,
        capacity: session.capacity,
        seatsFree: seatsOpenTo(session, invited.has(session.id)),
        kept: toKept(keptFor(session, invited.has(session.id))),
        waiting: own.filter(({ status }) => status === 'waitlisted').length,
        myBooking: seat
          ? {
              bookingId: seat.id,
              status: seat.status,
              place: seat.place,
              answerBy: seat.answerBy?.toString() ?? null,
              waitsFor: toWaitsFor(seat, session, { decides, nameOf }),
            }
          : null,
      };
    }),
  };
}

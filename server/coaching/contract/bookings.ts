import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { ActionItem, Booking, BookingDetails, Outcome, WaitsFor } from './booking-shapes.ts';
import { Answers, Place } from './shapes.ts';
import { BookingStatus, CancelCode, ItemStatus, Kept, OneBooking, Purpose, Zone } from '../shared/contract.ts';

const Booked = Type.Object({ bookingId: Id, sessionId: Id, status: BookingStatus, place: Nullable(Type.Integer()) });
export type Booked = Static<typeof Booked>;

export const listGroupSessions = endpoint({
  id: 'listGroupSessions',
  summary: 'Group sessions to come, with free seats and who waits',
  method: 'GET',
  path: '/coaching/group-sessions',
  query: Type.Object({ sessionTypeId: Type.Optional(Slug) }),
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          ...Place.properties,
          capacity: Type.Integer(),
          /** Seats the one who asks may take; beside them those that are kept for others. */
          seatsFree: Type.Integer(),
          kept: Nullable(Kept),
          waiting: Type.Integer(),
          myBooking: Nullable(
            Type.Object({
              bookingId: Id,
              status: BookingStatus,
              place: Nullable(Type.Integer()),
              answerBy: Nullable(Instant),
              waitsFor: Nullable(WaitsFor),
            }),
          ),
        }),
      ),
    }),
  },
});

export const bookSlot = endpoint({
  id: 'bookSlot',
  summary: 'Book a slot with a coach, or with any suitable coach; when somebody was faster, the refusal names alternatives',
  method: 'POST',
  path: '/coaching/bookings',
  body: Strict({
    offerId: Id,
    startsAt: Instant,
    /** Left out: any suitable coach, in the order of the suggestions. */
    coachId: Type.Optional(Id),
    purpose: Purpose,
    intake: Answers,
    timeZone: Type.Optional(Zone),
  }),
  success: { status: 201, schema: Booked },
});

export const bookSeat = endpoint({
  id: 'bookSeat',
  summary: 'Take a seat in a group session, or a place on its waiting list',
  method: 'POST',
  path: '/coaching/sessions/:sessionId/seats',
  params: Type.Object({ sessionId: Id }),
  body: Strict({
    purpose: Purpose,
    intake: Answers,
    waitIfFull: Type.Boolean(),
    timeZone: Type.Optional(Zone),
    /** Whether the others of the group see one's name; left out, they do not. */
    showsName: Type.Optional(Type.Boolean()),
  }),
  success: { status: 201, schema: Booked },
});

export const listMyBookings = endpoint({
  id: 'listMyBookings',
  summary: "One's own sessions, those to come first",
  method: 'GET',
  path: '/me/coaching/bookings',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(Booking),
      actionItems: Type.Array(ActionItem),
      /** Sessions one did not come to since then, for nobody else to see; from so many on, a session of two is a request. */
      noShows: Type.Object({ count: Type.Integer(), since: Instant, askFrom: Type.Integer() }),
      /** Outcomes that can still be acknowledged or contested. */
      toAnswer: Type.Array(Type.Object({ outcomeId: Id, bookingId: Id, skillName: Type.String(), answerBy: Instant })),
    }),
  },
});

export const viewMyBooking = endpoint({
  id: 'viewMyBooking',
  summary: 'A session of mine: preparation, shared note, action items, outcome, and who read the note',
  method: 'GET',
  path: '/me/coaching/bookings/:bookingId',
  params: OneBooking,
  success: { status: 200, schema: BookingDetails },
});

export const rescheduleBooking = endpoint({
  id: 'rescheduleBooking',
  summary: 'Move a session of two to another free slot of the same coach, before the cut-off',
  method: 'POST',
  path: '/coaching/bookings/:bookingId/rescheduling',
  params: OneBooking,
  body: Strict({ startsAt: Instant, reason: Type.Optional(Text(500)) }),
  success: { status: 200, schema: Booked },
});

export const cancelBooking = endpoint({
  id: 'cancelBooking',
  summary: 'Give a seat back, or leave a waiting list, with the reason; the next in line moves up',
  method: 'POST',
  path: '/coaching/bookings/:bookingId/cancellation',
  params: OneBooking,
  body: Strict({ code: CancelCode, text: Type.Optional(Text(500)) }),
  success: NoContent,
});

export const showMyName = endpoint({
  id: 'showMyName',
  summary: "Let the others of a group session see one's name, or no longer; until it is said, nobody sees it",
  method: 'PUT',
  path: '/coaching/bookings/:bookingId/shown-name',
  params: OneBooking,
  body: Strict({ isShown: Type.Boolean() }),
  success: NoContent,
});

export const changeAnswers = endpoint({
  id: 'changeAnswers',
  summary: 'Answer the questions before a session anew, until it begins; coaches read the newest',
  method: 'PUT',
  path: '/coaching/bookings/:bookingId/answers',
  params: OneBooking,
  body: Strict({ intake: Answers }),
  success: NoContent,
});

export const confirmSeat = endpoint({
  id: 'confirmSeat',
  summary: 'Take the seat that became free and is kept for a while',
  method: 'POST',
  path: '/coaching/bookings/:bookingId/confirmation',
  params: OneBooking,
  success: { status: 200, schema: Booked },
});

export const answerOutcome = endpoint({
  id: 'answerOutcome',
  summary: 'Acknowledge or contest what a session is said to have shown, within seven days',
  method: 'POST',
  path: '/coaching/outcomes/:outcomeId/answer',
  params: Type.Object({ outcomeId: Id }),
  body: Strict({ answer: Type.Enum(['acknowledge', 'contest']), text: Type.Optional(Text(1000)) }),
  success: { status: 200, schema: Outcome },
});

export const settleActionItem = endpoint({
  id: 'settleActionItem',
  summary: 'Say that an action item of mine is open, done or dropped',
  method: 'PUT',
  path: '/me/coaching/action-items/:actionItemId',
  params: Type.Object({ actionItemId: Id }),
  body: Strict({ status: ItemStatus }),
  success: NoContent,
});

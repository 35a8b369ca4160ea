import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { CoachSession, CoachSessionDetails } from './session-shapes.ts';
import { Url } from './shapes.ts';
import { Attendance, CancelCode, NoteKind, OneBooking, OneSession, OutcomeBasis, OutcomeResult } from '../shared/contract.ts';

export const listMySessions = endpoint({
  id: 'listMySessions',
  summary: 'Sessions one holds between two dates, in the own zone: a week, or the sheet of a day',
  method: 'GET',
  path: '/coach/sessions',
  query: Type.Object({ from: PlainDate, to: PlainDate }),
  success: { status: 200, schema: Type.Object({ timeZone: Type.String(), items: Type.Array(CoachSession) }) },
});

export const viewCoachSession = endpoint({
  id: 'viewCoachSession',
  summary: 'Who comes to a session one holds, and what they need; reading notes is shown to whom they are about',
  method: 'GET',
  path: '/coach/sessions/:sessionId',
  params: OneSession,
  query: Type.Object({
    /** `none` for a sheet without notes: nobody is told then that theirs were read. */
    notes: Type.Optional(Type.Enum(['none'])),
  }),
  success: { status: 200, schema: CoachSessionDetails },
});

export const scheduleGroupSession = endpoint({
  id: 'scheduleGroupSession',
  summary: 'Hold a group session at a time of one’s own choice',
  method: 'POST',
  path: '/coach/sessions',
  body: Strict({
    offerId: Id,
    startsAt: Instant,
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    coCoachIds: Type.Optional(Type.Array(Id, { maxItems: 3, uniqueItems: true })),
    meetingUrl: Type.Optional(Url),
  }),
  success: { status: 201, schema: Type.Object({ sessionId: Id }) },
});

export const acceptClinic = endpoint({
  id: 'acceptClinic',
  summary: 'Hold a suggested group: it is scheduled, seats are kept, and people with the gap are invited; one learns how many',
  method: 'POST',
  path: '/coach/clinics',
  body: Strict({
    offerId: Id,
    skillId: Slug,
    startsAt: Instant,
    /** Seats that only they may take until three days before; left out, half of them. */
    reservedSeats: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  }),
  success: { status: 201, schema: Type.Object({ sessionId: Id, invited: Type.Integer(), reservedSeats: Type.Integer() }) },
});

export const changeSession = endpoint({
  id: 'changeSession',
  summary: 'Move a session, or change its seats or place; more seats let people move up from the waiting list',
  method: 'PATCH',
  path: '/coach/sessions/:sessionId',
  params: OneSession,
  body: Strict({
    startsAt: Type.Optional(Instant),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    meetingUrl: Type.Optional(Url),
    reason: Type.Optional(Text(500)),
  }),
  success: NoContent,
});

export const cancelSession = endpoint({
  id: 'cancelSession',
  summary: 'Cancel a session one holds, with the reason; of a programme with all later sittings at once, if one says so',
  method: 'POST',
  path: '/coach/sessions/:sessionId/cancellation',
  params: OneSession,
  body: Strict({
    code: CancelCode,
    text: Type.Optional(Text(500)),
    /** With what is to come of its programme after it; a session on its own has nothing after it. */
    withLater: Type.Optional(Type.Boolean()),
  }),
  success: NoContent,
});

export const decideRequest = endpoint({
  id: 'decideRequest',
  summary: 'Accept or decline a request for a session, or for all sittings of a programme at once',
  method: 'POST',
  path: '/coach/bookings/:bookingId/decision',
  params: OneBooking,
  body: Strict({ decision: Type.Enum(['accept', 'decline']), text: Type.Optional(Text(500)) }),
  success: NoContent,
});

export const recordAttendance = endpoint({
  id: 'recordAttendance',
  summary: 'Say who came, from a quarter of an hour before the start; a correction needs a reason',
  method: 'PUT',
  path: '/coach/bookings/:bookingId/attendance',
  params: OneBooking,
  body: Strict({ status: Attendance, reason: Type.Optional(Text(500)) }),
  success: NoContent,
});

export const writeNote = endpoint({
  id: 'writeNote',
  summary: 'Write the shared or the private note of a coachee; private means hidden from the pages, not from a legal data export',
  method: 'PUT',
  path: '/coach/bookings/:bookingId/note',
  params: OneBooking,
  body: Strict({ kind: NoteKind, body: Text(10_000) }),
  success: NoContent,
});

export const addActionItem = endpoint({
  id: 'addActionItem',
  summary: 'Note what somebody will do by when',
  method: 'POST',
  path: '/coach/bookings/:bookingId/action-items',
  params: OneBooking,
  body: Strict({ text: Text(500), dueOn: PlainDate }),
  success: { status: 201, schema: Type.Object({ actionItemId: Id }) },
});

export const proposeOutcome = endpoint({
  id: 'proposeOutcome',
  summary: 'Say what the session showed of a skill; the coachee has seven days to contest it',
  method: 'POST',
  path: '/coach/bookings/:bookingId/outcomes',
  params: OneBooking,
  body: Strict({
    skillId: Slug,
    result: OutcomeResult,
    level: Type.Optional(Level),
    basis: OutcomeBasis,
    artefactUrl: Type.Optional(Url),
    behaviour: Text(2000, 0),
    secondAssessorId: Type.Optional(Id),
  }),
  success: { status: 201, schema: Type.Object({ outcomeId: Id }) },
});

export const withdrawOutcome = endpoint({
  id: 'withdrawOutcome',
  summary: 'Take back what one said a session showed; what was recorded is superseded',
  method: 'POST',
  path: '/coach/outcomes/:outcomeId/withdrawal',
  params: Type.Object({ outcomeId: Id }),
  body: Strict({ reason: Text(500) }),
  success: NoContent,
});

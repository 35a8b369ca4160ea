import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, Strict, Text } from '#server/shared/schemas.ts';
import { Attendance, OneBooking, Person } from '../shared/contract.ts';

export const CorrectionState = Type.Enum(['waiting', 'accepted', 'declined']);

/** Attendance that a coach asks to be corrected, or recorded, after the two weeks for it. */
export const Correction = Type.Object({
  correctionId: Id,
  askedBy: Person,
  /** Named only where the offer reports attendance. */
  person: Nullable(Person),
  title: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  /** Null where nothing was recorded. */
  before: Nullable(Attendance),
  after: Attendance,
  reason: Type.String(),
  askedAt: Instant,
  state: CorrectionState,
  decidedBy: Nullable(Person),
  decidedAt: Nullable(Instant),
  note: Nullable(Type.String()),
  /** Not about what one asked oneself, nor about one's own attendance. */
  mayDecide: Type.Boolean(),
});
export type Correction = Static<typeof Correction>;

const OneCorrection = Type.Object({ correctionId: Id });

export const askCorrection = endpoint({
  id: 'askCorrection',
  summary: 'Ask an OSPO lead to correct, or record, attendance after the two weeks in which one does it oneself',
  method: 'POST',
  path: '/coach/bookings/:bookingId/attendance-corrections',
  params: OneBooking,
  body: Strict({ status: Attendance, reason: Text(500) }),
  success: { status: 201, schema: OneCorrection },
});

export const listCorrections = endpoint({
  id: 'listCorrections',
  summary:
    'Corrections of attendance that coaches asked for, those that wait in front, then the latest; people are named where attendance is reported',
  method: 'GET',
  path: '/coaching/attendance-corrections',
  success: { status: 200, schema: Type.Object({ items: Type.Array(Correction) }) },
});

export const viewCorrection = endpoint({
  id: 'viewCorrection',
  summary: 'One correction of attendance that a coach asked for',
  method: 'GET',
  path: '/coaching/attendance-corrections/:correctionId',
  params: OneCorrection,
  success: { status: 200, schema: Correction },
});

export const decideCorrection = endpoint({
  id: 'decideCorrection',
  summary: 'Accept or decline a correction of attendance; accepted, it is written as any correction of the coach is',
  method: 'POST',
  path: '/coaching/attendance-corrections/:correctionId/decision',
  params: OneCorrection,
  body: Strict({ decision: Type.Enum(['accept', 'decline']), note: Type.Optional(Text(500)) }),
  success: NoContent,
});

import Type from 'typebox';
import { Id, Instant, Nullable, Text } from '#server/shared/schemas.ts';

/** What the contracts of coachee, coach and lead have in common: the words of coaching, each in one place. */
export const Zone = Text(64);
export const Language = Type.String({ pattern: '^[a-z]{2,3}$' });
export const Person = Type.Object({ personId: Id, name: Type.String() });
export const OneSession = Type.Object({ sessionId: Id });
export const OneBooking = Type.Object({ bookingId: Id });

export const CoachStatus = Type.Enum(['active', 'paused']);
export const Mode = Type.Enum(['one-to-one', 'group']);
export const Approval = Type.Enum(['none', 'coach', 'manager']);
export const Approver = Type.Enum(['coach', 'manager']);
export const Visibility = Type.Enum(['private', 'attendance']);
export const Purpose = Type.Enum(['learning', 'assessment']);
export const BookingStatus = Type.Enum([
  'requested',
  'waitlisted',
  'offered',
  'confirmed',
  'attended',
  'partial',
  'no-show',
  'declined',
  'expired',
  'cancelled',
]);
export const CancelCode = Type.Enum([
  'no-time',
  'ill',
  'not-needed',
  'prefer-other-time',
  'coach-unavailable',
  'too-few',
  'other',
]);
/** Seats that are free, but kept until then for those who are invited. */
export const Kept = Type.Object({ seats: Type.Integer(), until: Instant });
export const Attendance = Type.Enum(['attended', 'partial', 'no-show']);
export const ItemStatus = Type.Enum(['open', 'done', 'dropped']);
export const NoteKind = Type.Enum(['shared', 'private']);
export const OutcomeResult = Type.Enum(['no-change', 'practised', 'level']);
export const OutcomeBasis = Type.Enum(['observed', 'artefact']);
export const OutcomeStatus = Type.Enum(['proposed', 'acknowledged', 'contested', 'applied', 'withdrawn']);

/** Of an offer as it is shown, to whoever books and to whoever holds it. */
export const offerTerms = {
  offerId: Id,
  sessionTypeId: Type.String(),
  title: Type.String(),
  mode: Mode,
  minutes: Type.Integer(),
  stepMinutes: Type.Integer(),
  bufferBefore: Type.Integer(),
  bufferAfter: Type.Integer(),
  noticeMinutes: Type.Integer(),
  horizonDays: Type.Integer(),
  cancelNoticeMinutes: Type.Integer(),
  capacity: Type.Integer(),
  minParticipants: Type.Integer(),
  cutoffHours: Type.Integer(),
  approval: Approval,
  visibility: Visibility,
  maxOpenPerPerson: Type.Integer(),
  /** How many sessions of it each coach holds at most on a day and in a week. */
  maxPerDay: Nullable(Type.Integer()),
  maxPerWeek: Nullable(Type.Integer()),
  isActive: Type.Boolean(),
};

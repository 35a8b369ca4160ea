import Type from 'typebox';
import { Id, Instant, Nullable, Strict, Text } from '#server/shared/schemas.ts';

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

export const Zone = Text(64);

export const Person = Type.Object({ personId: Id, name: Type.String() });

export const Answers = Type.Array(Strict({ question: Text(500), answer: Text(2000) }), { maxItems: 12 });

export const Place = Type.Object({
  sessionId: Id,
  offerId: Id,
  sessionTypeId: Type.String(),
  title: Type.String(),
  mode: Type.Enum(['one-to-one', 'group']),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: Type.String(),
  status: Type.String(),
  coaches: Type.Array(Person),
  meetingUrl: Nullable(Type.String()),
});

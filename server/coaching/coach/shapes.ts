import Type from 'typebox';
import { Id, Nothing, Text } from '#server/shared/schemas.ts';

export const Zone = Text(64);

export const Person = Type.Object({ personId: Id, name: Type.String() });

export const Url = Type.String({ format: 'uri', pattern: '^https://', maxLength: 500 });

export const OneSession = Type.Object({ sessionId: Id });

export const OneBooking = Type.Object({ bookingId: Id });

export const NoContent = { status: 204, schema: Nothing } as const;

export const CancelCode = Type.Enum([
  'no-time',
  'ill',
  'not-needed',
  'prefer-other-time',
  'coach-unavailable',
  'too-few',
  'other',
]);

export const Attendance = Type.Enum(['attended', 'partial', 'no-show']);

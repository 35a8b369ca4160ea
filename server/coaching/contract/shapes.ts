import Type from 'typebox';
import { Id, Instant, Nullable, Strict, Text } from '#server/shared/schemas.ts';
import { Mode, Person } from '../shared/contract.ts';

export const Answers = Type.Array(Strict({ question: Text(500), answer: Text(2000) }), { maxItems: 12 });

/** Which sitting of a programme a session is, and what it is about. */
export const Programme = Type.Object({
  programmeId: Id,
  sitting: Type.Integer(),
  of: Type.Integer(),
  title: Type.String(),
});

export const Place = Type.Object({
  sessionId: Id,
  offerId: Id,
  sessionTypeId: Type.String(),
  title: Type.String(),
  mode: Mode,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: Type.String(),
  status: Type.String(),
  coaches: Type.Array(Person),
  meetingUrl: Nullable(Type.String()),
  /** Null for a session on its own. */
  programme: Nullable(Programme),
});

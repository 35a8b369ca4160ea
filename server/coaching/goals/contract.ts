import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { OneBooking } from '../shared/contract.ts';

const GoalStatus = Type.Enum(['open', 'reached', 'dropped']);
const AimedLevel = Type.Integer({ minimum: 1, maximum: 4 });

export const Goal = Type.Object({
  bookingId: Id,
  text: Type.String(),
  /** The skill it serves and the level it is to reach, where it is about one. */
  aim: Nullable(Type.Object({ skillId: Type.String(), name: Type.String(), level: AimedLevel })),
  status: GoalStatus,
  setAt: Instant,
});
export type Goal = Static<typeof Goal>;

export const MyGoal = Type.Object({
  ...Goal.properties,
  session: Type.Object({ title: Type.String(), startsAt: Instant }),
});
export type MyGoal = Static<typeof MyGoal>;

export const listMyGoals = endpoint({
  id: 'listMyGoals',
  summary: 'What I have set myself for sessions, the latest first',
  method: 'GET',
  path: '/me/coaching/goals',
  success: { status: 200, schema: Type.Object({ items: Type.Array(MyGoal) }) },
});

export const setMyGoal = endpoint({
  id: 'setMyGoal',
  summary: 'Set a goal for a session of mine, or set it anew; I am asked after a month and after three what became of it',
  method: 'PUT',
  path: '/me/coaching/bookings/:bookingId/goal',
  params: OneBooking,
  body: Strict({ text: Text(1000), aim: Type.Optional(Strict({ skillId: Slug, level: AimedLevel })) }),
  success: NoContent,
});

export const settleMyGoal = endpoint({
  id: 'settleMyGoal',
  summary: 'Say that a goal of mine is open, reached or dropped; of one that is dropped I am not asked',
  method: 'PUT',
  path: '/me/coaching/bookings/:bookingId/goal/status',
  params: OneBooking,
  body: Strict({ status: GoalStatus }),
  success: NoContent,
});

import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Strict, Text } from '#server/shared/schemas.ts';
import { OneBooking, Person } from '../shared/contract.ts';

/** What a line manager is asked about: who, what it is called, and when. Nothing of what it is about. */
export const TeamRequest = Type.Object({
  bookingId: Id,
  person: Person,
  title: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  answerBy: Instant,
  /** Of a programme, which is decided as a whole, when each sitting is that is asked for; else empty. */
  sittings: Type.Array(Type.Object({ sitting: Type.Integer(), startsAt: Instant, endsAt: Instant })),
});
export type TeamRequest = Static<typeof TeamRequest>;

export const listTeamRequests = endpoint({
  id: 'listTeamRequests',
  summary:
    'Requests of direct reports whose offer asks line managers, those that expire first in front; every look is shown to them',
  method: 'GET',
  path: '/me/team/requests',
  success: { status: 200, schema: Type.Object({ items: Type.Array(TeamRequest) }) },
});

export const decideTeamRequest = endpoint({
  id: 'decideTeamRequest',
  summary: 'Accept or decline a request of a direct report; who is not their line manager today finds nothing',
  method: 'POST',
  path: '/me/team/requests/:bookingId/decision',
  params: OneBooking,
  body: Strict({ decision: Type.Enum(['accept', 'decline']), text: Type.Optional(Text(500)) }),
  success: NoContent,
});

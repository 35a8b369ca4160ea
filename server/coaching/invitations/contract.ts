import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Instant, NoContent } from '#server/shared/schemas.ts';
import { OwnGap } from '../coach/session-shapes.ts';
import { Place } from '../contract/shapes.ts';
import { OneSession } from '../shared/contract.ts';

export const SessionInvitation = Type.Object({
  session: Place,
  /** The gap it was planned for, as it is now. */
  gap: OwnGap,
  /** Seats that can be taken on the invitation. */
  seatsFree: Type.Integer(),
  invitedAt: Instant,
});
export type SessionInvitation = Static<typeof SessionInvitation>;

export const listMyInvitations = endpoint({
  id: 'listMyInvitations',
  summary:
    'Group sessions that were planned for a gap of mine and that I have neither booked nor declined; nobody else sees them',
  method: 'GET',
  path: '/me/coaching/invitations',
  success: { status: 200, schema: Type.Object({ items: Type.Array(SessionInvitation) }) },
});

export const declineInvitation = endpoint({
  id: 'declineInvitation',
  summary: 'Say that a suggested session is not for me; the seat it kept is free for others, and nobody learns who said so',
  method: 'DELETE',
  path: '/me/coaching/invitations/:sessionId',
  params: OneSession,
  success: NoContent,
});

import Type, { type Static } from 'typebox';
import { Id } from '#server/shared/schemas.ts';

/** What receivers may be told of. What each carries, and in which words it is offered, stands in `rules/events.ts`. */
export const ToldEvent = Type.Enum([
  'learning.course-completed',
  'skills.evidence-recorded',
  'certificates.issued',
  'certificates.revoked',
  'coaching.session-scheduled',
  'coaching.session-booked',
  'coaching.session-rescheduled',
  'coaching.session-cancelled',
  'coaching.seat-promoted',
  'coaching.attendance-recorded',
  'coaching.outcome-recorded',
]);
export type ToldEvent = Static<typeof ToldEvent>;
/** What a delivery may be of: also a test, which tells of nothing. */
export const DeliveredEvent = Type.Enum([...ToldEvent.enum, 'webhooks.test']);
export type DeliveredEvent = Static<typeof DeliveredEvent>;

/** Sends; rests because somebody paused it, or because it failed for days; ended by its receiver, for good. */
export const EndpointState = Type.Enum(['active', 'paused', 'failing', 'ended']);
export type EndpointState = Static<typeof EndpointState>;
export const DeliveryState = Type.Enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = Static<typeof DeliveryState>;

/** Why a try failed. Of what a receiver answers only its status is kept. */
export const Failure = Type.Enum([
  'refused',
  'redirects',
  'no-answer',
  'no-connection',
  'no-such-host',
  'not-encrypted',
  'address-not-allowed',
  'secret-unreadable',
  'endpoint-ended',
]);
export type Failure = Static<typeof Failure>;

export const ofEndpoint = Type.Object({ endpointId: Id });

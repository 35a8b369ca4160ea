import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count, Id, Instant, Nothing, Nullable, PageOf, PageQuery, Strict } from '#server/shared/schemas.ts';
import { DeliveredEvent, DeliveryState, Failure, ofEndpoint } from './shapes.ts';

export const sendTestDelivery = endpoint({
  id: 'sendTestDelivery',
  summary: 'Send an endpoint a delivery that tells of nothing; it is tried once',
  method: 'POST',
  path: '/webhook-endpoints/:endpointId/test-deliveries',
  params: ofEndpoint,
  success: { status: 202, schema: Type.Object({ deliveryId: Id }) },
});

export const listWebhookDeliveries = endpoint({
  id: 'listWebhookDeliveries',
  summary: 'Deliveries of an endpoint in the last thirty days, newest first',
  method: 'GET',
  path: '/webhook-endpoints/:endpointId/deliveries',
  params: ofEndpoint,
  query: Type.Object({
    ...PageQuery,
    cursor: Type.Optional(Id),
    state: Type.Optional(DeliveryState),
    event: Type.Optional(DeliveredEvent),
  }),
  success: {
    status: 200,
    schema: PageOf(
      Type.Object({
        id: Id,
        event: Type.String(),
        body: Type.String(),
        state: DeliveryState,
        createdAt: Instant,
        /** When it is tried next, unless its endpoint rests; null when it is settled. */
        dueAt: Nullable(Instant),
        tries: Count,
        /** How often it is tried at most. */
        mostTries: Count,
        lastTriedAt: Nullable(Instant),
        lastStatus: Nullable(Type.Integer()),
        lastFailure: Nullable(Failure),
      }),
    ),
  },
});

export const replayWebhookDelivery = endpoint({
  id: 'replayWebhookDelivery',
  summary: 'Send a delivery once more, by its own id; one that waits is tried at once',
  method: 'POST',
  path: '/webhook-endpoints/:endpointId/deliveries/:deliveryId/replay',
  params: Type.Object({ endpointId: Id, deliveryId: Id }),
  success: { status: 202, schema: Nothing },
});

export const replayFailedDeliveries = endpoint({
  id: 'replayFailedDeliveries',
  summary: 'Send every delivery once more that failed for good and tells of something since a time',
  method: 'POST',
  path: '/webhook-endpoints/:endpointId/replays',
  params: ofEndpoint,
  body: Strict({ since: Instant }),
  success: { status: 202, schema: Type.Object({ replayed: Count }) },
});

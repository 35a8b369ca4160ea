import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count, Id, Instant, NoContent, Nullable, Strict, Text } from '#server/shared/schemas.ts';
import { EndpointState, ofEndpoint, ToldEvent } from './shapes.ts';

const Wanted = Strict({ name: Text(80), url: Text(500), events: Type.Array(ToldEvent, { minItems: 1, uniqueItems: true }) });

const described = {
  id: Id,
  name: Type.String(),
  url: Type.String(),
  events: Type.Array(ToldEvent),
  state: EndpointState,
  stateSince: Instant,
  /** Whether the host of its address is on the list of this installation. Nothing leaves to another. */
  isHostAllowed: Type.Boolean(),
  failingSince: Nullable(Instant),
  lastDeliveredAt: Nullable(Instant),
  waiting: Count,
  failed: Count,
};

export const listWebhookEndpoints = endpoint({
  id: 'listWebhookEndpoints',
  summary: 'Endpoints that are told of events, the hosts they may be at, and what they may be told of',
  method: 'GET',
  path: '/webhook-endpoints',
  success: {
    status: 200,
    schema: Type.Object({
      /** Hosts the installation allows (WEBHOOK_HOSTS); none switches webhooks off. */
      hosts: Type.Array(Type.String()),
      items: Type.Array(Type.Object(described)),
      events: Type.Array(
        Type.Object({
          name: ToldEvent,
          meaning: Type.String(),
          fields: Type.Array(Type.Object({ name: Type.String(), kind: Type.String() })),
        }),
      ),
    }),
  },
});

export const viewWebhookEndpoint = endpoint({
  id: 'viewWebhookEndpoint',
  summary: 'One endpoint with its state, without its secret',
  method: 'GET',
  path: '/webhook-endpoints/:endpointId',
  params: ofEndpoint,
  success: {
    status: 200,
    schema: Type.Object({
      ...described,
      registeredAt: Instant,
      registeredBy: Type.String(),
      /** Until when deliveries carry the signature of the secret before, too. */
      previousSecretUntil: Nullable(Instant),
    }),
  },
});

export const registerWebhookEndpoint = endpoint({
  id: 'registerWebhookEndpoint',
  summary: 'Register an endpoint; the answer shows its secret once',
  method: 'POST',
  path: '/webhook-endpoints',
  body: Wanted,
  success: { status: 201, schema: Type.Object({ id: Id, secret: Type.String() }) },
});

export const changeWebhookEndpoint = endpoint({
  id: 'changeWebhookEndpoint',
  summary: 'Change what an endpoint is called, where it is and what it is told of from now on',
  method: 'PUT',
  path: '/webhook-endpoints/:endpointId',
  params: ofEndpoint,
  body: Wanted,
  success: NoContent,
});

export const removeWebhookEndpoint = endpoint({
  id: 'removeWebhookEndpoint',
  summary: 'Remove an endpoint with its secret and its deliveries',
  method: 'DELETE',
  path: '/webhook-endpoints/:endpointId',
  params: ofEndpoint,
  success: NoContent,
});

export const pauseWebhookEndpoint = endpoint({
  id: 'pauseWebhookEndpoint',
  summary: 'Let an endpoint rest: events wait for it, and are sent when it is resumed',
  method: 'PUT',
  path: '/webhook-endpoints/:endpointId/pause',
  params: ofEndpoint,
  success: NoContent,
});

export const resumeWebhookEndpoint = endpoint({
  id: 'resumeWebhookEndpoint',
  summary: 'Send to an endpoint again, what waits first',
  method: 'DELETE',
  path: '/webhook-endpoints/:endpointId/pause',
  params: ofEndpoint,
  success: NoContent,
});

export const rotateWebhookSecret = endpoint({
  id: 'rotateWebhookSecret',
  summary: 'Make another secret; the answer shows it once, and the one before signs too for a day',
  method: 'POST',
  path: '/webhook-endpoints/:endpointId/secret-rotations',
  params: ofEndpoint,
  success: { status: 201, schema: Type.Object({ secret: Type.String(), previousUntil: Instant }) },
});

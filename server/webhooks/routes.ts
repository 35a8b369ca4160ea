import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { changeEndpoint, registerEndpoint, removeEndpoint, rotateSecret } from './keep-endpoints.ts';
import { replayDeliveries, replayDelivery, sendTest } from './replay-deliveries.ts';
import { pauseEndpoint, resumeEndpoint } from './rest-endpoint.ts';
import type { Egress } from './rules/egress.ts';
import { TOLD, TOLD_EVENTS } from './rules/events.ts';
import { MOST_TRIES } from './rules/retry.ts';
import { secretsWith } from './secrets.ts';
import type { Delivery } from './store/deliveries.ts';
import { viewDeliveries, viewEndpoint, viewEndpoints, type SeenEndpoint } from './view-endpoints.ts';

const ADMINISTRATOR = { allow: ['administrator'] } as const;
/** Where events go is decided in person: a key that leaks must not be able to send them elsewhere. */
const IN_PERSON = { allow: ['administrator'], inPerson: true } as const;
const TAG = 'webhooks';

export const webhooksRoutes: FastifyPluginAsyncTypebox<{ appSecret: string; egress: Egress }> = async (
  app,
  { appSecret, egress },
) => {
  const kept = { egress, secrets: secretsWith(appSecret) };
  app.route({
    ...route(contract.listWebhookEndpoints, TAG, ADMINISTRATOR),
    async handler(request) {
      const endpoints = await viewEndpoints(request.context, egress);
      return { hosts: [...egress.hosts], items: endpoints.map(toWire), events: EVENTS };
    },
  });
  app.route({
    ...route(contract.viewWebhookEndpoint, TAG, ADMINISTRATOR),
    async handler(request) {
      const endpoint = await viewEndpoint(request.context, egress, request.params.endpointId);
      const { registeredByName: registeredBy, registeredAt, previous } = endpoint;
      const previousSecretUntil = previous?.until.toString() ?? null;
      return { ...toWire(endpoint), registeredBy, registeredAt: registeredAt.toString(), previousSecretUntil };
    },
  });
  app.route({
    ...route(contract.registerWebhookEndpoint, TAG, IN_PERSON),
    async handler(request, reply) {
      return reply.code(201).send(await registerEndpoint(request.context, kept, request.body));
    },
  });
  app.route({
    ...route(contract.changeWebhookEndpoint, TAG, IN_PERSON),
    async handler(request, reply) {
      await changeEndpoint(request.context, kept, request.params.endpointId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.removeWebhookEndpoint, TAG, IN_PERSON),
    async handler(request, reply) {
      await removeEndpoint(request.context, request.params.endpointId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.pauseWebhookEndpoint, TAG, ADMINISTRATOR),
    async handler(request, reply) {
      await pauseEndpoint(request.context, request.params.endpointId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.resumeWebhookEndpoint, TAG, ADMINISTRATOR),
    async handler(request, reply) {
      await resumeEndpoint(request.context, request.params.endpointId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.rotateWebhookSecret, TAG, IN_PERSON),
    async handler(request, reply) {
      const { secret, previousUntil } = await rotateSecret(request.context, kept, request.params.endpointId);
      return reply.code(201).send({ secret, previousUntil: previousUntil.toString() });
    },
  });
  app.route({
    ...route(contract.sendTestDelivery, TAG, ADMINISTRATOR),
    async handler(request, reply) {
      return reply.code(202).send({ deliveryId: await sendTest(request.context, kept, request.params.endpointId) });
    },
  });
  app.route({
    ...route(contract.listWebhookDeliveries, TAG, ADMINISTRATOR),
    async handler(request) {
      const { limit = 25, cursor, state, event } = request.query;
      const place = { limit, ...(cursor && { before: cursor }), ...(state && { state }), ...(event && { event }) };
      const { items, nextCursor } = await viewDeliveries(request.context, request.params.endpointId, place);
      return { items: items.map(toWireDelivery), nextCursor };
    },
  });
  app.route({
    ...route(contract.replayWebhookDelivery, TAG, ADMINISTRATOR),
    async handler(request, reply) {
      await replayDelivery(request.context, request.params.endpointId, request.params.deliveryId);
      return reply.code(202).send(null);
    },
  });
  app.route({
    ...route(contract.replayFailedDeliveries, TAG, ADMINISTRATOR),
    async handler(request, reply) {
      const since = Temporal.Instant.from(request.body.since);
      return reply.code(202).send({ replayed: await replayDeliveries(request.context, request.params.endpointId, since) });
    },
  });
};

const EVENTS = TOLD_EVENTS.map((name) => ({
  name,
  meaning: TOLD[name].meaning,
  fields: Object.entries(TOLD[name].fields).map(([field, kind]) => ({ name: field, kind })),
}));

const toWire = ({ id, name, url, events, state, isHostAllowed, waiting, failed, ...instants }: SeenEndpoint) => ({
  ...{ id, name, url, events, state, isHostAllowed, waiting, failed },
  stateSince: instants.stateSince.toString(),
  failingSince: instants.failingSince?.toString() ?? null,
  lastDeliveredAt: instants.lastDeliveredAt?.toString() ?? null,
});

const toWireDelivery = ({ endpointId: _, createdAt, dueAt, lastTriedAt, ...delivery }: Delivery) => ({
  ...delivery,
  createdAt: createdAt.toString(),
  dueAt: delivery.state === 'waiting' ? dueAt.toString() : null,
  mostTries: MOST_TRIES,
  lastTriedAt: lastTriedAt?.toString() ?? null,
});

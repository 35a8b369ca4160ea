import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import type { Sealing } from '../sealing.ts';
import { askDisclosure } from './ask-disclosure.ts';
import * as contract from './contract.ts';
import { decideDisclosure } from './decide-disclosure.ts';
import { listAskedDisclosures, listDisclosures, listMyDisclosures, viewDisclosure } from './list-disclosures.ts';
import { readDisclosure } from './read-disclosure.ts';

/** Two persons are two persons: neither asking nor deciding nor reading is left to an access key. */
export const disclosureRoutes: FastifyPluginAsyncTypebox<{ sealing: Sealing }> = async (app, { sealing }) => {
  app.route({
    ...route(contract.askDisclosure, 'coaching', { allow: ['administrator'], inPerson: true, idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ disclosureId: await askDisclosure(request.context, request.body) });
    },
  });
  app.route({
    ...route(contract.listAskedDisclosures, 'coaching', { allow: ['administrator'], inPerson: true }),
    handler: (request) => listAskedDisclosures(request.context),
  });
  app.route({
    ...route(contract.listDisclosures, 'coaching', { allow: ['ospo-lead'], inPerson: true }),
    handler: (request) => listDisclosures(request.context),
  });
  app.route({
    ...route(contract.viewDisclosure, 'coaching', { allow: ['ospo-lead', 'administrator'], inPerson: true }),
    handler: (request) => viewDisclosure(request.context, request.params.disclosureId),
  });
  app.route({
    ...route(contract.decideDisclosure, 'coaching', { allow: ['ospo-lead'], inPerson: true }),
    async handler(request, reply) {
      await decideDisclosure(request.context, request.params.disclosureId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.readDisclosure, 'coaching', { allow: ['administrator'], inPerson: true }),
    handler: (request) => readDisclosure(request.context, sealing, request.params.disclosureId),
  });
  app.route({
    ...route(contract.listMyDisclosures, 'coaching', { allow: 'signed-in' }),
    handler: (request) => listMyDisclosures(request.context),
  });
};

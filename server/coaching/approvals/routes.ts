import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { decideTeamRequest, listTeamRequests } from './decide-team-request.ts';

export const approvalRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listTeamRequests, 'coaching', { allow: 'signed-in' }),
    handler: async (request) => ({ items: await listTeamRequests(request.context) }),
  });
  app.route({
    ...route(contract.decideTeamRequest, 'coaching', { allow: 'signed-in', idempotent: true }),
    async handler(request, reply) {
      await decideTeamRequest(request.context, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
};

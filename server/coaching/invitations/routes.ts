import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { declineMine, listMyInvitations } from './keep-invitations.ts';

export const invitationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listMyInvitations, 'coaching', { allow: ['learner'] }),
    handler: (request) => listMyInvitations(request.context),
  });
  app.route({
    ...route(contract.declineInvitation, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await declineMine(request.context, request.params.sessionId);
      return reply.code(204).send(null);
    },
  });
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import type { Sealing } from '../sealing.ts';
import * as contract from './contract.ts';
import { listMyGoals, setMyGoal, settleMyGoal } from './keep-goals.ts';

export const goalRoutes: FastifyPluginAsyncTypebox<{ sealing: Sealing }> = async (app, { sealing }) => {
  app.route({
    ...route(contract.listMyGoals, 'coaching', { allow: ['learner'] }),
    handler: (request) => listMyGoals(request.context, sealing),
  });
  app.route({
    ...route(contract.setMyGoal, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await setMyGoal(request.context, sealing, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.settleMyGoal, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await settleMyGoal(request.context, request.params.bookingId, request.body.status);
      return reply.code(204).send(null);
    },
  });
};

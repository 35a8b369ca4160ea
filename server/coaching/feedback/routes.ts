import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import type { Sealing } from '../sealing.ts';
import * as contract from './contract.ts';
import { giveFeedback, viewMyFeedback } from './give-feedback.ts';
import { listFeedback, viewFeedbackOnMe } from './view-feedback.ts';

export const feedbackRoutes: FastifyPluginAsyncTypebox<{ sealing: Sealing }> = async (app, { sealing }) => {
  app.route({
    ...route(contract.viewMyFeedback, 'coaching', { allow: ['learner'] }),
    handler: (request) => viewMyFeedback(request.context, sealing, request.params.bookingId),
  });
  app.route({
    ...route(contract.giveFeedback, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await giveFeedback(request.context, sealing, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewFeedbackOnMe, 'coaching', { allow: ['coach'] }),
    handler: (request) => viewFeedbackOnMe(request.context, sealing),
  });
  app.route({
    ...route(contract.listFeedback, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => listFeedback(request.context),
  });
};

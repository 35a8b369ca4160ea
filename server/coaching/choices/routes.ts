import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { chooseMine, viewMyChoices } from './keep-choices.ts';

export const choiceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.viewMyCoachingChoices, 'coaching', { allow: ['learner'] }),
    handler: (request) => viewMyChoices(request.context),
  });
  app.route({
    ...route(contract.chooseMyCoaching, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await chooseMine(request.context, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.chooseMyCoachingLanguages, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await chooseMine(request.context, request.body);
      return reply.code(204).send(null);
    },
  });
};

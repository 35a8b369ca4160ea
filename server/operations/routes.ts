import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { listFailedJobs, requestRetry } from './failed-jobs.ts';

export const operationsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.viewJobs, 'operations', { allow: ['administrator'] }),
    async handler(request) {
      const { failed, queues } = await listFailedJobs(request.context);
      return {
        failed: failed.map(({ failedAt, retryRequestedAt, ...job }) => ({
          ...job,
          failedAt: failedAt.toString(),
          retryRequestedAt: retryRequestedAt?.toString() ?? null,
        })),
        queues: queues.map(({ oldestAt, measuredAt, ...queue }) => ({
          ...queue,
          oldestAt: oldestAt?.toString() ?? null,
          measuredAt: measuredAt.toString(),
        })),
      };
    },
  });
  app.route({
    ...route(contract.retryJob, 'operations', { allow: ['administrator'] }),
    async handler(request, reply) {
      await requestRetry(request.context, request.body.jobKey);
      return reply.code(202).send(null);
    },
  });
};

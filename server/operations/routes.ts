import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { listFailedJobs, requestRetries, requestRetry } from './failed-jobs.ts';

const ADMINISTRATOR = { allow: ['administrator'] } as const;

export const operationsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.viewJobs, 'operations', ADMINISTRATOR),
    async handler(request) {
      const { failed, queues, ...counts } = await listFailedJobs(request.context, request.query);
      return {
        ...counts,
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
    ...route(contract.retryJob, 'operations', ADMINISTRATOR),
    async handler(request, reply) {
      await requestRetry(request.context, request.body.jobKey);
      return reply.code(202).send(null);
    },
  });
  app.route({
    ...route(contract.retryJobs, 'operations', ADMINISTRATOR),
    async handler(request, reply) {
      const { failedUntil, ...filter } = request.body;
      const requested = await requestRetries(request.context, filter, Temporal.Instant.from(failedUntil));
      return reply.code(202).send({ requested });
    },
  });
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { askCorrection } from './ask-correction.ts';
import * as contract from './contract.ts';
import * as corrections from './corrections-contract.ts';
import { decideCorrection } from './decide-correction.ts';
import { listCorrections, viewCorrection } from './list-corrections.ts';
import { listAttendance, listTeamAttendance } from './view-attendance.ts';

export const attendanceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listTeamAttendance, 'coaching', { allow: 'signed-in' }),
    handler: async (request) => ({ items: await listTeamAttendance(request.context) }),
  });
  app.route({
    ...route(contract.listAttendance, 'coaching', { allow: ['ospo-lead'] }),
    handler: async (request) => ({ items: await listAttendance(request.context) }),
  });
  app.route({
    ...route(corrections.askCorrection, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      const correctionId = await askCorrection(request.context, request.params.bookingId, request.body);
      return reply.code(201).send({ correctionId });
    },
  });
  app.route({
    ...route(corrections.listCorrections, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => listCorrections(request.context),
  });
  app.route({
    ...route(corrections.viewCorrection, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => viewCorrection(request.context, request.params.correctionId),
  });
  app.route({
    ...route(corrections.decideCorrection, 'coaching', { allow: ['ospo-lead'] }),
    async handler(request, reply) {
      await decideCorrection(request.context, request.params.correctionId, request.body);
      return reply.code(204).send(null);
    },
  });
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
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
};

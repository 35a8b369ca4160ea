import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { viewDepartments } from './list-departments.ts';

export const organizationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listDepartments, 'organization', { allow: 'signed-in' }),
    handler: async (request) => ({ items: await viewDepartments(request.context) }),
  });
};

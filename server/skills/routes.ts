import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { assignJobRole } from './assign-job-role.ts';
import * as contract from './contract.ts';
import { assessMyself, viewMySkills, viewMyTeam } from './view-my-skills.ts';
import { listParticipants, viewParticipant, viewTrail } from './view-trail.ts';
import { listSkillPeople, viewCompanyReport, viewDepartmentReport } from './view-report.ts';

export const skillsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.assignJobRole, 'organization', { allow: ['administrator'] }),
    async handler(request, reply) {
      const { roleProfileId, from } = request.body;
      const { personId } = request.params;
      await assignJobRole(request.context, { personId, roleProfileId, from: Temporal.PlainDate.from(from) });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewMySkills, 'skills', { allow: 'signed-in' }),
    handler: (request) => viewMySkills(request.context),
  });
  app.route({
    ...route(contract.assessMyself, 'skills', { allow: 'signed-in' }),
    async handler(request, reply) {
      await assessMyself(request.context, request.params.skillId, request.body.level);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewMyTeam, 'skills', { allow: 'signed-in' }),
    handler: async (request) => ({ people: await viewMyTeam(request.context) }),
  });
  app.route({
    ...route(contract.viewCompanyReport, 'report', { allow: ['ospo-lead', 'auditor'] }),
    handler: (request) => viewCompanyReport(request.context),
  });
  app.route({
    ...route(contract.viewDepartmentReport, 'report', { allow: ['ospo-lead', 'auditor'] }),
    handler: (request) => viewDepartmentReport(request.context, request.params.departmentId),
  });
  app.route({
    ...route(contract.listSkillPeople, 'report', { allow: ['ospo-lead', 'auditor'] }),
    async handler(request) {
      const { departmentId, skillId } = request.params;
      return { people: await listSkillPeople(request.context, departmentId, skillId, request.query.purpose) };
    },
  });
  app.route({
    ...route(contract.listParticipants, 'report', { allow: ['ospo-lead', 'auditor'] }),
    async handler(request) {
      const { limit = 25, cursor, ...filter } = request.query;
      return listParticipants(request.context, { ...filter, limit, ...(cursor && { after: cursor }) });
    },
  });
  app.route({
    ...route(contract.viewParticipant, 'report', { allow: ['ospo-lead', 'auditor'] }),
    handler: (request) => viewParticipant(request.context, request.params.personId),
  });
  app.route({
    ...route(contract.viewTrail, 'report', { allow: ['ospo-lead', 'auditor'] }),
    handler: (request) => viewTrail(request.context, request.params.personId, request.query.purpose),
  });
};

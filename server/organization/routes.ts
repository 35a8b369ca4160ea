import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { changeDepartment } from './change-department.ts';
import { closeDepartment, reopenDepartment } from './close-department.ts';
import { changeDepartmentOf, changeManagerOf, endJobRole, recordDeparture, viewEmployment } from './change-employment.ts';
import * as contract from './contract.ts';
import { createDepartment } from './create-department.ts';
import { viewDepartments } from './list-departments.ts';
import type { Department } from './store/departments.ts';
import type { Employment, Period } from './store/employment.ts';

const ADMINISTRATOR = { allow: ['administrator'] } as const;
const day = (date: string) => Temporal.PlainDate.from(date);

export const organizationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listDepartments, 'organization', { allow: 'signed-in' }),
    handler: async (request) => ({ items: (await viewDepartments(request.context)).map(shown) }),
  });
  app.route({
    ...route(contract.createDepartment, 'organization', { ...ADMINISTRATOR, idempotent: true }),
    async handler(request, reply) {
      const { parentId = null, ...department } = request.body;
      return reply.code(201).send({ departmentId: await createDepartment(request.context, { ...department, parentId }) });
    },
  });
  app.route({
    ...route(contract.changeDepartment, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      await changeDepartment(request.context, request.params.departmentId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.closeDepartment, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      await closeDepartment(request.context, request.params.departmentId, day(request.body.on));
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.reopenDepartment, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      await reopenDepartment(request.context, request.params.departmentId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewEmployment, 'organization', ADMINISTRATOR),
    handler: async (request) => written(await viewEmployment(request.context, request.params.personId)),
  });
  app.route({
    ...route(contract.changeDepartmentOf, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      const { departmentId, from } = request.body;
      await changeDepartmentOf(request.context, { personId: request.params.personId, departmentId, from: day(from) });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.changeManagerOf, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      const { managerId, from } = request.body;
      await changeManagerOf(request.context, { personId: request.params.personId, managerId, from: day(from) });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.endJobRole, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      await endJobRole(request.context, { ...request.params, on: day(request.body.on) });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.recordDeparture, 'organization', ADMINISTRATOR),
    async handler(request, reply) {
      await recordDeparture(request.context, { personId: request.params.personId, on: day(request.body.on) });
      return reply.code(204).send(null);
    },
  });
};

const shown = ({ closedOn, ...department }: Department) => ({ ...department, closedOn: closedOn?.toString() ?? null });
const written = ({ joinedOn, leftOn, departments, managers, jobRoles, kind }: Employment) => ({
  kind,
  joinedOn: joinedOn.toString(),
  leftOn: leftOn?.toString() ?? null,
  departments: departments.map(writtenPeriod),
  managers: managers.map(writtenPeriod),
  jobRoles: jobRoles.map(writtenPeriod),
});
const writtenPeriod = ({ from, to, recordedAt, ...named }: Period) => ({
  ...named,
  from: from.toString(),
  to: to?.toString() ?? null,
  recordedAt: recordedAt.toString(),
});

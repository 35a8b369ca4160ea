import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { addPerson } from '../add-person.ts';
import { changeAccessRoles } from '../change-access-roles.ts';
import { disableAccount, enableAccount } from '../disable-account.ts';
import { createFirstAdministrator } from '../first-administrator.ts';
import { handOutResetLink } from '../hand-out-reset-link.ts';
import { listPeople, viewPerson, type ListedPerson } from '../list-people.ts';
import * as contract from './contract.ts';

export interface PeopleRoutes {
  publicUrl: () => string;
  defaultTimeZone: string;
}

const ADMINISTRATOR = { allow: ['administrator'] } as const;
/** Who could do these by a leaked key could make themselves anybody. */
const IN_PERSON = { ...ADMINISTRATOR, inPerson: true } as const;

const shown = ({ id, joinedOn, leftOn, auditorUntil, ...person }: ListedPerson) => ({
  ...person,
  personId: id,
  joinedOn: joinedOn.toString(),
  leftOn: leftOn?.toString() ?? null,
  auditorUntil: auditorUntil?.toString() ?? null,
});
const lastDay = (day: string | undefined) => (day === undefined ? null : Temporal.PlainDate.from(day));

export const peopleRoutes: FastifyPluginAsyncTypebox<PeopleRoutes> = async (app, { publicUrl, defaultTimeZone }) => {
  app.route({
    ...route(contract.listPeople, 'people', ADMINISTRATOR),
    async handler(request) {
      const { limit = 25, cursor, ...filter } = request.query;
      const { items, nextCursor } = await listPeople(request.context, { ...filter, limit, ...(cursor && { after: cursor }) });
      return { items: items.map(shown), nextCursor };
    },
  });
  app.route({
    ...route(contract.viewPerson, 'people', ADMINISTRATOR),
    async handler(request) {
      return shown(await viewPerson(request.context, request.params.personId));
    },
  });
  app.route({
    ...route(contract.addPerson, 'people', { ...ADMINISTRATOR, idempotent: true }),
    async handler(request, reply) {
      const { kind = 'employee', timeZone = defaultTimeZone, departmentId = null, accessRoles = [], ...rest } = request.body;
      const person = { ...rest, auditorUntil: lastDay(rest.auditorUntil), kind, timeZone, departmentId, accessRoles };
      const personId = await addPerson(request.context, person);
      return reply.code(201).send({ personId });
    },
  });
  app.route({
    ...route(contract.changeAccessRoles, 'people', IN_PERSON),
    async handler(request, reply) {
      const { accessRoles, auditorUntil } = request.body;
      const given = { accessRoles, auditorUntil: lastDay(auditorUntil) };
      await changeAccessRoles(request.context, request.params.personId, given);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.disableAccount, 'people', ADMINISTRATOR),
    async handler(request, reply) {
      await disableAccount(request.context, request.params.personId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.enableAccount, 'people', ADMINISTRATOR),
    async handler(request, reply) {
      await enableAccount(request.context, request.params.personId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.handOutResetLink, 'people', IN_PERSON),
    async handler(request, reply) {
      const { personId } = request.params;
      const { token, expiresAt } = await handOutResetLink(request.context, personId);
      request.log.info({ administrator: request.context.actor.personId, personId }, 'reset link handed out');
      return reply.code(201).send({ link: `${publicUrl()}/reset-password/${token}`, expiresAt: expiresAt.toString() });
    },
  });
  app.route({
    ...route(contract.createFirstAdministrator, 'people', { allow: 'public' }),
    async handler(request, reply) {
      const personId = await createFirstAdministrator(request.context, { ...request.params, ...request.body });
      return reply.code(201).send({ personId });
    },
  });
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './hours-contract.ts';
import {
  addAbsence,
  addTravel,
  addWeeklyHours,
  changeWeeklyHours,
  chooseHolidayCalendars,
  clearHoursOfDate,
  removeAbsence,
  removeTravel,
  removeWeeklyHours,
  setHoursOfDate,
  viewMyHours,
} from './keep-hours.ts';
import { saveMyCoachProfile, viewMyCoachProfile } from './keep-profile.ts';

/** When coaches can be booked, and how many sessions they hold at most. */
export const hoursRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.viewMyCoachProfile, 'coaching', { allow: ['coach'] }),
    handler: (request) => viewMyCoachProfile(request.context),
  });
  app.route({
    ...route(contract.saveMyCoachProfile, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await saveMyCoachProfile(request.context, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewMyHours, 'coaching', { allow: ['coach'] }),
    handler: (request) => viewMyHours(request.context),
  });
  app.route({
    ...route(contract.addWeeklyHours, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ ruleId: await addWeeklyHours(request.context, request.body) });
    },
  });
  app.route({
    ...route(contract.changeWeeklyHours, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await changeWeeklyHours(request.context, request.params.ruleId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.removeWeeklyHours, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await removeWeeklyHours(request.context, request.params.ruleId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.setHoursOfDate, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await setHoursOfDate(request.context, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.clearHoursOfDate, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await clearHoursOfDate(request.context, request.params.date);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.addAbsence, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send(await addAbsence(request.context, request.body));
    },
  });
  app.route({
    ...route(contract.removeAbsence, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await removeAbsence(request.context, request.params.absenceId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.addTravel, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ travelId: await addTravel(request.context, request.body) });
    },
  });
  app.route({
    ...route(contract.removeTravel, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await removeTravel(request.context, request.params.travelId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.chooseHolidayCalendars, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await chooseHolidayCalendars(request.context, request.body.calendarIds);
      return reply.code(204).send(null);
    },
  });
};

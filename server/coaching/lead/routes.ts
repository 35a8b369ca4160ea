import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { countDecisions } from './count-decisions.ts';
import * as decisions from './decisions-contract.ts';
import { listHolidayCalendars, saveHolidayCalendar } from './keep-calendars.ts';
import { appointCoach, endVerification, findCoachCandidates, listCoaches, verifyCoach } from './keep-coaches.ts';
import { planAllClinics } from './plan-clinics.ts';
import { viewAssessorAgreement } from './view-agreement.ts';
import { viewCapacity } from './view-capacity.ts';
import { viewClinicPlan } from './view-clinic-plan.ts';
import { viewSuggestionFigures } from './view-suggestions.ts';

/** What the OSPO lead does: who coaches what, until when, and whether it is enough. */
export const leadRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listCoaches, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => listCoaches(request.context),
  });
  app.route({
    ...route(contract.appointCoach, 'coaching', { allow: ['ospo-lead'] }),
    async handler(request, reply) {
      await appointCoach(request.context, request.params.personId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.verifyCoach, 'coaching', { allow: ['ospo-lead'] }),
    async handler(request, reply) {
      const { level, expiresOn } = request.body;
      await verifyCoach(request.context, request.params, { level, expiresOn: Temporal.PlainDate.from(expiresOn) });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.endVerification, 'coaching', { allow: ['ospo-lead'] }),
    async handler(request, reply) {
      await endVerification(request.context, request.params.personId, request.params.skillId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewCapacity, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => viewCapacity(request.context, request.query),
  });
  app.route({
    ...route(contract.viewAssessorAgreement, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => viewAssessorAgreement(request.context),
  });
  app.route({
    ...route(decisions.countDecisions, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => countDecisions(request.context),
  });
  app.route({
    ...route(contract.viewSuggestionFigures, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => viewSuggestionFigures(request.context),
  });
  app.route({
    ...route(contract.findCoachCandidates, 'coaching', { allow: ['ospo-lead'] }),
    handler: (request) => findCoachCandidates(request.context, request.query.q),
  });
  app.route({
    ...route(contract.viewClinicPlan, 'coaching', { allow: ['coach', 'ospo-lead'] }),
    handler: (request) => viewClinicPlan(request.context),
  });
  app.route({
    ...route(contract.planClinicsAnew, 'coaching', { allow: ['coach', 'ospo-lead'] }),
    async handler(request) {
      return { computedAt: (await planAllClinics(request.context, { tells: false })).toString() };
    },
  });
  app.route({
    ...route(contract.listHolidayCalendars, 'coaching', { allow: ['coach', 'ospo-lead'] }),
    handler: (request) => listHolidayCalendars(request.context),
  });
  app.route({
    ...route(contract.saveHolidayCalendar, 'coaching', { allow: ['ospo-lead'] }),
    async handler(request, reply) {
      await saveHolidayCalendar(request.context, request.params.calendarSlug, request.body);
      return reply.code(204).send(null);
    },
  });
};

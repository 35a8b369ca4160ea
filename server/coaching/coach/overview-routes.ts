import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import type { Sealing } from '../sealing.ts';
import { listMyOffers } from './list-my-offers.ts';
import { listCoachedPeople, listMyRequests } from './list-people.ts';
import { findFollowUp, offerFollowUp } from './offer-follow-up.ts';
import * as contract from './overview-contract.ts';
import { viewMyCalendar } from './view-calendar.ts';
import { viewCoachedPerson } from './view-person.ts';

/** What coaches look at across their sessions, and what comes next for whom. */
export const overviewRoutes: FastifyPluginAsyncTypebox<{ sealing: Sealing }> = async (app, { sealing }) => {
  app.route({
    ...route(contract.viewMyCalendar, 'coaching', { allow: ['coach'] }),
    handler: (request) => viewMyCalendar(request.context, request.query),
  });
  app.route({
    ...route(contract.listMyOffers, 'coaching', { allow: ['coach'] }),
    handler: (request) => listMyOffers(request.context),
  });
  app.route({
    ...route(contract.listMyRequests, 'coaching', { allow: ['coach'] }),
    handler: (request) => listMyRequests(request.context),
  });
  app.route({
    ...route(contract.listCoachedPeople, 'coaching', { allow: ['coach'] }),
    handler: (request) => listCoachedPeople(request.context, sealing),
  });
  app.route({
    ...route(contract.viewCoachedPerson, 'coaching', { allow: ['coach'] }),
    handler: (request) => viewCoachedPerson(request.context, sealing, request.params.personId),
  });
  app.route({
    ...route(contract.findFollowUp, 'coaching', { allow: ['coach'] }),
    handler: (request) => findFollowUp(request.context, request.params.bookingId, request.query),
  });
  app.route({
    ...route(contract.offerFollowUp, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      const startsAt = Temporal.Instant.from(request.body.startsAt);
      return reply.code(201).send(await offerFollowUp(request.context, sealing, request.params.bookingId, startsAt));
    },
  });
};

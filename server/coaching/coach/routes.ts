import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import type { Sealing } from '../sealing.ts';
import { acceptClinic } from './accept-clinic.ts';
import * as contract from './contract.ts';
import { decideRequest } from './decide-request.ts';
import { cancelSession, changeSession, scheduleGroupSession } from './hold-sessions.ts';
import { hoursRoutes } from './hours-routes.ts';
import { changeOffer, createOffer, joinOffer, leaveOffer } from './keep-offers.ts';
import { overviewRoutes } from './overview-routes.ts';
import { proposeOutcome, withdrawOutcome } from './propose-outcome.ts';
import { recordAttendance } from './record-attendance.ts';
import { listMySessions } from './list-sessions.ts';
import { viewCoachSession } from './view-session.ts';
import { addActionItem, writeNote } from './write-note.ts';

/** What coaches do: their hours, their offers, their sessions, and what they say about them. */
export const coachRoutes: FastifyPluginAsyncTypebox<{ sealing: Sealing }> = async (app, { sealing }) => {
  void app.register(overviewRoutes, { sealing });
  void app.register(hoursRoutes);

  app.route({
    ...route(contract.createOffer, 'coaching', { allow: ['coach', 'ospo-lead'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ offerId: await createOffer(request.context, request.body) });
    },
  });
  app.route({
    ...route(contract.changeOffer, 'coaching', { allow: ['coach', 'ospo-lead'] }),
    async handler(request, reply) {
      await changeOffer(request.context, request.params.offerId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.joinOffer, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await joinOffer(request.context, request.params.offerId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.leaveOffer, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await leaveOffer(request.context, request.params.offerId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.listMySessions, 'coaching', { allow: ['coach'] }),
    handler: (request) => listMySessions(request.context, request.query),
  });
  app.route({
    ...route(contract.viewCoachSession, 'coaching', { allow: ['coach'] }),
    handler: (request) =>
      viewCoachSession(request.context, sealing, request.params.sessionId, { withNotes: request.query.notes !== 'none' }),
  });
  app.route({
    ...route(contract.scheduleGroupSession, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({
        sessionId: await scheduleGroupSession(request.context, {
          ...request.body,
          startsAt: Temporal.Instant.from(request.body.startsAt),
        }),
      });
    },
  });
  app.route({
    ...route(contract.acceptClinic, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      const startsAt = Temporal.Instant.from(request.body.startsAt);
      return reply.code(201).send(await acceptClinic(request.context, { ...request.body, startsAt }));
    },
  });
  app.route({
    ...route(contract.changeSession, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      const { startsAt, ...change } = request.body;
      const moved = startsAt ? { ...change, startsAt: Temporal.Instant.from(startsAt) } : change;
      await changeSession(request.context, request.params.sessionId, moved);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.cancelSession, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      await cancelSession(request.context, request.params.sessionId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.decideRequest, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      await decideRequest(request.context, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.recordAttendance, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await recordAttendance(request.context, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.writeNote, 'coaching', { allow: ['coach'] }),
    async handler(request, reply) {
      await writeNote(request.context, sealing, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.addActionItem, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply
        .code(201)
        .send({ actionItemId: await addActionItem(request.context, sealing, request.params.bookingId, request.body) });
    },
  });
  app.route({
    ...route(contract.proposeOutcome, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ outcomeId: await proposeOutcome(request.context, request.params.bookingId, request.body) });
    },
  });
  app.route({
    ...route(contract.withdrawOutcome, 'coaching', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      await withdrawOutcome(request.context, request.params.outcomeId, request.body.reason);
      return reply.code(204).send(null);
    },
  });
};

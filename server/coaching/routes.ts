import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { acceptAgreement, viewAgreement } from './accept-agreement.ts';
import { answerOutcome } from './answer-outcome.ts';
import { approvalRoutes } from './approvals/routes.ts';
import { attendanceRoutes } from './attendance/routes.ts';
import { bookProgramme } from './book-programme.ts';
import { bookSeat } from './book-seat.ts';
import { bookSlot } from './book-slot.ts';
import { calendarFeedRoutes } from './calendar/routes.ts';
import { cancelBooking } from './cancel-booking.ts';
import { cancelProgramme } from './cancel-programme.ts';
import { changeAnswers } from './change-answers.ts';
import { choiceRoutes } from './choices/routes.ts';
import { coachRoutes } from './coach/routes.ts';
import { confirmSeat } from './confirm-seat.ts';
import * as contract from './contract.ts';
import { disclosureRoutes } from './disclosure/routes.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { goalRoutes } from './goals/routes.ts';
import { listSlots, viewSlotOverview } from './find-slots.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { leadRoutes } from './lead/routes.ts';
import { listGroupSessions } from './list-group-sessions.ts';
import { listOffers, listCoachingSessionTypes } from './list-offers.ts';
import { endWish, listMyWishes, makeWish } from './make-wish.ts';
import { proposeProgramme } from './propose-programme.ts';
import { rescheduleBooking } from './reschedule-booking.ts';
import { sealingWith } from './sealing.ts';
import { showName } from './show-name.ts';
import { suggestCoaches } from './suggest-coaches.ts';
import { listMyBookings, settleActionItem, viewMyBooking } from './view-bookings.ts';

export interface CoachingOptions {
  appSecret: string;
  publicUrl: () => string;
}

export const coachingRoutes: FastifyPluginAsyncTypebox<CoachingOptions> = async (app, { appSecret, publicUrl }) => {
  const sealing = sealingWith(appSecret);
  void app.register(coachRoutes, { sealing });
  void app.register(leadRoutes);
  void app.register(choiceRoutes);
  void app.register(calendarFeedRoutes, { publicUrl });
  void app.register(feedbackRoutes, { sealing });
  void app.register(goalRoutes, { sealing });
  void app.register(invitationRoutes);
  void app.register(disclosureRoutes, { sealing });
  void app.register(attendanceRoutes);
  void app.register(approvalRoutes);

  app.route({
    ...route(contract.listCoachingSessionTypes, 'coaching', { allow: 'signed-in' }),
    handler: (request) => listCoachingSessionTypes(request.context),
  });
  app.route({
    ...route(contract.listOffers, 'coaching', { allow: 'signed-in' }),
    handler: (request) => listOffers(request.context, request.query),
  });
  app.route({
    ...route(contract.viewSlotOverview, 'coaching', { allow: ['learner'] }),
    handler: (request) => viewSlotOverview(request.context, request.params.offerId, request.query),
  });
  app.route({
    ...route(contract.listSlots, 'coaching', { allow: ['learner'] }),
    handler: (request) => listSlots(request.context, request.params.offerId, request.query),
  });
  app.route({
    ...route(contract.listGroupSessions, 'coaching', { allow: ['learner'] }),
    handler: (request) => listGroupSessions(request.context, request.query),
  });
  app.route({
    ...route(contract.viewAgreement, 'coaching', { allow: ['learner'] }),
    handler: (request) => viewAgreement(request.context),
  });
  app.route({
    ...route(contract.acceptAgreement, 'coaching', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      await acceptAgreement(request.context, request.body.version);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.bookSlot, 'coaching', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      const startsAt = Temporal.Instant.from(request.body.startsAt);
      return reply.code(201).send(await bookSlot(request.context, sealing, { ...request.body, startsAt }));
    },
  });
  app.route({
    ...route(contract.bookSeat, 'coaching', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      const { sessionId } = request.params;
      return reply.code(201).send(await bookSeat(request.context, sealing, { ...request.body, sessionId }));
    },
  });
  app.route({
    ...route(contract.proposeProgramme, 'coaching', { allow: ['learner'] }),
    handler: (request) => {
      const startsAt = Temporal.Instant.from(request.query.startsAt);
      return proposeProgramme(request.context, request.params.offerId, { ...request.query, startsAt });
    },
  });
  app.route({
    ...route(contract.bookProgramme, 'coaching', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      const startsAt = request.body.startsAt.map((at) => Temporal.Instant.from(at));
      return reply.code(201).send(await bookProgramme(request.context, sealing, { ...request.body, startsAt }));
    },
  });
  app.route({
    ...route(contract.cancelProgramme, 'coaching', { allow: ['learner'], idempotent: true }),
    handler: (request) => cancelProgramme(request.context, request.params.programmeId, request.body),
  });
  app.route({
    ...route(contract.listMyBookings, 'coaching', { allow: ['learner'] }),
    handler: (request) => listMyBookings(request.context, sealing),
  });
  app.route({
    ...route(contract.viewMyBooking, 'coaching', { allow: ['learner'] }),
    handler: (request) => viewMyBooking(request.context, sealing, request.params.bookingId),
  });
  app.route({
    ...route(contract.rescheduleBooking, 'coaching', { allow: ['learner'], idempotent: true }),
    handler: (request) => {
      const { startsAt, reason } = request.body;
      return rescheduleBooking(request.context, request.params.bookingId, Temporal.Instant.from(startsAt), reason);
    },
  });
  app.route({
    ...route(contract.cancelBooking, 'coaching', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      await cancelBooking(request.context, request.params.bookingId, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.showMyName, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await showName(request.context, request.params.bookingId, request.body.isShown);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.changeAnswers, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await changeAnswers(request.context, sealing, request.params.bookingId, request.body.intake);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.confirmSeat, 'coaching', { allow: ['learner'], idempotent: true }),
    handler: (request) => confirmSeat(request.context, request.params.bookingId),
  });
  app.route({
    ...route(contract.answerOutcome, 'coaching', { allow: ['learner'], idempotent: true }),
    handler: (request) => answerOutcome(request.context, request.params.outcomeId, request.body),
  });
  app.route({
    ...route(contract.settleActionItem, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await settleActionItem(request.context, request.params.actionItemId, request.body.status);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.listMyWishes, 'coaching', { allow: ['learner'] }),
    handler: (request) => listMyWishes(request.context),
  });
  app.route({
    ...route(contract.makeWish, 'coaching', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ wishId: await makeWish(request.context, request.body) });
    },
  });
  app.route({
    ...route(contract.endWish, 'coaching', { allow: ['learner'] }),
    async handler(request, reply) {
      await endWish(request.context, request.params.wishId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.suggestCoaches, 'coaching', { allow: ['learner'] }),
    handler: (request) => suggestCoaches(request.context, request.query),
  });
};

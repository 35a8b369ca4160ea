import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { grantExtraTry } from './grant-extra-try.ts';
import { saveAnswer } from './save-answer.ts';
import { startAttempt } from './start-attempt.ts';
import { submitAttempt, type StoredGrade } from './submit-attempt.ts';
import { viewAttempt, viewResult } from './view-attempt.ts';
import { viewQuiz } from './view-quizzes.ts';

const toGrade = (attemptId: string, { scorePercent, passed, submittedAt, shown }: StoredGrade): contract.GradeView => ({
  attemptId,
  scorePercent,
  passed,
  submittedAt: submittedAt.toString(),
  shown,
});

export const quizRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.startAttempt, 'quiz', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      const { enrolmentId } = request.params;
      const attemptId = await startAttempt(request.context, enrolmentId, request.body);
      return reply.code(201).send({ attemptId, quiz: await viewQuiz(request.context, enrolmentId, request.body.quizKind) });
    },
  });
  app.route({
    ...route(contract.viewAttempt, 'quiz', { allow: ['learner'] }),
    async handler(request) {
      const { attempt, questions, isSubmitted } = await viewAttempt(request.context, request.params.attemptId);
      const { id: attemptId, enrolmentId, courseId, quizKind, mode, startedAt } = attempt;
      return { attemptId, enrolmentId, courseId, quizKind, mode, startedAt: startedAt.toString(), isSubmitted, questions };
    },
  });
  app.route({
    ...route(contract.saveAnswer, 'quiz', { allow: ['learner'] }),
    async handler(request, reply) {
      const { attemptId, position } = request.params;
      await saveAnswer(request.context, attemptId, { ...request.body, position });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.submitAttempt, 'quiz', { allow: ['learner'] }),
    handler: async (request) => toGrade(request.params.attemptId, await submitAttempt(request.context, request.params.attemptId)),
  });
  app.route({
    ...route(contract.viewResult, 'quiz', { allow: ['learner'] }),
    async handler(request) {
      const { attempt, grade, shown, passPercent, questions } = await viewResult(request.context, request.params.attemptId);
      const { id, courseId, enrolmentId, quizKind, mode } = attempt;
      return { ...toGrade(id, grade), shown, passPercent, courseId, enrolmentId, quizKind, mode, questions };
    },
  });
  app.route({
    ...route(contract.grantExtraTry, 'quiz', { allow: ['coach', 'ospo-lead'] }),
    async handler(request, reply) {
      await grantExtraTry(request.context, request.params.enrolmentId, request.body);
      return reply.code(204).send(null);
    },
  });
};

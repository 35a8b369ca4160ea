import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { LessonText } from '#server/catalog/index.ts';
import { etagOf, isKnown } from '#server/http/etag.ts';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { enrol } from './enrol.ts';
import { completeLesson } from './record-step.ts';
import { keepPosition, listMyEnrolments, readLesson, viewEnrolment, type EnrolmentView } from './view-enrolments.ts';

const toWire = ({ enrolment, edition, done, ...view }: EnrolmentView): contract.EnrolmentView => ({
  ...view,
  enrolmentId: enrolment.id,
  courseId: enrolment.courseId,
  title: edition.title,
  edition: edition.number,
  cycle: enrolment.cycle,
  enrolledAt: enrolment.enrolledAt.toString(),
  completedAt: enrolment.completedAt?.toString() ?? null,
  modules: edition.outline.modules.map(({ title, lessons }) => ({
    title,
    lessons: lessons.map((lesson) => ({ ...lesson, isDone: done.lessonIds.has(lesson.id) })),
  })),
  quizzes: edition.outline.quizzes.map(({ kind }) => ({ kind, isPassed: done.quizKinds.has(kind) })),
});

interface Representation {
  body: string;
  etag: string;
}
const representations = new WeakMap<LessonText, Representation>();

/** A lesson as it goes over the wire, written and hashed once for each text. */
function representationOf(lesson: LessonText): Representation {
  const known = representations.get(lesson);
  if (known) return known;
  const body = JSON.stringify(lesson);
  const made = { body, etag: etagOf(body) };
  representations.set(lesson, made);
  return made;
}

export const learningRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.enrol, 'learning', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      const enrolmentId = await enrol(request.context, request.body.courseId);
      return reply.code(201).send({ enrolmentId });
    },
  });
  app.route({
    ...route(contract.listMyEnrolments, 'learning', { allow: ['learner'] }),
    handler: async (request) => ({ items: (await listMyEnrolments(request.context)).map(toWire) }),
  });
  app.route({
    ...route(contract.viewEnrolment, 'learning', { allow: ['learner'] }),
    handler: async (request) => toWire(await viewEnrolment(request.context, request.params.enrolmentId)),
  });
  app.route({
    ...route(contract.readLesson, 'learning', { allow: ['learner'] }),
    async handler(request, reply) {
      const { enrolmentId, lessonId } = request.params;
      const lesson = await readLesson(request.context, enrolmentId, lessonId);
      const { body, etag } = representationOf(lesson);
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304 as 200).send(undefined as never);
      return reply.type('application/json; charset=utf-8').send(body as never);
    },
  });
  app.route({
    ...route(contract.completeLesson, 'learning', { allow: ['learner'] }),
    async handler(request, reply) {
      await completeLesson(request.context, request.params.enrolmentId, request.params.lessonId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.keepPosition, 'learning', { allow: ['learner'] }),
    async handler(request, reply) {
      await keepPosition(request.context, request.params.enrolmentId, request.body.lessonId);
      return reply.code(204).send(null);
    },
  });
};

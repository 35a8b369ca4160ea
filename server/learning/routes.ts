import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import type { LessonText } from '#server/catalog/index.ts';
import { etagOf, isKnown } from '#server/http/etag.ts';
import { route } from '#server/http/route.ts';
import type { Context } from '#server/shared/context.ts';
import * as contract from './contract.ts';
import { enrol } from './enrol.ts';
import type { HandInStates, LearningPorts } from './ports.ts';
import { completeLesson } from './record-step.ts';
import { keepPosition, listMyEnrolments, readLesson, viewEnrolment, type EnrolmentView } from './view-enrolments.ts';

const takesHandIns = ({ edition }: EnrolmentView) =>
  edition.outline.modules.some(({ lessons }) => lessons.some(({ kind }) => kind === 'lab' || kind === 'workshop'));

/** How enrolments go over the wire, with what other features know of all of them. */
async function wireOf(context: Context, views: readonly EnrolmentView[], { quizzesOf, handInsOf }: LearningPorts) {
  const enrolmentIds = views.filter(takesHandIns).map(({ enrolment }) => enrolment.id);
  const [quizzes, handIns] = await Promise.all([quizzesOf(context, views), handInsOf(context, enrolmentIds)]);
  return (view: EnrolmentView) => toWire(view, quizzes, handIns);
}

const toWire = (
  { enrolment, edition, done, ...view }: EnrolmentView,
  quizzes: ReadonlyMap<string, contract.QuizState[]>,
  handIns: HandInStates,
): contract.EnrolmentView => ({
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
    lessons: lessons.map((lesson) => ({
      ...lesson,
      isDone: done.lessonIds.has(lesson.id),
      handInState: handIns.get(enrolment.id)?.get(lesson.id) ?? null,
    })),
  })),
  quizzes: quizzes.get(enrolment.id) ?? [],
});

interface Representation {
  body: string;
  etag: string;
}
const representations = new WeakMap<LessonText, Representation>();

/** A lesson as the contract says it, so that what assessors alone see stays here; written and hashed once for each text. */
function representationOf(lesson: LessonText, reply: FastifyReply): Representation {
  const known = representations.get(lesson);
  if (known) return known;
  const body = String(reply.serializeInput({ ...lesson }, '200'));
  const made = { body, etag: etagOf(body) };
  representations.set(lesson, made);
  return made;
}

export const learningRoutes: FastifyPluginAsyncTypebox<LearningPorts> = async (app, ports) => {
  app.route({
    ...route(contract.enrol, 'learning', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      const enrolmentId = await enrol(request.context, request.body.courseId);
      return reply.code(201).send({ enrolmentId });
    },
  });
  app.route({
    ...route(contract.listMyEnrolments, 'learning', { allow: ['learner'] }),
    async handler(request) {
      const views = await listMyEnrolments(request.context);
      return { items: views.map(await wireOf(request.context, views, ports)) };
    },
  });
  app.route({
    ...route(contract.viewEnrolment, 'learning', { allow: ['learner'] }),
    async handler(request) {
      const view = await viewEnrolment(request.context, request.params.enrolmentId);
      const wire = await wireOf(request.context, [view], ports);
      return wire(view);
    },
  });
  app.route({
    ...route(contract.readLesson, 'learning', { allow: ['learner'] }),
    async handler(request, reply) {
      const { enrolmentId, lessonId } = request.params;
      const lesson = await readLesson(request.context, enrolmentId, lessonId);
      const { body, etag } = representationOf(lesson, reply);
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

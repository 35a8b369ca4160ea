import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { currentFramework, listCourses, viewCourse } from './browse-courses.ts';
import * as contract from './contract.ts';
import { fillSlot, listSlots } from './fill-slot.ts';
import type { Edition } from './store/editions.ts';

const toCard = ({
  id: editionId,
  number: edition,
  courseId,
  title,
  summary,
  audience,
  stage,
  lang,
  minutes,
  skillIds,
}: Edition): contract.CourseCard => ({
  courseId,
  editionId,
  edition,
  title,
  summary,
  audience,
  stage,
  lang,
  minutes,
  skillIds,
});

export const catalogRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listCourses, 'catalog', { allow: 'signed-in' }),
    async handler(request) {
      const { limit = 25, cursor, ...filter } = request.query;
      const { items, nextCursor } = await listCourses(request.context, { ...filter, limit, ...(cursor && { after: cursor }) });
      return { items: items.map(toCard), nextCursor };
    },
  });
  app.route({
    ...route(contract.viewCourse, 'catalog', { allow: 'signed-in' }),
    async handler(request) {
      const { edition, missing } = await viewCourse(request.context, request.params.courseId);
      const { objective, prerequisites, outline, publishedAt } = edition;
      return {
        ...toCard(edition),
        objective,
        prerequisites,
        publishedAt: publishedAt.toString(),
        modules: outline.modules,
        quizzes: outline.quizzes,
        isOpen: missing.length === 0,
        missingSlots: missing,
      };
    },
  });
  app.route({
    ...route(contract.viewFramework, 'catalog', { allow: 'signed-in' }),
    handler: (request) => currentFramework(request.context),
  });
  app.route({
    ...route(contract.listSlots, 'catalog', { allow: ['ospo-lead', 'administrator'] }),
    handler: async (request) => ({ items: await listSlots(request.context) }),
  });
  app.route({
    ...route(contract.fillSlot, 'catalog', { allow: ['ospo-lead', 'administrator'] }),
    async handler(request, reply) {
      await fillSlot(request.context, request.params.slotId, request.body.value);
      return reply.code(204).send(null);
    },
  });
};

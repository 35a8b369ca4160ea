import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { catalogueChoices, currentFramework, listCourses, viewCourse } from './browse-courses.ts';
import * as contract from './contract.ts';
import { fillSlot, listSlots } from './fill-slot.ts';
import { listSessionTypes, viewSessionType } from './list-session-types.ts';
import type { SessionType } from './rules/session-type-schema.ts';
import { viewContentHealth } from './view-content-health.ts';
import { stageName } from './rules/stages.ts';
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
  prerequisites,
}: Edition): contract.CourseCard => ({
  courseId,
  editionId,
  edition,
  title,
  summary,
  audience,
  stage,
  stageName: stageName(stage),
  lang,
  minutes,
  skillIds,
  prerequisites,
});

const toSessionTypeCard = (sessionType: SessionType): contract.SessionTypeCard => {
  const { id, title, purpose, summary, audience, format, lang, seats, sittings, skills } = sessionType;
  return {
    id,
    title,
    purpose,
    summary,
    audience,
    format,
    lang,
    seats,
    sittingMinutes: sittings.map(({ minutes }) => minutes),
    skills: skills.map(({ skill, level, evidence }) => ({ skill, level, evidence })),
  };
};

export const catalogRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listCourses, 'catalog', { allow: 'signed-in' }),
    async handler(request) {
      const { limit = 25, skill, ...filter } = request.query;
      const [{ items, ...page }, choices] = await Promise.all([
        listCourses(request.context, { ...filter, limit, ...(skill && { skillIds: skill.split(',') }) }),
        catalogueChoices(request.context),
      ]);
      return { ...page, items: items.map(toCard), choices };
    },
  });
  app.route({
    ...route(contract.viewCourse, 'catalog', { allow: 'signed-in' }),
    async handler(request) {
      const { edition, missing } = await viewCourse(request.context, request.params.courseId);
      const { objective, outline, publishedAt } = edition;
      return {
        ...toCard(edition),
        objective,
        publishedAt: publishedAt.toString(),
        modules: outline.modules,
        quizzes: outline.quizzes,
        isOpen: missing.length === 0,
        missingSlots: missing,
      };
    },
  });
  app.route({
    ...route(contract.listSessionTypes, 'catalog', { allow: 'signed-in' }),
    async handler(request) {
      const sessionTypes = await listSessionTypes(request.context, request.query.skill?.split(','));
      return { items: sessionTypes.map(toSessionTypeCard) };
    },
  });
  app.route({
    ...route(contract.viewSessionType, 'catalog', { allow: 'signed-in' }),
    async handler(request) {
      const sessionType = await viewSessionType(request.context, request.params.sessionTypeId);
      return { ...sessionType, ...toSessionTypeCard(sessionType), skills: sessionType.skills };
    },
  });
  app.route({
    ...route(contract.viewFramework, 'catalog', { allow: 'signed-in' }),
    handler: (request) => currentFramework(request.context),
  });
  app.route({
    ...route(contract.viewContentHealth, 'catalog', { allow: ['author', 'ospo-lead'] }),
    handler: (request) => viewContentHealth(request.context),
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

import { fail, redirect } from '@sveltejs/kit';
import { call, need, orElse } from '#lib/server/api.ts';
import { incomplete, refused, textsOf } from '#lib/server/form.ts';
import { viewCourse } from '#server/catalog/contract.ts';
import { endWish, listGroupSessions, listMyWishes, listOffers, makeWish, suggestCoaches } from '#server/coaching/contract.ts';
import { skillNames } from '#lib/server/skill-names.ts';
import { readSessionType } from '../../session-type.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = { sessionTypeId: event.params.sessionTypeId };
  const [type, offers, groups, suggestions, wishes, nameOf] = await Promise.all([
    readSessionType(event, query.sessionTypeId),
    need(call(event, listOffers, { query })),
    need(call(event, listGroupSessions, { query })),
    need(call(event, suggestCoaches, { query })),
    need(call(event, listMyWishes, {})),
    skillNames(event),
  ]);
  const courses = await Promise.all(
    type.prerequisites.courses.map(async (courseId) => ({
      courseId,
      title: (await orElse(call(event, viewCourse, { params: { courseId } }), null))?.title ?? null,
    })),
  );
  const firstFree = (offerId: string, personId: string) =>
    suggestions.items.find((item) => item.offerId === offerId && item.coach.personId === personId)?.firstFreeAt ?? null;
  return {
    type,
    offers: offers.items
      .filter(({ mode }) => mode === 'one-to-one')
      .map((offer) => ({
        ...offer,
        coaches: offer.coaches.map((coach) => ({ ...coach, firstFreeAt: firstFree(offer.offerId, coach.personId) })),
      })),
    groups: groups.items,
    courses: courses.filter(({ title }) => title !== null),
    skillsNeeded: type.prerequisites.skills.map(({ skill, level }) => ({ skill, level, name: nameOf.get(skill) ?? skill })),
    wish: wishes.items.find(({ sessionTypeId }) => sessionTypeId === type.id) ?? null,
    said: event.url.searchParams.get('said'),
  };
};

export const actions: Actions = {
  wish: async (event) => {
    const { sessionTypeId } = event.params;
    const { purpose } = await textsOf(event, 'purpose');
    if (purpose !== 'learning' && purpose !== 'assessment')
      return fail(422, { problem: incomplete({ purpose: 'Choose what the session is for.' }) });
    const answer = await call(event, makeWish, { body: { sessionTypeId, purpose } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coaching/session-types/${sessionTypeId}?said=wished#wish`);
  },
  unwish: async (event) => {
    const { wishId } = await textsOf(event, 'wishId');
    const answer = await call(event, endWish, { params: { wishId } });
    if (!answer.ok && answer.problem.status !== 404) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coaching/session-types/${event.params.sessionTypeId}?said=unwished#wish`);
  },
};

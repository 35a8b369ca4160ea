import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { fillSlot, listCourses, listSlots } from '#server/catalog/contract.ts';
import { askedIn, fits } from './found.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ items }, courses] = await Promise.all([
    need(call(event, listSlots, {})),
    need(call(event, listCourses, { query: { limit: 100 } })),
  ]);
  const titleOf = new Map(courses.items.map(({ courseId, title }) => [courseId, title]));
  const slots = items.map(({ courseIds, ...slot }) => ({
    ...slot,
    courses: courseIds.map((courseId) => ({ courseId, title: titleOf.get(courseId) ?? courseId })),
  }));
  const asked = askedIn(event.url.searchParams);
  return {
    slots: slots.filter((slot) => fits(slot, asked)),
    of: slots.length,
    asked,
    courses: courses.items
      .filter(({ courseId }) => items.some(({ courseIds }) => courseIds.includes(courseId)))
      .map(({ courseId, title }) => ({ id: courseId, name: title })),
    filled: event.url.searchParams.get('filled'),
  };
};

const SENTENCES = { value: 'Write a value of 1 to 500 characters.' };

export const actions: Actions = {
  default: async (event) => {
    const { slotId, value } = await textsOf(event, 'slotId', 'value');
    const answer = await call(event, fillSlot, { params: { slotId }, body: { value: value.trim() } });
    if (!answer.ok) return fail(answer.problem.status, { slotId, value, problem: refused(answer.problem, SENTENCES) });
    const { searchParams } = event.url;
    searchParams.set('filled', slotId);
    redirect(303, `/slots?${searchParams}#done`);
  },
};

import { error } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { viewContentHealth } from '#server/catalog/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { courses, horizonOn } = await need(call(event, viewContentHealth, {}));
  const course = courses.find(({ courseId }) => courseId === event.params.courseId);
  if (!course) error(404, 'There is no such published course.');
  return { course, horizonOn };
};

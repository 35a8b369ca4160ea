import { call, need } from '#lib/server/api.ts';
import { viewContentHealth } from '#server/catalog/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { courses, requirements, ...days } = await need(call(event, viewContentHealth, {}));
  const expiring = courses
    .flatMap(({ courseId, title: course, owner, expiring }) => expiring.map((lesson) => ({ ...lesson, courseId, course, owner })))
    .toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn));
  return {
    ...days,
    courses,
    expiring,
    unowned: courses.filter(({ owner }) => owner === null).length,
    thin: requirements.filter(({ isThin }) => isThin),
    requirements,
  };
};

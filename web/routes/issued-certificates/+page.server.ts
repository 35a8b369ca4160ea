import { call, need } from '#lib/server/api.ts';
import { listCourses } from '#server/catalog/contract.ts';
import { listCertificates } from '#server/certificates/contract.ts';
import { isNarrowed, placeIn, searchOf } from './place.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;

export const load: PageServerLoad = async (event) => {
  const place = placeIn(event.url);
  const [{ items, nextCursor }, courses] = await Promise.all([
    need(call(event, listCertificates, { query: { ...place, limit: PER_PAGE } })),
    need(call(event, listCourses, { query: { limit: 100 } })),
  ]);
  /** With the place in this list, so that the page leads back here. */
  const certificates = items.map((each) => ({ ...each, href: `/issued-certificates/${each.code}${searchOf(place)}` }));
  return {
    certificates,
    place,
    isNarrowed: isNarrowed(place),
    nextCursor,
    courses: courses.items.map(({ courseId: id, title: name }) => ({ id, name })),
  };
};

import { call, need } from '#lib/server/api.ts';
import { viewCoachedPerson } from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await coachIn(event.parent);
  return { coached: await need(call(event, viewCoachedPerson, { params: event.params })) };
};

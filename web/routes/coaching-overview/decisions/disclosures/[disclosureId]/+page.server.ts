import { call, need } from '#lib/server/api.ts';
import { viewDisclosure } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  disclosure: await need(call(event, viewDisclosure, { params: event.params })),
});

import { redirect } from '@sveltejs/kit';
import { call, orElse } from '#lib/server/api.ts';
import { viewMyCoachProfile } from '#server/coaching/contract.ts';
import type { LayoutServerLoad } from './$types';

/** Whoever has the access role but was not appointed yet is told so on a page of its own. */
export const load: LayoutServerLoad = async (event) => {
  const profile = await orElse(call(event, viewMyCoachProfile, {}), null);
  if (!profile && event.url.pathname !== '/coach') redirect(303, '/coach');
  return { profile };
};

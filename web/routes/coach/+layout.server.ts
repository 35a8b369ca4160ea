import { call, orElse } from '#lib/server/api.ts';
import { viewMyCoachProfile } from '#server/coaching/contract.ts';
import type { LayoutServerLoad } from './$types';

/** How one coaches; null for whoever has the access role but was not appointed. They may still mark what is handed in. */
export const load: LayoutServerLoad = async (event) => ({
  profile: await orElse(call(event, viewMyCoachProfile, {}), null),
});

import { call, need } from '#lib/server/api.ts';
import { suggestClinics } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items, withheld } = await need(call(event, suggestClinics, {}));
  return { clinics: items, withheld };
};

import { call, need } from '#lib/server/api.ts';
import { listMyDisclosures } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  disclosures: (await need(call(event, listMyDisclosures, {}))).items,
});

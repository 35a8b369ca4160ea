import { call, need } from '#lib/server/api.ts';
import { countDecisions } from '#server/coaching/contract.ts';
import type { LayoutServerLoad } from './$types';

/** What waits for a decision is counted on every view, where somebody will see it. */
export const load: LayoutServerLoad = async (event) => {
  const { disclosures, corrections } = await need(call(event, countDecisions, {}));
  return { waitingDecisions: disclosures + corrections };
};

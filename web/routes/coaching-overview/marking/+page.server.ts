import { call, need } from '#lib/server/api.ts';
import { viewWaits } from '#server/assessment/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => need(call(event, viewWaits, {}));

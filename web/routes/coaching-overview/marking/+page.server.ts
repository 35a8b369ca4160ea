import { call, need } from '#lib/server/api.ts';
import { viewMarkingWaits } from '#server/assessment/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => need(call(event, viewMarkingWaits, {}));

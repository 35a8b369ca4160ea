import { call, need } from '#lib/server/api.ts';
import { viewAssessorAgreement } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => need(call(event, viewAssessorAgreement, {}));

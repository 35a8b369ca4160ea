import { call, need } from '#lib/server/api.ts';
import { listMyCertificates } from '#server/certificates/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listMyCertificates, {}));
  return { certificates: items };
};

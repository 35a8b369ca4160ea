import { pageFrom } from '#lib/page-from.ts';
import { call, need } from '#lib/server/api.ts';
import { listCorrections, listDisclosures } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 15;
const isWaiting = ({ state }: { state: string }) => state === 'waiting';
const isSettled = (item: { state: string }) => !isWaiting(item);

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const [disclosures, corrections] = await Promise.all([
    need(call(event, listDisclosures, {})),
    need(call(event, listCorrections, {})),
  ]);
  return {
    disclosures: disclosures.items.filter(isWaiting),
    corrections: corrections.items.filter(isWaiting),
    disclosed: pageFrom(disclosures.items.filter(isSettled), searchParams.get('disclosed'), SHOWN),
    corrected: pageFrom(corrections.items.filter(isSettled), searchParams.get('corrected'), SHOWN),
    saved: searchParams.get('saved'),
  };
};

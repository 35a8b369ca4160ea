import { pageFrom } from '#lib/page-from.ts';
import { call, need } from '#lib/server/api.ts';
import { listDisclosures } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 15;

export const load: PageServerLoad = async (event) => {
  const disclosures = await need(call(event, listDisclosures, {}));
  const isWaiting = ({ state }: { state: string }) => state === 'waiting';
  return {
    disclosures: disclosures.items.filter(isWaiting),
    settled: pageFrom(
      disclosures.items.filter((item) => !isWaiting(item)),
      event.url.searchParams.get('skip'),
      SHOWN,
    ),
    saved: event.url.searchParams.get('saved'),
  };
};

import { pageFrom } from '#lib/page-from.ts';
import { call, need } from '#lib/server/api.ts';
import { listCoachedPeople } from '#server/coaching/contract.ts';
import { coachIn } from '../coach.server.ts';
import { found } from './found.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 12;

export const load: PageServerLoad = async (event) => {
  await coachIn(event.parent);
  const { items, timeZone } = await need(call(event, listCoachedPeople, {}));
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const show = event.url.searchParams.get('show') === 'open' ? ('open' as const) : ('' as const);
  const people = found(items, { q, show });
  return {
    timeZone,
    all: items.length,
    found: people.length,
    page: pageFrom(people, event.url.searchParams.get('skip'), SHOWN),
    q,
    show,
  };
};

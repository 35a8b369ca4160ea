import { pageFrom } from '#lib/page-from.ts';
import { attendanceFinding, foundIn } from '#lib/reported-sessions.ts';
import { call, need } from '#lib/server/api.ts';
import { listAttendance } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 12;

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listAttendance, {}));
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const found = foundIn(items, q);
  return {
    q,
    all: items.length,
    found: found.length,
    finding: attendanceFinding(items),
    page: pageFrom(found, event.url.searchParams.get('skip'), SHOWN),
  };
};

import { attendanceFinding } from '#lib/reported-sessions.ts';
import { call, need } from '#lib/server/api.ts';
import { pageFrom } from '#lib/page-from.ts';
import { listTeamAttendance } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 12;

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listTeamAttendance, {}));
  return { finding: attendanceFinding(items), page: pageFrom(items, event.url.searchParams.get('skip'), SHOWN) };
};

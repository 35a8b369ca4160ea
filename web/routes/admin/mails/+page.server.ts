import { call, need } from '#lib/server/api.ts';
import { listMails } from '#server/notifications/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const { items, nextCursor } = await need(call(event, listMails, { query: cursor ? { cursor } : {} }));
  return { mails: items, isFirstPage: !cursor, nextCursor };
};

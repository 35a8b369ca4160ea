import { call, need } from '#lib/server/api.ts';
import { listMails } from '#server/notifications/contract.ts';
import { STATES } from './states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const cursor = searchParams.get('cursor');
  const state = STATES.find(({ id }) => id === searchParams.get('state'))?.id ?? null;
  const q = (searchParams.get('q') ?? '').trim().slice(0, 100);
  const query = { ...(q && { q }), ...(cursor && { cursor }), ...(state && { state }) };
  const { items, nextCursor } = await need(call(event, listMails, { query }));
  return { mails: items, state, q, isFirstPage: !cursor, nextCursor };
};

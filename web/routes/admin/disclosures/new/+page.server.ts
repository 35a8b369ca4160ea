import { call, need } from '#lib/server/api.ts';
import { listPeople } from '#server/identity/contract.ts';
import type { PageServerLoad } from './$types';

const FEWEST_LETTERS = 2;
const SHOWN = 20;

export const load: PageServerLoad = async (event) => {
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const isAsked = q.length >= FEWEST_LETTERS;
  const { items } = isAsked ? await need(call(event, listPeople, { query: { q, limit: SHOWN } })) : { items: [] };
  const people = items.map(({ personId, name, email, department }) => ({
    personId,
    name,
    email,
    department: department?.name ?? null,
  }));
  return { q, isAsked, people, tooShort: q !== '' && !isAsked };
};

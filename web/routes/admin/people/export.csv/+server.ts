import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { accountState } from '#lib/people-words.ts';
import { listPeople } from '#server/identity/contract.ts';
import { placeIn, type Place } from '../place.ts';
import type { RequestEvent, RequestHandler } from './$types';

const HEAD = [
  'person_id',
  'name',
  'email',
  'kind',
  'department_id',
  'department',
  'access_roles',
  'account',
  'joined_on',
  'auditor_until',
];

/** Everybody whom the filter finds. */
export const GET: RequestHandler = async (event) => {
  const { cursor: _cursor, ...filter } = placeIn(event.url);
  const rows: Value[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await pageOf(event, { ...filter, ...(cursor && { cursor }) });
    for (const person of page.items) {
      const { personId, name, email, kind, department, accessRoles, joinedOn, auditorUntil } = person;
      const place = [department?.id ?? null, department?.name ?? null];
      rows.push([personId, name, email, kind, ...place, accessRoles.join(' '), accountState(person), joinedOn, auditorUntil]);
    }
    cursor = page.nextCursor;
  }
  return csvAnswer(HEAD, rows, 'people');
};

const pageOf = (event: RequestEvent, query: Place) => need(call(event, listPeople, { query: { ...query, limit: 100 } }));

import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { accountState, type ListedPerson } from '#lib/people-words.ts';
import { listPeople } from '#server/identity/contract.ts';
import { placeIn, type Place } from '../place.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** The columns of an import, so that the file can be read again, and what an import does not change. */
const HEAD = [
  ...['email', 'name', 'kind', 'department', 'manager_email', 'job_roles', 'joined_on', 'left_on', 'time_zone'],
  ...['person_id', 'department_name', 'access_roles', 'account', 'auditor_until'],
];

/** Everybody whom the filter finds. */
export const GET: RequestHandler = async (event) => {
  const { cursor: _cursor, ...filter } = placeIn(event.url);
  const rows: Value[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await pageOf(event, { ...filter, ...(cursor && { cursor }) });
    rows.push(...page.items.map(rowOf));
    cursor = page.nextCursor;
  }
  return csvAnswer(HEAD, rows, 'people');
};

function rowOf(person: ListedPerson): Value[] {
  const { email, name, kind, department, managerEmail, jobRoles, joinedOn, leftOn, timeZone } = person;
  return [
    ...[email, name, kind, department?.slug ?? null, managerEmail, jobRoles.join(' '), joinedOn, leftOn, timeZone],
    ...[person.personId, department?.name ?? null, person.accessRoles.join(' '), accountState(person), person.auditorUntil],
  ];
}

const pageOf = (event: RequestEvent, query: Place) => need(call(event, listPeople, { query: { ...query, limit: 100 } }));

import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import { listParticipants } from '#server/skills/contract.ts';
import { placeIn, type Place } from '../filter.ts';
import type { RequestEvent, RequestHandler } from './$types';

const HEAD = ['person_id', 'name', 'kind', 'department', 'job_role_id', 'job_role'];

/** Everybody the filter finds, a row for each job role. */
export const GET: RequestHandler = async (event) => {
  const [departments, framework] = await Promise.all([
    need(call(event, listDepartments, {})),
    need(call(event, viewFramework, {})),
  ]);
  const { cursor: _cursor, ...filter } = placeIn(event.url.searchParams, departments.items, framework.profiles);
  const rows: Value[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await pageOf(event, { ...filter, ...(cursor && { cursor }) });
    for (const { personId, name, kind, department, roleProfiles } of page.items)
      for (const profile of roleProfiles) rows.push([personId, name, kind, department?.name ?? null, profile.id, profile.name]);
    cursor = page.nextCursor;
  }
  return csvAnswer(HEAD, rows, 'participants');
};

const pageOf = (event: RequestEvent, query: Place) => need(call(event, listParticipants, { query: { ...query, limit: 100 } }));

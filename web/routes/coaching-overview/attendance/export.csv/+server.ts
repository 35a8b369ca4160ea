import { call, need } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/csv.ts';
import { listAttendance } from '#server/coaching/contract.ts';
import type { RequestHandler } from './$types';

const HEAD = ['session_id', 'session', 'starts_at', 'ends_at', 'person_id', 'person', 'attendance'];

/** A row for each seat. */
export const GET: RequestHandler = async (event) => {
  const { items } = await need(call(event, listAttendance, {}));
  const rows = items.flatMap(({ sessionId, title, startsAt, endsAt, people }) =>
    people.map(({ person, attendance }) => [sessionId, title, startsAt, endsAt, person.personId, person.name, attendance]),
  );
  return csvAnswer(HEAD, rows, 'attendance');
};

import { call, need } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/csv.ts';
import { listPeopleImports } from '#server/imports/contract.ts';
import type { RequestHandler } from './$types';

/** A file with every column, to be filled. */
export const GET: RequestHandler = async (event) => {
  const { columns } = await need(call(event, listPeopleImports, {}));
  return csvAnswer(
    columns.map(({ name }) => name),
    [],
    'people-template',
  );
};

import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { viewPeopleImport } from '#server/imports/contract.ts';
import type { RequestHandler } from './$types';

const PER_PAGE = 1000;

/** Every mistake with line and column, to be mended beside the file. */
export const GET: RequestHandler = async (event) => {
  const rows: Value[][] = [];
  for (let skip: number | null = 0; skip !== null;) {
    const query = { show: 'mistakes' as const, skip, limit: PER_PAGE };
    const { plan }: Awaited<ReturnType<typeof pageOf>> = await pageOf(event, query);
    rows.push(...(plan?.mistakes ?? []).map(({ line, column, detail }) => [line, column, detail]));
    skip = plan?.next ?? null;
  }
  return csvAnswer(['line', 'column', 'mistake'], rows, 'mistakes');
};

const pageOf = (event: Parameters<RequestHandler>[0], query: { show: 'mistakes'; skip: number; limit: number }) =>
  need(call(event, viewPeopleImport, { params: event.params, query }));

import { stringify } from 'csv-stringify/sync';

export type Value = string | number | null;

/**
 * A download that spreadsheets open with the right letters: RFC 4180, UTF-8 with its mark. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
export function csvAnswer(head: readonly string[], rows: readonly Value[][], name: string): Response {
  return new Response(stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

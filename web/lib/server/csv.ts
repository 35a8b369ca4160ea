import { stringify } from 'csv-stringify/sync';

export type Value = string | number | null;

/**
 * A download that spreadsheets open with the right letters: RFC 4180, UTF-8 with its mark. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
export function csvAnswer(head: readonly string[], rows: readonly Value[][], name: string): Response {
  const text = stringify([head, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    // Left alone it quotes a line end only where that is its own.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

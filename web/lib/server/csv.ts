export type Value = string | number | null;

/** A download that spreadsheets open with the right letters: RFC 4180, UTF-8 with its mark. */
export function csvAnswer(head: readonly string[], rows: readonly Value[][], name: string): Response {
  const lines = [head, ...rows].map((row) => row.map(field).join(','));
  return new Response(`\uFEFF${lines.join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
function field(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

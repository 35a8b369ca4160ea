import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

export interface Line {
  what: string;
  limit: string;
  measured: string;
  holds: boolean;
}

/** Print what was measured; a run of everything is kept beside the bench. */
export async function report(lines: readonly Line[], { isWhole }: { isWhole: boolean }): Promise<void> {
  for (const { what, limit, measured, holds } of lines)
    console.log(`${holds ? 'holds' : 'FAILS'}  ${what}: ${measured} (${limit})`);
  if (!isWhole) return;
  const file = fileURLToPath(new URL('./README.md', import.meta.url));
  const rows = lines.map(
    ({ what, limit, measured, holds }) => `| ${what} | ${limit} | ${measured} | ${holds ? 'yes' : '**no**'} |`,
  );
  const day = Temporal.Now.plainDateISO('UTC');
  const text = [
    '# Benches',
    '`npm run bench` measures on a PostgreSQL of its own, prints these lines and writes them here. Ours and its limit run in turn in',
    'one run, so that the ratio survives a slow machine; absolute numbers do not.',
    '',
    `Last run on ${day}, Node ${process.version}, ${cpus().length} cores.`,
    '',
    '| what | limit | measured | holds |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

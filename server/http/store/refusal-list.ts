import { readFileSync } from 'node:fs';

export interface ListedRefusal {
  code: string;
  meaning: string;
}

/** The list in `server/README.md`, which a test compares with the code: so the page cannot say anything else. */
export function readRefusals(): ListedRefusal[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, list = ''] = readme.split('\n## Refusals\n');
  return [...list.split('\n## ')[0]!.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, code, meaning]) => ({
    code: code!,
    meaning: meaning!,
  }));
}

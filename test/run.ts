import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './support/browser.ts';
import { findCommand } from './support/commands.ts';
import { fileURLToPath } from 'node:url';

/**
 * The README's test command: every group that can run here, then the groups that could not and what makes them
 * possible. With CI=true a group that did not run is a failure.
 */
interface Group {
  name: string;
  command: readonly string[];
  /** Why it cannot run here, with the command that helps; null when it can. */
  missing: () => string | null;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = (...projects: string[]) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--passWithNoTests',
  ...projects.flatMap((project) => ['--project', project]),
];

const chromium = await findChromium();
const groups: readonly Group[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'], missing: () => null },
  {
    name: 'rules, pages, architecture and content',
    command: vitest('unit', 'web', 'architecture', 'content'),
    missing: () => null,
  },
  {
    name: 'workers on Redis',
    command: vitest('redis'),
    missing: () =>
      findCommand('redis-server') ? null : 'redis-server is not installed; "apt-get install redis-server" brings it',
  },
  {
    name: 'journeys in Chromium',
    command: vitest('e2e'),
    missing: () => (chromium ? null : 'no Chromium starts here; "apt-get install chromium" brings one'),
  },
  { name: 'database, API and workers', command: vitest('integration', 'api', 'workers'), missing: () => null },
];

const selected = process.argv.slice(2);
let passed = 0;
const failed: string[] = [];
const notRun: string[] = [];
for (const group of groups) {
  if (selected.length > 0 && !selected.includes(group.name)) continue;
  const missing = group.missing();
  if (missing) {
    notRun.push(`${group.name}: ${missing}`);
    continue;
  }
  console.log(`\n— ${group.name}`);
  const [script, ...args] = group.command;
  if (!existsSync(`${root}/${script}`)) throw new Error(`${script} is missing: run npm ci first`);
  const { status } = spawnSync(process.execPath, [script!, ...args], { cwd: root, stdio: 'inherit' });
  if (status === 0) passed++;
  else failed.push(group.name);
}

console.log('');
for (const line of notRun) console.log(`not run — ${line}`);
if (process.env['CI'] === 'true') failed.push(...notRun.map((line) => `not run: ${line}`));
for (const name of failed) console.log(`failed — ${name}`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);

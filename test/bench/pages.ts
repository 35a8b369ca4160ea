import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { compare, type Shot } from './load.ts';
import type { Line } from './print.ts';
import { rate, withServer } from './requests.ts';

/** A page of the bench's own, in the product's layout; it exists while the bench builds. */
const ROUTE = 'web/routes/bench-constant';
const BUILD = '.build/bench-web';
/** Pages whose statements are counted: each for a learner who has one enrolment. */
const COUNTED = ['/', '/courses', '/courses/oss-essentials', '/skills', '/certificates', '/account'];

/** A lesson as a page, beside a page in the same layout that returns the same HTML from a constant. */
export async function benchPages({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<Line[]> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`create table bench_lessons (id text primary key, body text not null)`;
  await owner`grant all on bench_lessons to tributary_app`;
  await owner.end();
  buildPages();
  let html = '';
  await withServer({ appUrl, build: BUILD }, async ({ page }) => {
    html = /<main[^>]*>([\s\S]*)<\/main>/.exec(await textOf(page))![1]!;
  });
  withConstantPage(html, buildPages);
  const lines: Line[] = [];
  await withServer({ appUrl, build: BUILD }, async ({ page }, statements) => {
    const constant = { ...page, url: new URL('/bench-constant', page.url).href };
    const served = await compare([page], [constant], 16);
    lines.push({
      what: 'a lesson as a page, signed in, beside a constant page in the same layout',
      limit: 'at least 0.33',
      measured: `${served.ratio.toFixed(2)} (${rate(served.ours)} : ${rate(served.bare)})`,
      holds: served.ratio >= 1 / 3,
    });
    const bytes = await scriptBytes(page);
    lines.push({
      what: 'JavaScript sent for a lesson page, compressed by gzip',
      limit: 'at most 60 kB',
      measured: `${(bytes / 1000).toFixed(1)} kB`,
      holds: bytes <= 60_000,
    });
    const counts = [`lesson ${await statementsOf(page, statements)}`];
    for (const path of COUNTED) {
      counts.push(`${path} ${await statementsOf({ ...page, url: new URL(path, page.url).href }, statements)}`);
    }
    lines.push({ what: 'statements for a page, session included', limit: 'constant', measured: counts.join(', '), holds: true });
  });
  return lines;
}

function buildPages(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error'],
    { encoding: 'utf8', env: { ...process.env, PAGES_BUILD: BUILD } },
  );
  if (status !== 0) throw new Error(`the pages of the bench could not be built: ${stderr}`);
}

function withConstantPage(html: string, build: () => void): void {
  mkdirSync(ROUTE, { recursive: true });
  try {
    writeFileSync(`${ROUTE}/main.html`, html);
    writeFileSync(`${ROUTE}/+page.svelte`, '<script lang="ts">import html from \'./main.html?raw\';</script>\n{@html html}\n');
    writeFileSync(`${ROUTE}/+page.ts`, 'export const csr = false;\n');
    build();
  } finally {
    rmSync(ROUTE, { recursive: true });
  }
}

const textOf = async ({ url, headers }: Shot): Promise<string> => (await fetch(url, headers ? { headers } : {})).text();

async function statementsOf(shot: Shot, statements: () => Promise<number>): Promise<number> {
  await textOf(shot);
  await statements();
  await textOf(shot);
  return statements();
}

/** All scripts that the page asks for at once; what it loads later, on a click, is not meant. */
async function scriptBytes(page: Shot): Promise<number> {
  const html = await textOf(page);
  // One script may be named by several addresses: beside the page, and from the root.
  const urls = new Set(
    [...html.matchAll(/(?:href|src|import\()\s*=?\s*"([^"]+\.js)"/g)].map(([, path]) => new URL(path!, page.url).href),
  );
  const sizes = await Promise.all([...urls].map(async (url) => gzipSync(await textOf({ ...page, url })).length));
  return sizes.reduce((total, size) => total + size, 0);
}

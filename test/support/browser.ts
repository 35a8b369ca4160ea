import type { Result, RunOnly } from 'axe-core';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findCommand } from './commands.ts';

/** The machine's Chromium, else the one npm brings (Linux x64; it needs a few system libraries). */
export async function findChromium(): Promise<string | null> {
  const installed = ['chromium', 'chromium-browser', 'google-chrome'].map(findCommand).find(Boolean);
  if (installed) return installed;
  const shipped = await import('@sparticuz/chromium').then((module) => module.default.executablePath()).catch(() => null);
  return shipped;
}

const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('there is no Chromium here');
  return chromium.launch({ executablePath, args: QUIET });
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations of WCAG 2.2 AA that axe finds in light, and those of colour in dark, where all else is the same; each with where. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = async (colorScheme: 'light' | 'dark', runOnly: RunOnly) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Of what is well it describes one place instead of all, which takes longer than looking.
    const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
    const violations = await page.evaluate<Result[]>(`axe.run(${options}).then(({ violations }) => violations)`);
    return violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  };
  return [
    ...(await found('light', { type: 'tag', values: TAGS })),
    ...(await found('dark', { type: 'rule', values: ['color-contrast', 'link-in-text-block'] })),
  ];
}

import { AxeBuilder } from '@axe-core/playwright';
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

/** Violations of WCAG 2.2 AA that axe finds, each with where. */
export async function violationsOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

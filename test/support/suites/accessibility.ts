import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '../browser.ts';
import { WAYS } from '../every-page.ts';

const standing = new Set(WAYS.flatMap(({ via: [first] }) => first!));

/** Follow links to the end. @returns whether there was a way. */
export async function follow(page: Page, path: string, rest: readonly string[]): Promise<boolean> {
  await page.goto(path);
  const [next, ...others] = rest;
  if (next === undefined) return true;
  const pattern = new RegExp(`^${next.replaceAll('*', '[\\w-]+')}$`);
  const links = await page.locator('main a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
  const leading = links.filter((href) => pattern.test(href.split(/[?#]/)[0]!) && !standing.has(href));
  for (const href of new Set(leading)) if (await follow(page, href, others)) return true;
  return false;
}

/**
 * Every page there is for these, in light and dark.
 *
 * @returns what tests of more than a look begin with: a browser in which one of them is signed in, once for all tests.
 */
export function everyPageOf(people: readonly string[]) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  const contexts = new Map<string, BrowserContext>();
  async function contextOf(who: string): Promise<BrowserContext> {
    const known = contexts.get(who);
    if (known) return known;
    const context = await browser.newContext({ baseURL: inject('installationUrl') });
    const account = demoAccounts().find(({ as }) => as === who);
    if (account) await signIn(await context.newPage(), account.email, DEMO_PASSWORD);
    contexts.set(who, context);
    return context;
  }

  const ways = WAYS.filter(({ who }) => people.includes(who));
  describe('in light and dark, axe finds nothing on', () => {
    test.each(ways.map(({ who, via }) => [via.at(-1)!, who, via] as const))('%s for %s', async (_path, who, [first, ...rest]) => {
      const page = await (await contextOf(who)).newPage();
      expect(await follow(page, first!, rest)).toBe(true);
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
    });
  });
  return { contextOf, newContext: () => browser.newContext({ baseURL: inject('installationUrl') }) };
}

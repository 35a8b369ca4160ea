import type { Browser, Page } from 'playwright-core';
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
 * @returns what tests of more than a look begin with: the page where one of them is signed in, the same one for all tests, as
 * a new one would have to learn axe anew; and a page of nobody yet.
 */
export function everyPageOf(people: readonly string[]) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  const newPage = async () => (await browser.newContext({ baseURL: inject('installationUrl') })).newPage();
  const pages = new Map<string, Page>();
  async function pageOf(who: string): Promise<Page> {
    const known = pages.get(who);
    if (known) return known;
    const page = await newPage();
    const account = demoAccounts().find(({ as }) => as === who);
    if (account) await signIn(page, account.email, DEMO_PASSWORD);
    pages.set(who, page);
    return page;
  }

  const ways = WAYS.filter(({ who }) => people.includes(who));
  describe('in light and dark, axe finds nothing on', () => {
    test.each(ways.map(({ who, via }) => [via.at(-1)!, who, via] as const))('%s for %s', async (_path, who, [first, ...rest]) => {
      const page = await pageOf(who);
      expect(await follow(page, first!, rest)).toBe(true);
      expect(await violationsOf(page)).toEqual([]);
    });
  });
  return { pageOf, newPage };
}

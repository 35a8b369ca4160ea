import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';

/** Every page, for whoever it is made for, in light and in dark: nothing that axe can find. */
const PAGES: Record<string, readonly string[]> = {
  nobody: [
    '/sign-in',
    '/verify',
    '/verify/ABCD-EFGH',
    '/reset-password',
    '/reset-password/not-a-real-token-at-all',
    '/first-administrator/not-a-real-token-at-all',
    '/no-such-page',
  ],
  learner: [
    '/',
    '/courses',
    '/courses?q=nothing-like-this',
    '/courses/licence-practice',
    '/coaching',
    '/coaching?q=nothing-like-this',
    '/coaching/sessions',
    '/coaching/session-types/licence-clinic',
    '/skills',
    '/certificates',
    '/hand-ins',
    '/account',
    '/account/notifications',
    '/more',
  ],
  manager: ['/team'],
  coach: [
    '/coach/calendar',
    '/coach/sessions',
    '/coach/sessions/clinics',
    '/coach/people',
    '/coach/people?skip=12',
    '/coach/marking',
    '/coach/marking?show=done&q=nothing-like-this',
    '/coach/hours',
    '/coach/hours/dates',
    '/coach/hours/offers',
    '/coach/hours/offers/new',
    '/coach/hours/preview',
    '/coach/hours/profile',
  ],
  auditor: ['/report', '/participants', '/participants?q=nobody-of-that-name'],
  administrator: [
    '/admin/jobs',
    '/admin/mails',
    '/admin/people',
    '/admin/people/new',
    '/admin/people/import',
    '/admin/departments?change=new',
  ],
  'OSPO lead': [
    '/overview',
    '/report',
    '/content',
    '/content/oss-essentials',
    '/slots',
    '/coaching-overview',
    '/coaching-overview?sort=demand',
    '/coaching-overview?show=no-seat&skip=15',
    '/coaching-overview/coaches',
    '/coaching-overview/coaches?q=nobody-of-that-name',
    '/coaching-overview/coaches/appoint?q=an',
    '/coaching-overview/clinics',
    '/coaching-overview/marking',
    '/coaching-overview/agreement',
    '/coaching-overview/holidays',
    '/coaching-overview/holidays/berlin',
    '/coaching-overview/holidays/new',
  ],
};

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

describe('in light and dark, axe finds nothing on', () => {
  const pages = Object.entries(PAGES).flatMap(([who, paths]) => paths.map((path) => [path, who] as const));
  test.each(pages)('%s for %s', async (path, who) => {
    const page = await (await contextOf(who)).newPage();
    await page.goto(path);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  test('the question whether a department closes or reopens', async () => {
    const page = await (await contextOf('administrator')).newPage();
    await page.goto('/admin/departments');
    await page.getByRole('link', { name: 'Close Legal', exact: true }).click();
    await page.waitForURL(/close$/);
    await page.getByRole('button', { name: 'Close Legal' }).click();
    await page.getByText(/to place elsewhere/).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(page.url().replace(/close.*$/, 'reopen'));
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  test('a person, and their place in the company', async () => {
    const page = await (await contextOf('administrator')).newPage();
    await page.goto('/admin/people');
    await page.locator('tbody a').first().click();
    await page.waitForURL(/\/people\/[\w-]+$/);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'See and change the place' }).click();
    await page.waitForURL(/employment/);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  test('a department, a skill of it, a lesson, a question and a result', async () => {
    const lead = await (await contextOf('OSPO lead')).newPage();
    await lead.goto('/report');
    await lead.getByRole('link', { name: 'Engineering', exact: true }).first().click();
    await lead.waitForURL(/\/report\/[\w-]+$/);
    expect(await violationsOf(lead)).toEqual([]);
    await lead.goto(`${lead.url()}/policy-awareness`);
    expect(await violationsOf(lead)).toEqual([]);
    await lead.close();

    const page = await (await contextOf('learner')).newPage();
    await page.goto('/');
    await page.goto((await page.locator('main a[href^="/learn/"]').first().getAttribute('href'))!);
    expect(await violationsOf(page)).toEqual([]);
    await page.goto('/courses/licence-practice');
    await page.getByRole('button', { name: 'Practise, knowledge' }).click();
    await page.waitForURL(/\/quiz\//);
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${page.url().split('?')[0]}/hand-in`);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Hand in/ }).click();
    await page.waitForURL(/\/result/);
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  }, 120_000);
});

test('arrow keys go from cell to cell of the heat map, and past what is not shown', async () => {
  const page = await (await contextOf('OSPO lead')).newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/report');
  /** Of the focused cell: its row, its column. */
  const at = () =>
    page.evaluate(
      '(({ parentElement, cellIndex }) => [parentElement.rowIndex, cellIndex])(document.activeElement.closest("td, th"))',
    );
  await page.locator('.heat tbody a.tile').first().focus();
  expect(await at()).toEqual([1, 1]);
  await page.keyboard.press('ArrowDown');
  expect(await at()).toEqual([2, 1]);
  await page.keyboard.press('ArrowRight');
  expect(await at()).toEqual([2, 2]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await at()).toEqual([2, 0]);
  await page.keyboard.press('ArrowRight');
  const shown = await page.evaluate<number[]>(
    '[...document.querySelectorAll(".heat tbody tr")].filter((row) => row.cells[1].querySelector("a")).map((row) => row.rowIndex)',
  );
  for (const row of shown.filter((each) => each > 2)) {
    await page.keyboard.press('ArrowDown');
    expect(await at()).toEqual([row, 1]);
  }
  await page.close();
});

import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from '#db/client.ts';
import { failedJobs } from '#db/schema/outbox.ts';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';
import { ask } from '#test/support/coach-company.ts';
import { WAYS } from '#test/support/every-page.ts';
import { anAccount, PASSWORD } from '#test/support/newcomer.ts';

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

const standing = new Set(WAYS.flatMap(({ via: [first] }) => first!));

/** Follow links to the end. @returns whether there was a way. */
async function follow(page: Page, path: string, rest: readonly string[]): Promise<boolean> {
  await page.goto(path);
  const [next, ...others] = rest;
  if (next === undefined) return true;
  const pattern = new RegExp(`^${next.replaceAll('*', '[\\w-]+')}$`);
  const links = await page.locator('main a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
  const leading = links.filter((href) => pattern.test(href.split(/[?#]/)[0]!) && !standing.has(href));
  for (const href of new Set(leading)) if (await follow(page, href, others)) return true;
  return false;
}

describe('in light and dark, axe finds nothing on', () => {
  test.each(WAYS.map(({ who, via }) => [via.at(-1)!, who, via] as const))('%s for %s', async (_path, who, [first, ...rest]) => {
    const page = await (await contextOf(who)).newPage();
    expect(await follow(page, first!, rest)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  test('a question to take back what was made: a key, a feed, a sign-in', async () => {
    const page = await (await contextOf('learner')).newPage();
    await ask(page, '/me/access-keys', { name: 'To be looked at', scopes: ['read'] });
    expect(await follow(page, '/account', ['/account/access-keys/*/revoke'])).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await ask(page, '/me/calendar-feeds', { label: 'To be looked at' });
    expect(await follow(page, '/account/notifications', ['/account/notifications/feeds/*/revoke'])).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();

    const { email } = await anAccount('Sits Elsewhere Now', ['learner']);
    const administrator = await (await contextOf('administrator')).newPage();
    const change = (what: string) =>
      follow(administrator, `/admin/people?q=${email}`, ['/admin/people/*', `/admin/people/*/${what}`]);
    expect(await change('disable')).toBe(true);
    await administrator.locator('main form button').first().click();
    await administrator.waitForURL(/saved=disabled/);
    expect(await change('enable')).toBe(true);
    expect(await violationsOf(administrator)).toEqual([]);
    await administrator.close();
  });

  test('the question before failed jobs are tried again', async () => {
    const { db, close } = connect(inject('installationDatabase'), { max: 1 });
    const job = { queue: 'mail-mark', name: 'assessment.hand-in-marked', reason: 'deadlock detected', payload: {} };
    const failed = ['mail-mark/one', 'mail-mark/another'].map((jobKey) => ({ ...job, jobKey, failedAt: new Date() }));
    await db.insert(failedJobs).values(failed);
    const page = await (await contextOf('administrator')).newPage();
    await page.goto('/admin/jobs?queue=mail-mark');
    await page.getByText('2 jobs found.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await follow(page, '/admin/jobs?queue=mail-mark', ['/admin/jobs/retry'])).toBe(true);
    await page.getByRole('heading', { name: 'Try 2 failed jobs again?' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
    await db.delete(failedJobs).where(eq(failedJobs.queue, job.queue));
    await close();
  });

  test('the page of a coach whom nobody has appointed yet', async () => {
    const { email } = await anAccount('Not Yet Appointed', ['learner', 'coach']);
    const context = await browser.newContext({ baseURL: inject('installationUrl') });
    const page = await context.newPage();
    await signIn(page, email, PASSWORD);
    await page.goto('/coach/calendar');
    await page.waitForURL(/\/coach$/);
    expect(await violationsOf(page)).toEqual([]);
    await context.close();
  });

  test('a question, the last look before handing in, and a result', async () => {
    const page = await (await contextOf('learner')).newPage();
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

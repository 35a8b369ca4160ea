import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function pageOf(as: string, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled })).newPage();
  await signIn(page, demoAccounts().find((account) => account.as === as)!.email, DEMO_PASSWORD);
  return page;
}

test('an auditor follows a trail for a purpose, and the person sees who looked', async () => {
  const purpose = `Sample ${crypto.randomUUID()}`;
  const auditor = await pageOf('auditor', false);
  await auditor.goto('/participants');
  await auditor.getByLabel('Name or e-mail').fill(demoAccounts().find(({ as }) => as === 'learner')!.email);
  await auditor.getByRole('button', { name: 'Find' }).click();
  const found = auditor.locator('main a[href^="/participants/"]:not([href*="export"])');
  await found.click();
  await auditor.getByLabel('What you need the trail for').fill('short');
  await auditor.getByRole('button', { name: 'Show the trail' }).click();
  expect(await auditor.getByText('in 10 to 200 characters.').count()).toBeGreaterThan(0);
  expect(await auditor.getByLabel('What you need the trail for').inputValue()).toBe('short');
  await auditor.getByLabel('What you need the trail for').fill(purpose);
  await auditor.getByRole('button', { name: 'Show the trail' }).click();
  await auditor.getByRole('heading', { name: 'Required, assessed, evidence' }).waitFor();

  const download = auditor.waitForEvent('download');
  await auditor.getByRole('button', { name: 'Download this trail as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^trail-.*\.csv$/);

  const learner = await pageOf('learner');
  await learner.goto('/skills');
  expect(await learner.getByText(purpose).count()).toBe(1);
});

test('a trail has nothing that axe can find', async () => {
  const page = await pageOf('auditor');
  await page.goto('/participants');
  await page.locator('main li a').first().click();
  await page.waitForURL(/\/participants\/[\w-]+$/);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('What you need the trail for').fill('To read it with axe');
  await page.getByRole('button', { name: 'Show the trail' }).click();
  await page.getByRole('heading', { name: 'Required, assessed, evidence' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('the key / leads to the search, unless it is turned off', async () => {
  const page = await pageOf('learner');
  await page.goto('/more');
  await page.getByRole('button', { name: 'Turn the key off' }).click();
  await page.getByRole('button', { name: 'Turn the key on' }).click();
  await page.getByRole('button', { name: 'Turn the key off' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('/');
  await page.waitForURL(/\/courses/);
  await page.locator('#q:focus').waitFor();
});

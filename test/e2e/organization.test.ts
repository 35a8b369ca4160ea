import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn } from '#test/support/browser.ts';
import { aNewcomer } from '#test/support/newcomer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const emailOf = (who: string) => demoAccounts().find(({ as }) => as === who)!.email;
const openAs = async (who: string, path: string, javaScriptEnabled = true) => {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(path);
  if (new URL(page.url()).pathname !== '/sign-in') return page;
  await page.fill('[name=email]', emailOf(who));
  await page.fill('[name=password]', DEMO_PASSWORD);
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
};

test.each([
  ['learner', '/'],
  ['OSPO lead', '/overview'],
  ['manager', '/team'],
  ['auditor', '/report'],
  ['administrator', '/admin/people'],
  ['author', '/content'],
])('who signs in as %s lands on their main work, and goes where they asked to', async (who, landing) => {
  const context = await browser.newContext({ baseURL: inject('installationUrl') });
  const page = await context.newPage();
  await signIn(page, emailOf(who), DEMO_PASSWORD);
  expect(new URL(page.url()).pathname).toBe(landing);
  expect(new URL((await openAs(who, '/certificates')).url()).pathname).toBe('/certificates');
});

test('an administrator gives somebody another department, without JavaScript, and the earlier one stays on record', async () => {
  const { email } = await aNewcomer('Moves Elsewhere');
  const page = await openAs('administrator', `/admin/people?q=${email}`, false);
  await page.locator('tbody a').first().click();
  await page.getByRole('link', { name: 'See and change the place' }).click();
  const now = page.getByRole('list', { name: 'Departments' }).getByRole('listitem').first().locator('span').first();
  const before = (await now.innerText()).trim();
  const after = before === 'Legal' ? 'Security and IT' : 'Legal';
  await page.locator('[name=departmentId]').selectOption({ label: `\u2003${after}` });
  await page.getByRole('button', { name: 'Record the department' }).click();
  await page.waitForURL(/saved=department/);
  const listed = await page.getByRole('list', { name: 'Departments' }).innerText();
  expect(listed).toContain(after);
  expect(listed).toContain(before);

  await page.fill('[name=managerEmail]', 'nobody@nowhere.example');
  await page.getByRole('button', { name: 'Record the manager' }).click();
  expect(await page.locator('main').innerText()).toContain('Nobody of the company has this address');
  expect(await page.inputValue('[name=managerEmail]')).toBe('nobody@nowhere.example');
});

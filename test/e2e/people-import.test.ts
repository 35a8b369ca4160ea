import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD, demoAccounts } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';
import { csv } from '#test/support/people-files.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openAsAdministrator(path: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled });
  const page = await context.newPage();
  await signIn(page, demoAccounts().find(({ as }) => as === 'administrator')!.email, DEMO_PASSWORD);
  await page.goto(path);
  return page;
}

async function look(page: Page, content: string): Promise<void> {
  await page.setInputFiles('[name=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.locator('main form[action="/admin/people/import"] button').click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
}

const HEAD = 'email,name,department,manager_email,job_roles,left_on';
const text = (page: Page) => page.locator('main').innerText();

test.each([true, false])(
  'people are imported: mistakes first, then the mended file, then a departure confirmed (scripts: %s)',
  async (scripts) => {
    const person = `import.${scripts ? 'with' : 'without'}@fernwerk.example`;
    const page = await openAsAdministrator('/admin/people', scripts);
    await page.getByRole('link', { name: 'Import people' }).click();
    await page.waitForURL(/\/admin\/people\/import$/);
    await look(page, csv(HEAD, `${person},Ines Ortega,nowhere,,pirate,`));
    expect(await text(page)).toContain('2 mistakes to mend');
    expect(await text(page)).toContain('There is no department “nowhere”.');
    if (scripts) expect(await violationsOf(page)).toEqual([]);
    const mistakes = await (await page.request.get(`${page.url()}/mistakes.csv`)).text();
    expect(mistakes).toContain('2,job_roles,There is no job role “pirate”.');

    await look(page, csv(HEAD, `${person},Ines Ortega,legal,,procurement,`));
    expect(await text(page)).toContain('This would add 1 person.');
    await page.getByRole('button', { name: /^Apply from/ }).click();
    await page.getByText(/^Applied .*1 added/).waitFor();

    await page.goto('/admin/people/import');
    await look(page, csv(HEAD, `${person},,,,,2030-01-31`));
    await page.getByRole('button', { name: /^Apply from/ }).click();
    await page.getByText('Confirm that these people leave.').first().waitFor();
    if (scripts) expect(await violationsOf(page)).toEqual([]);
    await page.locator('[name=leaving]').check();
    await page.getByRole('button', { name: /^Apply from/ }).click();
    await page.getByText(/^Applied .*1 left or leaving/).waitFor();
    await page.context().close();
  },
  90_000,
);

test('what is exported is read again, and changes nothing', async () => {
  const page = await openAsAdministrator('/admin/people/import', true);
  const everybody = await (await page.request.get('/admin/people/export.csv')).text();
  await page.locator('[name=opensAccounts]').uncheck();
  await look(page, everybody);
  expect(await text(page)).toContain('Nothing would change.');
  await page.getByRole('button', { name: 'Throw the file away' }).click();
  await page.waitForURL(/\/admin\/people\/import$/);
  const template = await (await page.request.get('/admin/people/import/template.csv')).text();
  expect(everybody.replace('\uFEFF', '').startsWith(template.replace('\uFEFF', '').trim())).toBe(true);
  await page.context().close();
}, 60_000);

test('a department closes once nobody stands in it, says who does until then, and reopens', async () => {
  const page = await openAsAdministrator('/admin/departments', true);
  await page.getByRole('link', { name: 'Close Legal', exact: true }).click();
  await page.getByRole('button', { name: 'Close Legal' }).click();
  await page.getByText(/to place elsewhere/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await text(page)).toMatch(/On that day or later \d+ people stand in it/);
  expect(await page.locator('a[href$="/employment"]').count()).toBeGreaterThan(0);

  await page.goto('/admin/departments?change=new');
  await page.fill('[name=name]', 'Old laboratory');
  await page.fill('[name=slug]', 'old-laboratory');
  await page.getByRole('button', { name: 'Add the department' }).click();
  await page.getByRole('link', { name: 'Close Old laboratory' }).click();
  await page.getByRole('button', { name: 'Close Old laboratory' }).click();
  await page.waitForURL(/saved/);
  expect(await page.getByRole('region', { name: 'Closed' }).innerText()).toContain('Old laboratory');
  await page.goto('/admin/people/new');
  expect(await page.locator('[name=departmentId]').innerText()).not.toContain('Old laboratory');
  await page.goto('/admin/departments');
  await page.getByRole('link', { name: 'Reopen Old laboratory' }).click();
  await page.waitForURL(/reopen$/);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reopen Old laboratory' }).click();
  await page.waitForURL(/saved/);
  expect(await page.getByRole('region', { name: 'Closed' }).count()).toBe(0);
  await page.context().close();
}, 60_000);

test('a file that is too large is said to be before it travels, and the rest of the form stays', async () => {
  const page = await openAsAdministrator('/admin/people/import', true);
  await page.locator('[name=holdsFrom]').fill('2030-02-01');
  // Before the page is alive nothing measures a file: that is left to the server.
  await page.waitForLoadState('networkidle');
  await page.setInputFiles('[name=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_100_000, 'a') });
  await page.locator('main form[action="/admin/people/import"] button').click();
  const said = await page
    .locator('[name=file]')
    .evaluate((input) => (input as unknown as { validationMessage: string }).validationMessage);
  expect(said).toBe('This file has 2.1 MB, more than 2.0 MB.');
  expect(page.url()).toMatch(/\/import$/);
  expect(await page.locator('[name=holdsFrom]').inputValue()).toBe('2030-02-01');
  await page.context().close();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn } from '#test/support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function asLead(javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled });
  const page = await context.newPage();
  await signIn(page, demoAccounts().find(({ as }) => as === 'OSPO lead')!.email, DEMO_PASSWORD);
  return page;
}

test('from a skill of the gap report to its capacity, sorted, for one department and as CSV', async () => {
  const page = await asLead();
  await page.goto('/report');
  await page.getByRole('link', { name: 'Engineering', exact: true }).first().click();
  await page.waitForURL(/\/report\/[\w-]+$/);
  await page.goto(`${page.url()}/license-obligations`);
  await page.getByRole('link', { name: 'Who can coach it, and how soon' }).click();
  await page.waitForURL(/coaching-overview\?department=.*#license-obligations/);
  expect(await page.locator('tr#license-obligations').innerText()).toContain('Licence obligations');
  expect(await page.getByLabel('People of').locator('option:checked').textContent()).toBe('Engineering');
  await page.getByRole('link', { name: 'Unmet demand' }).click();
  await page.waitForURL(/sort=demand/);
  expect(await page.getByRole('columnheader', { name: 'Unmet demand' }).getAttribute('aria-sort')).toBe('descending');
  expect(await page.locator('p.finding').textContent()).toMatch(/in need/);
  await page.getByRole('link', { name: /Several coaches, or no gap$/ }).click();
  await page.waitForURL(/show=covered/);
  expect(await page.getByRole('heading', { name: 'Several coaches, or no gap' }).count()).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('main summary').first().press('Enter');
  expect(await page.locator('main details[open]').first().innerText()).toMatch(/Weeks to close/);
  const csv = await (await page.request.get('/coaching-overview/export.csv')).text();
  expect(csv.split('\r\n')[0]).toContain('people_in_need,verified_coaches,single_coach');
  expect(csv).toContain('license-obligations');
});

test.each([true, false])('a coach is found, verified, renewed and ended, with scripts: %s', async (hasScripts) => {
  const page = await asLead(hasScripts);
  await page.goto('/coaching-overview/coaches');
  await page.getByLabel('Name').fill('nystrom');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: 'Elif Nyström' }).click();
  await page.getByRole('heading', { name: 'Elif Nyström' }).waitFor();

  const skill = hasScripts ? 'Release readiness' : 'Outbound licensing';
  await page.getByLabel('Skill', { exact: true }).selectOption({ label: skill });
  await page.getByLabel('Until').fill('2020-01-01');
  await page.getByRole('button', { name: 'Verify this level' }).click();
  await page.getByText('The day is to come.').first().waitFor();
  expect(await page.getByLabel('Skill', { exact: true }).locator('option:checked').textContent()).toBe(skill);

  const nextYear = `${new Date().getUTCFullYear() + 1}-12-01`;
  await page.getByLabel('Until').fill(nextYear);
  await page.getByRole('button', { name: 'Verify this level' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `${skill}: level 3 is verified` })
    .waitFor();

  await page.getByRole('link', { name: `End ${skill}` }).click();
  await page.getByRole('button', { name: 'End the verification' }).click();
  await page.getByRole('status').filter({ hasText: 'The verification has ended.' }).waitFor();
  expect(await page.getByRole('link', { name: `End ${skill}` }).count()).toBe(0);
});

test('somebody is appointed, and a site gets its holidays; a line that is no day is named and kept', async () => {
  const page = await asLead();
  await page.goto('/coaching-overview/coaches/appoint?q=kofi.alvarez');
  await page.getByRole('button', { name: /^Appoint / }).click();
  await page.getByText('coaches from now on').waitFor();

  await page.goto('/coaching-overview/holidays/new');
  await page.getByLabel('Site').fill('Bengaluru');
  await page.getByLabel('Days').fill('2027-01-26 Republic Day\nDiwali');
  await page.getByRole('button', { name: 'Save this calendar' }).click();
  await page.getByText('Line 2, “Diwali”').first().waitFor();
  expect(await page.getByLabel('Days').inputValue()).toContain('Republic Day');
  await page.getByLabel('Days').fill('2027-01-26 Republic Day\n2027-10-29 Diwali');
  await page.getByRole('button', { name: 'Save this calendar' }).click();
  await page.getByRole('status').filter({ hasText: 'The calendar of Bengaluru is saved.' }).waitFor();
  expect(await page.getByText('29 October 2027').count()).toBe(1);
});

test('the plan of clinics and the agreement of assessors say what they rest on', async () => {
  const page = await asLead();
  await page.goto('/coaching-overview/clinics');
  expect(await page.locator('main').textContent()).toMatch(/would seat|No clinic to suggest/);
  await page.goto('/coaching-overview/agreement');
  expect(await page.locator('p.finding').textContent()).toMatch(/two assessors say the same level/);
});

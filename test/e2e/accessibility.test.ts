import { expect, test } from 'vitest';
import { signIn, violationsOf } from '#test/support/browser.ts';
import { ask } from '#test/support/coach-company.ts';
import { anAccount, PASSWORD } from '#test/support/newcomer.ts';
import { everyPageOf, follow } from '#test/support/suites/accessibility.ts';

const { pageOf, newPage } = everyPageOf(['nobody', 'learner', 'manager', 'coach']);

test('a question to take back what was made: a key, a feed', async () => {
  const page = await pageOf('learner');
  await ask(page, '/me/access-keys', { name: 'To be looked at', scopes: ['read'] });
  expect(await follow(page, '/account', ['/account/access-keys/*/revoke'])).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  await ask(page, '/me/calendar-feeds', { label: 'To be looked at' });
  expect(await follow(page, '/account/notifications', ['/account/notifications/feeds/*/revoke'])).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
});

test('the page of a coach whom nobody has appointed yet', async () => {
  const { email } = await anAccount('Not Yet Appointed', ['learner', 'coach']);
  const page = await newPage();
  await signIn(page, email, PASSWORD);
  await page.goto('/coach/calendar');
  await page.waitForURL(/\/coach$/);
  expect(await violationsOf(page)).toEqual([]);
});

test('a question, the last look before handing in, and a result', async () => {
  const page = await pageOf('learner');
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
}, 120_000);

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';
import { eventually } from '#test/support/eventually.ts';
import { aReceiver, isVerified, type Receiver } from '#test/support/receiver.ts';

let browser: Browser;
let page: Page;
let receiver: Receiver;
beforeAll(async () => {
  [browser, receiver] = await Promise.all([openBrowser(), aReceiver(inject('receiverPort'))]);
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled: false });
  page = await context.newPage();
  await signIn(page, demoAccounts().find(({ as }) => as === 'administrator')!.email, DEMO_PASSWORD);
});
afterAll(() => Promise.all([browser.close(), receiver.close()]));

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const shown = (text: string) => page.getByText(text).first().waitFor();
const secretShown = () => page.getByText(/^whsec_/).innerText();

test('without JavaScript an administrator registers an endpoint, tries it, makes another secret, pauses and removes it', async () => {
  await page.goto('/admin/webhooks');
  await page.getByRole('link', { name: 'Register an endpoint' }).click();
  await page.getByLabel('Name').fill('Register of people');
  await page.getByLabel('Address').fill('https://elsewhere.example/hook');
  await page.getByLabel('A certificate was issued.').check();
  await press('Register it');
  await shown('elsewhere.example is not on the list of hosts that this installation allows.');
  expect(await page.getByLabel('Name').inputValue()).toBe('Register of people');
  expect(await page.getByLabel('A certificate was issued.').isChecked()).toBe(true);
  await page.getByLabel('Address').fill(receiver.url);
  await press('Register it');
  const secret = await secretShown();
  await page.getByRole('link', { name: 'Open the endpoint' }).click();

  await press('Send a test');
  await shown('A test is on its way.');
  await eventually(async () => receiver.taken.length === 1);
  expect(isVerified(receiver.taken[0]!, secret)).toBe(true);
  await eventually(async () => {
    await page.getByRole('link', { name: 'Load again' }).click();
    return page.getByText(/Taken today .* answered 204\./).isVisible();
  });

  await page.getByRole('link', { name: 'New secret' }).click();
  await press('Make a new secret');
  const next = await secretShown();
  await page.getByRole('link', { name: 'Open the endpoint' }).click();
  await shown('The secret before signs too');
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: /^Send again/ }).click();
  await eventually(async () => receiver.taken.length === 2);
  const [first, again] = receiver.taken;
  expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  expect([secret, next].map((each) => isVerified(again!, each))).toEqual([true, true]);

  await press('Pause it');
  await shown('Paused today');
  await press('Resume it');
  await shown('The endpoint is told again');
  await page.getByRole('link', { name: 'Remove it' }).click();
  await press('Remove Register of people');
  await shown('The endpoint is removed, with its secret and its deliveries.');
  expect(await page.getByRole('link', { name: 'Register of people' }).count()).toBe(0);
}, 120_000);

test('what fails is said in words, and sent again from a time on', async () => {
  await page.goto('/admin/webhooks/new');
  await page.getByLabel('Name').fill('Stumbles');
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByLabel('Somebody has completed a course.').check();
  await press('Register it');
  await page.getByRole('link', { name: 'Open the endpoint' }).click();
  receiver.answerWith(500);
  await press('Send a test');
  await eventually(async () => {
    await page.getByRole('link', { name: 'Load again' }).click();
    return page.getByText(/The receiver answered 500\. Tried once/).isVisible();
  });
  // A test that failed has lost nothing, so there is no link to here.
  expect(await page.getByRole('link', { name: 'Send failed ones again' }).count()).toBe(0);
  await page.goto(`${page.url().split('?')[0]}/replay`);
  await page.getByLabel('Noted since').fill('');
  await press('Send them again');
  await shown('Write a day and a time');
  await page.getByLabel('Noted since').fill('2026-01-01T09:00');
  await press('Send them again');
  await shown('No delivery has failed since then.');
  await page.goto(`${page.url().split('?')[0]}?state=delivered`);
  await shown('No delivery of the last thirty days is like that.');
}, 120_000);

test('axe finds nothing on an endpoint that sends, nor on its secret, which is shown once', async () => {
  const context = await browser.newContext({ baseURL: inject('installationUrl') });
  const looking = await context.newPage();
  await signIn(looking, demoAccounts().find(({ as }) => as === 'administrator')!.email, DEMO_PASSWORD);
  await looking.goto('/admin/webhooks/new');
  await looking.getByLabel('Name').fill('Looked at');
  await looking.getByRole('button', { name: 'Register it' }).click();
  await looking.getByText('fields need a look').waitFor();
  expect(await violationsOf(looking)).toEqual([]);
  await looking.getByLabel('Address').fill(receiver.url);
  await looking.getByLabel('A certificate was issued.').check();
  await looking.getByRole('button', { name: 'Register it' }).click();
  await looking.getByText('It is not shown again').waitFor();
  expect(await violationsOf(looking)).toEqual([]);
  await looking.getByRole('link', { name: 'Open the endpoint' }).click();
  await looking.getByRole('button', { name: 'Send a test' }).click();
  await looking.getByText('A test is on its way.').waitFor();
  await looking.locator('summary').first().click();
  expect(await violationsOf(looking)).toEqual([]);
  await context.close();
}, 120_000);

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Without JavaScript: what these pages do is forms. */
async function asLearner(): Promise<Page> {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, demoAccounts().find(({ as }) => as === 'learner')!.email, DEMO_PASSWORD);
  return page;
}

test('somebody chooses what reaches them, subscribes to their calendar, and revokes it', async () => {
  const page = await asLearner();
  await page.goto('/account');
  await page.getByRole('link', { name: 'Choose what reaches me' }).click();
  await page.getByRole('radio', { name: /A calendar feed/ }).check();
  await page.getByLabel('Reminders').uncheck();
  await page.getByRole('button', { name: 'Save what reaches me' }).click();
  await page.getByText('It holds for everything that is sent from now on.').waitFor();
  expect(await page.getByRole('radio', { name: /A calendar feed/ }).isChecked()).toBe(true);
  expect(await page.getByLabel('Reminders').isChecked()).toBe(false);
  expect(await page.getByLabel('Feedback').isChecked()).toBe(true);

  await page.getByRole('button', { name: 'Make the feed' }).click();
  await page.getByText('Name what will show this calendar').first().waitFor();
  await page.getByLabel('Name of a new feed').fill('Phone');
  await page.getByRole('button', { name: 'Make the feed' }).click();
  const address = await page.getByText(/\/cal\/[\w-]{43}\.ics$/).textContent();
  const read = async () => {
    const answer = await fetch(address!.trim());
    return { status: answer.status, text: await answer.text() };
  };
  expect((await read()).text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  await page.goto('/account/notifications');
  expect(await page.content()).not.toContain(address!.trim());

  await page.getByRole('link', { name: 'Revoke Phone' }).click();
  await page.getByRole('button', { name: 'Revoke Phone' }).click();
  await page.getByText('its address leads nowhere any more').waitFor();
  expect((await read()).status).toBe(404);
  await page.context().close();
});

test('a session that was held can be called useful, and that changed', async () => {
  const page = await asLearner();
  await page.goto('/coaching/sessions');
  const { items } = (await (await page.request.get('/api/v1/me/coaching/bookings')).json()) as {
    items: { bookingId: string; status: string; session: { endsAt: string } }[];
  };
  const held = items.find(
    ({ status, session }) => status === 'attended' && Date.parse(session.endsAt) > Date.now() - 29 * 24 * 3_600_000,
  )!;
  await page.goto(`/coaching/sessions/${held.bookingId}`);
  await page.getByRole('link', { name: 'Say how useful it was' }).click();
  await page.getByLabel('What would have made it more useful?').fill('A second example.');
  await page.getByRole('button', { name: 'Save feedback' }).click();
  await page.getByText('Choose one of the five.').first().waitFor();
  expect(await page.getByLabel('What would have made it more useful?').inputValue()).toBe('A second example.');
  await page.getByLabel('Useful', { exact: true }).check();
  await page.getByRole('button', { name: 'Save feedback' }).click();
  await page.getByText('You can change it for thirty days').waitFor();
  expect(await page.getByLabel('Useful', { exact: true }).isChecked()).toBe(true);
  await page.context().close();
});

test('feedback has nothing that axe can find', async () => {
  const context = await browser.newContext({ baseURL: inject('installationUrl') });
  const page = await context.newPage();
  await signIn(page, demoAccounts().find(({ as }) => as === 'learner')!.email, DEMO_PASSWORD);
  const { items } = (await (await page.request.get('/api/v1/me/coaching/bookings')).json()) as {
    items: { bookingId: string; status: string }[];
  };
  await page.goto(`/coaching/sessions/${items.find(({ status }) => status === 'attended')!.bookingId}/feedback`);
  expect(await violationsOf(page)).toEqual([]);
  await context.close();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const emailOf = (as: string) => demoAccounts().find((account) => account.as === as)!.email;
async function pageOf(as: string, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled })).newPage();
  await signIn(page, emailOf(as), DEMO_PASSWORD);
  return page;
}

test('what was written is disclosed by two persons, without JavaScript, and the person sees who read it', async () => {
  const caseReference = `HR-${crypto.randomUUID().slice(0, 8)}`;
  const asker = await pageOf('administrator', false);
  await asker.goto('/admin/disclosures');
  await asker.getByRole('link', { name: 'Ask for a disclosure' }).click();
  await asker.getByLabel('Name or e-mail address').fill(emailOf('learner'));
  await asker.getByRole('button', { name: 'Find' }).click();
  await asker.getByRole('link', { name: /^Choose / }).click();
  const today = await asker.getByLabel('Last day').getAttribute('max');
  const firstDay = Temporal.PlainDate.from(today!).subtract({ days: 30 }).toString();
  await asker.getByLabel('First day').fill(firstDay);
  await asker.getByLabel('Last day').fill(today!);
  await asker.getByLabel('Case').fill(caseReference);
  await asker.getByLabel('Reason').fill('Too short.');
  await asker.getByRole('button', { name: 'Go on' }).click();
  expect(await asker.getByText('Say in 20 to 1,000 characters').count()).toBe(1);
  expect(await asker.getByLabel('Case').inputValue()).toBe(caseReference);
  await asker.getByLabel('Reason').fill('A complaint that somebody was pressed in a session.');
  await asker.getByRole('button', { name: 'Go on' }).click();
  await asker.getByRole('button', { name: 'Ask for it' }).click();
  await asker.getByText('It is asked.').waitFor();
  const request = asker.url();
  expect(await asker.getByRole('button', { name: 'Read it' }).count()).toBe(0);

  const lead = await pageOf('OSPO lead', false);
  await lead.goto('/coaching-overview');
  await lead.getByRole('link', { name: /^To decide \(\d+\)$/ }).click();
  await lead.getByRole('link', { name: `Look at case ${caseReference}` }).click();
  await lead.getByRole('link', { name: 'Grant it' }).click();
  await lead.getByRole('button', { name: 'Grant it for one hour' }).click();
  await lead.getByText('It is granted.').waitFor();

  await asker.goto(request);
  await asker.getByRole('button', { name: 'Read it and record my look' }).click();
  await asker.getByText('is written down').first().waitFor();
  expect(await asker.getByRole('heading', { name: 'Shared note' }).count()).toBeGreaterThan(0);

  const person = await pageOf('learner');
  await person.goto('/');
  await person.getByRole('link', { name: 'Read who granted it, why, and each look' }).first().click();
  await person.waitForURL(/\/coaching\/disclosures/);
  const told = person.locator('article', { hasText: caseReference });
  expect(await told.innerText()).toMatch(/Open until[\s\S]*Read once: today/);
  await person.goto('/coaching/sessions');
  await person.getByRole('link', { name: 'Teach-back' }).first().click();
  await person.getByText(`Disclosed for case ${caseReference}`).first().waitFor();

  const read = await pageOf('administrator');
  await read.goto(request);
  expect(await violationsOf(read)).toEqual([]);
  await read.getByRole('button', { name: 'Read it and record my look' }).click();
  await read.getByText('is written down').first().waitFor();
  expect(await violationsOf(read)).toEqual([]);
});

test('a late correction is declined with its reason, without JavaScript, and nobody is named', async () => {
  const lead = await pageOf('OSPO lead');
  await lead.goto('/coaching-overview/decisions');
  await lead.getByRole('link', { name: /^Look at the correction of / }).click();
  await lead.getByRole('heading', { name: 'What you decide' }).waitFor();
  expect(await violationsOf(lead)).toEqual([]);
  expect(await lead.getByText('Not named').count()).toBe(1);
  const page = lead.url();

  const plain = await pageOf('OSPO lead', false);
  await plain.goto(page);
  await plain.getByRole('button', { name: 'Decline it' }).click();
  expect(await plain.getByText('Say why not.').count()).toBe(1);
  await plain.getByLabel('Why, if you decline it').fill('The list says otherwise.');
  await plain.getByRole('button', { name: 'Decline it' }).click();
  await plain.getByText('It stays as it was.').waitFor();
  await plain.goto(page);
  expect(await plain.locator('dl').innerText()).toContain('The list says otherwise.');
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect } from '#db/client.ts';
import { latestEdition } from '#server/catalog/index.ts';
import { issueCertificate } from '#server/certificates/index.ts';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';
import { anAccount, PASSWORD } from '#test/support/newcomer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const newPage = async (javaScriptEnabled = true): Promise<Page> =>
  (await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled })).newPage();
async function pageOf(as: string, javaScriptEnabled = true): Promise<Page> {
  const page = await newPage(javaScriptEnabled);
  await signIn(page, demoAccounts().find((account) => account.as === as)!.email, DEMO_PASSWORD);
  return page;
}

/** Somebody with a certificate of the essentials. */
async function aHolder(name: string) {
  const { personId, email } = await anAccount(name, ['learner']);
  const connection = connect(inject('installationDatabase'), { max: 1 });
  const context = { db: connection.db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  const edition = await latestEdition(connection.db, 'oss-essentials');
  const course = { courseId: 'oss-essentials', editionId: edition!.id, cycle: 1 };
  await issueCertificate(context, { enrolmentId: crypto.randomUUID(), personId, ...course, completedAt: context.now() });
  await connection.close();
  return { name, email };
}

const REASON = 'Issued to a namesake';

async function find(page: Page, { email }: { email: string }): Promise<void> {
  await page.goto('/issued-certificates');
  await page.getByLabel('Holder, course or number').fill(email);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('1 certificate found.').waitFor();
  await page.locator('tbody a').click();
  await page.getByRole('heading', { name: 'What it states' }).waitFor();
}

test.each([
  ['OSPO lead', true],
  ['administrator', false],
])('an %s withdraws a certificate, with JavaScript %s; checker and holder see it', async (as, hasScript) => {
  const holder = await aHolder(`Held By ${as === 'administrator' ? 'One' : 'Another'}`);
  const page = await pageOf(as, hasScript);
  await find(page, holder);
  const check = (await page.getByRole('link', { name: 'As whoever checks it sees it' }).getAttribute('href'))!;
  await page.getByRole('link', { name: 'Withdraw this certificate' }).click();
  // In the dialog, or on the page that asks the same.
  await page.getByLabel('Reason').fill('no');
  await page.getByRole('button', { name: `Withdraw the certificate of ${holder.name}` }).click();
  await page.getByText('Write the reason, in 3 to 500 characters.').first().waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('no');
  await page.getByLabel('Reason').fill(REASON);
  await page.getByRole('button', { name: `Withdraw the certificate of ${holder.name}` }).click();
  await page.getByText('The certificate is withdrawn.').waitFor();
  expect(await page.getByText(REASON).count()).toBe(1);
  expect(await page.getByRole('link', { name: 'Withdraw this certificate' }).count()).toBe(0);
  if (hasScript) expect(await violationsOf(page)).toEqual([]);
  await page.goto(`${page.url().split('?')[0]}/withdraw`);
  await page.getByRole('heading', { name: 'Withdrawn' }).waitFor();

  const stranger = await newPage(false);
  await stranger.goto(check);
  const shown = await stranger.locator('main').innerText();
  expect(shown).toContain('The issuer withdrew it on');
  expect(shown).not.toContain(REASON);

  const own = await newPage();
  await signIn(own, holder.email, PASSWORD);
  await own.goto('/certificates');
  expect(await own.getByText(`The reason given: ${REASON}`).count()).toBe(1);
  expect(await violationsOf(own)).toEqual([]);
});

test('the register is sorted, filtered, exported and read by an auditor, who withdraws nothing', async () => {
  const page = await pageOf('auditor', false);
  await page.goto('/issued-certificates');
  await page.getByLabel('In the order of').selectOption('person');
  await page.getByLabel('Standing').selectOption('valid');
  await page.getByRole('button', { name: 'Find' }).click();
  const names = await page.locator('tbody th a').allInnerTexts();
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare));
  await page.getByRole('link', { name: 'Next page' }).click();
  expect((await page.locator('tbody th a').allInnerTexts())[0]! >= names.at(-1)!).toBe(true);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('certificates.csv');
  await page.locator('tbody a').first().click();
  await page.getByRole('heading', { name: 'What it states' }).waitFor();
  expect(await page.getByRole('link', { name: 'Withdraw this certificate' }).count()).toBe(0);
});

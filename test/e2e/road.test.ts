import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn } from '#test/support/browser.ts';
import { eventually } from '#test/support/eventually.ts';
import { answerRight, aNewcomer, heldBy, PASSWORD } from '#test/support/newcomer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const newPage = async (javaScriptEnabled = true): Promise<Page> => {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled });
  return context.newPage();
};

async function readCourse(page: Page, lessons: number): Promise<void> {
  await page.goto('/courses/oss-essentials');
  await page.getByRole('button', { name: /Enrol/ }).click();
  await page.waitForURL(/\/learn\//);
  for (let lesson = 0; lesson < lessons; lesson++) {
    const before = page.url();
    await page.getByRole('button', { name: /Mark as done/ }).click();
    await page.waitForURL((url) => url.href !== before);
  }
}

/** Pass a certified quiz; no page of it holds a reason before hand-in, and the result does. */
async function passQuiz(
  page: Page,
  kind: string,
  { rightByPrompt, reasons }: Pick<Awaited<ReturnType<typeof aNewcomer>>, 'rightByPrompt' | 'reasons'>,
): Promise<void> {
  await page.goto('/courses/oss-essentials');
  await page.getByRole('button', { name: `Take the certified quiz, ${kind}` }).click();
  await page.waitForURL(/\/quiz\//);
  for (;;) {
    expect(await heldBy(page, reasons)).toEqual([]);
    await answerRight(page, rightByPrompt);
    const next = page.getByRole('button', { name: 'Next question' });
    const isLast = (await next.count()) === 0;
    const before = page.url();
    const number = await page.locator('main fieldset legend span').first().textContent();
    if (isLast) await page.getByRole('button', { name: 'Check and hand in' }).click();
    else await next.click();
    await page.waitForURL((url) => url.href !== before);
    if (isLast) break;
    await page.locator('main fieldset legend span').first().filter({ hasNotText: number! }).waitFor();
  }
  expect(await heldBy(page, reasons)).toEqual([]);
  await page.getByRole('button', { name: /^Hand in/ }).click();
  await page.waitForURL(/\/result/);
  expect(await heldBy(page, reasons)).not.toEqual([]);
}

/** A row of the department's figures, as the OSPO lead exports them. */
async function figuresOf(lead: Page, departmentId: string, skill: string): Promise<string> {
  const response = await lead.request.get(`/report/${departmentId}/export.csv`);
  const row = (await response.text()).split('\r\n').find((line) => line.includes(skill));
  return row ?? '';
}

test('a learner reads, passes, gets a certificate that a stranger can check, and the report moves', async () => {
  const newcomer = await aNewcomer('Ronja Wiesner');
  const lead = await newPage();
  const leadAccount = demoAccounts().find(({ as }) => as === 'OSPO lead')!;
  await signIn(lead, leadAccount.email, DEMO_PASSWORD);
  const skill = 'policy-awareness';
  const before = await eventually(async () => figuresOf(lead, newcomer.departmentId, skill));

  const page = await newPage();
  await signIn(page, newcomer.email, PASSWORD);
  await readCourse(page, newcomer.lessons);
  await passQuiz(page, 'knowledge', newcomer);
  await passQuiz(page, 'scenario', newcomer);
  expect(await page.locator('main').innerText()).toMatch(/passed/i);

  const address = await eventually(async () => {
    await page.goto('/certificates');
    return page
      .locator('a[href^="/verify/"]')
      .first()
      .getAttribute('href', { timeout: 500 })
      .catch(() => null);
  });
  const pdf = await page.request.get(`${address!.replace('/verify/', '/certificates/')}/pdf`);
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

  const stranger = await newPage(false);
  await stranger.goto(address!);
  const shown = await stranger.locator('main').innerText();
  expect(shown).toContain('Ronja Wiesner');
  expect(shown).toMatch(/valid/i);
  const forMachines = await stranger.request.get(address!, { headers: { accept: 'application/json' } });
  expect(await forMachines.json()).toMatchObject({ status: 'valid' });

  await eventually(async () => (await figuresOf(lead, newcomer.departmentId, skill)) !== before);
  await lead.goto(`/report/${newcomer.departmentId}`);
  expect(await lead.locator('main').innerText()).toContain('Open source policy awareness');
}, 240_000);

test('pages are as customers get them: Svelte has changed nothing of the browser to warn developers', async () => {
  const page = await newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('Scripts have begun.');
  expect(await page.evaluate('String(Array.prototype.indexOf)')).toContain('[native code]');
});

test('sign-in, lessons and quiz work without JavaScript', async () => {
  const newcomer = await aNewcomer('Mathilda Quist');
  const page = await newPage(false);
  await signIn(page, newcomer.email, PASSWORD);
  await readCourse(page, newcomer.lessons);
  await passQuiz(page, 'knowledge', newcomer);
  expect(await page.locator('main').innerText()).toMatch(/passed/i);
}, 240_000);

test('a page of a quiz that was handed in elsewhere says so, and leads to the result', async () => {
  const newcomer = await aNewcomer('Mirko Lang');
  const page = await newPage();
  await signIn(page, newcomer.email, PASSWORD);
  await readCourse(page, newcomer.lessons);
  await page.goto('/courses/oss-essentials');
  await page.getByRole('button', { name: 'Practise, knowledge' }).click();
  await page.waitForURL(/\/quiz\//);
  const stale = await page.context().newPage();
  await stale.goto(`${page.url().split('?')[0]}?view=all`);
  await page.goto(`${page.url().split('?')[0]}/hand-in`);
  await page.getByRole('button', { name: /^Hand in/ }).click();
  await page.waitForURL(/\/result/);

  await stale.locator('main fieldset input').first().check({ force: true });
  await stale.getByText('this quiz was handed in meanwhile').waitFor();
  await stale.getByRole('link', { name: 'See the result' }).click();
  await stale.waitForURL(/\/result/);
});

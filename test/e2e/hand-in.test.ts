import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';
import { eventually } from '#test/support/eventually.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function aPageOf(as: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, demoAccounts().find((account) => account.as === as)!.email, DEMO_PASSWORD);
  return page;
}

/** axe needs scripts: the same page for the same person, in a browser that has them. */
async function violationsOn(page: Page): Promise<unknown[]> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ baseURL: inject('installationUrl'), storageState });
  const scripted = await context.newPage();
  await scripted.goto(page.url());
  const found = await violationsOf(scripted);
  await context.close();
  return found;
}

const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true });

test('a draft becomes a hand-in, is marked beside the rubric and becomes evidence, without JavaScript', async () => {
  const learner = await aPageOf('learner');
  await learner.goto('/courses/component-choice');
  const enrol = learner.getByRole('button', { name: /Enrol/ });
  if (await enrol.count()) await enrol.click();
  else
    await learner
      .getByRole('link', { name: /Continue|Go on|Begin/ })
      .first()
      .click();
  const enrolmentId = /\/learn\/([\w-]+)/.exec(learner.url())![1]!;
  const lesson = `/learn/${enrolmentId}/lab-compare-two-libraries`;
  await learner.goto(lesson);
  expect(await violationsOn(learner)).toEqual([]);

  await button(learner, 'Hand in').click();
  expect(await learner.getByText('Write a text, give a link or choose a file.').count()).toBe(1);
  await learner.getByLabel('Your work').fill('Sheetwright, since cells come from strangers.');
  await learner
    .getByLabel('File (optional)')
    .setInputFiles({ name: 'choice.txt', mimeType: 'text/plain', buffer: Buffer.from('left-lib 1.3.0\nMIT\n') });
  await learner.getByLabel('Link (optional)').fill('https://me:secret@git.example/');
  await button(learner, 'Save draft').click();
  // What was entered is still there, the file as well.
  expect(await learner.getByLabel('Your work').inputValue()).toContain('Sheetwright');
  expect(await learner.locator('#file-hint').innerText()).toContain('Kept: choice.txt');
  await learner.getByLabel('Link (optional)').fill('');
  await button(learner, 'Save draft').click();
  await learner.getByText('The draft is saved.').waitFor();
  await button(learner, 'Hand in').click();
  await learner.getByText('Your work is handed in').waitFor();
  await learner.goto('/courses/component-choice');
  expect(await learner.locator('li').filter({ hasText: 'Lab: compare two libraries' }).innerText()).toContain('Handed in');

  const coach = await aPageOf('coach');
  await coach.goto('/coach/marking?q=compare+two');
  const card = coach.locator('article').filter({ hasText: 'Waits for less than an hour' });
  await card.getByRole('button', { name: /Take to mark/ }).click();
  await coach.waitForURL(/\/coach\/marking\/[\w-]+$/);
  expect(await violationsOn(coach)).toEqual([]);
  await button(coach, 'Give mark').click();
  expect(await coach.getByText('Give a level for at least one skill').count()).toBe(1);
  const skill = coach
    .locator('main fieldset')
    .filter({ has: coach.locator('input[value="1"]:not([disabled])') })
    .first();
  const skillId = (await skill.getAttribute('id'))!.replace('level-', '');
  await skill.locator('input[value="1"]').check();
  await skill.getByLabel('What you saw').fill('Each cell has a value; half the dates are missing.');
  await button(coach, 'Give mark').click();
  await coach.getByText('If the mark is wrong, correct it').waitFor();

  await learner.goto(lesson);
  expect(await learner.locator('#hand-in').innerText()).toContain('half the dates are missing');
  expect(await learner.locator('[aria-label="Course contents"]').textContent()).toMatch(/Marked,\s+level 1/);
  await learner.goto('/hand-ins');
  expect(await learner.locator('main').innerText()).toMatch(/Marked/);
  await eventually(async () => {
    await learner.goto(`/skills/${skillId}`);
    return (await learner.locator('main').textContent())!.includes('Lab: compare two libraries');
  });
}, 120_000);

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, signIn, violationsOf } from '#test/support/browser.ts';
import { aCoachWithTime, type CoachWithTime } from '#test/support/coached.ts';
import { withKeyboard, withMouse, type Hands } from '#test/support/hands.ts';
import { aNewcomersPage, PASSWORD } from '#test/support/newcomer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const aPage = (learner: string, options?: BrowserContextOptions) => aNewcomersPage(browser, learner, options);

const TALKS = 'maintainer-mentoring';
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name });
const slots = (page: Page) => page.locator('input[name="startsAt"]');
const main = (page: Page) => page.locator('main').innerText();

type Look = (page: Page) => Promise<void>;

/** From the questions to the proposed times. */
async function chooseFirst(page: Page, coach: CoachWithTime, { press, choose, write }: Hands, look: Look): Promise<void> {
  await page.goto(`/coaching/book/${coach.offerId}`);
  await choose(page.locator('input[name="extent"][value="all"]'));
  await choose(page.locator('input[name="purpose"][value="learning"]'));
  for (const question of coach.questions) await write(page.getByLabel(question), 'About six hours, half of it triage.');
  await choose(page.getByLabel('I have read who sees what of coaching.'));
  await look(page);
  await press(button(page, 'Choose a time'));
  await page.getByText('Step 2 of 3').waitFor();
  await look(page);
  await choose(slots(page).first());
  await press(button(page, 'Propose the other five').last());
  await page.getByText('Step 3 of 3').waitFor();
  await look(page);
}

async function bookAll(page: Page, coach: CoachWithTime, hands: Hands, look: Look): Promise<void> {
  const { press, choose } = hands;
  await chooseFirst(page, coach, hands, look);
  const third = () => page.locator('#sitting-3').innerText();
  const before = await third();
  await press(button(page, 'Change the time of 3, A second pair of hands'));
  await page.getByText('3 of 6: choose a time').waitFor();
  expect(await page.locator('#times').innerText()).toMatch(/Europe\/Berlin \(CES?T\)/);
  await look(page);
  await choose(slots(page).first());
  await press(button(page, 'Take this time').last());
  await page.getByText('Step 3 of 3').waitFor();
  expect(await third()).not.toBe(before);
  await press(button(page, 'Book all six').last());
  await page.waitForURL(/\/coaching\/sessions\?said=confirmed/);
  const shown = await main(page);
  for (const words of ['0 of 6 held, 6 to come', '3 of 6', 'A second pair of hands', 'Next']) expect(shown).toContain(words);
  await look(page);
}

async function cancelRest(page: Page, { press, choose, write }: Hands, look: Look): Promise<void> {
  await press(page.getByRole('link', { name: 'Cancel the rest' }));
  await page.getByRole('heading', { level: 1, name: 'Cancel the rest' }).waitFor();
  await press(button(page, 'Cancel the rest'));
  await page.getByText('Choose the reason that is closest.').first().waitFor();
  await look(page);
  await choose(page.locator('input[name="code"]').first());
  await write(page.getByLabel('A word to your coach'), 'The project is in good hands.');
  await press(button(page, 'Cancel the rest'));
  await page.waitForURL(/said=cancelled/);
  expect(await main(page)).toContain('Cancelled.');
  await look(page);
}

async function whole(page: Page, coach: CoachWithTime, hands: Hands, look: Look = async () => undefined): Promise<void> {
  await bookAll(page, coach, hands, look);
  await cancelRest(page, hands, look);
  await coach.close();
}

const fits: Look = async (page) =>
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);

test('six talks are booked at once and given up at once; every page on the way is accessible, light and dark', async () => {
  await whole(await aPage('Abel Wood'), await aCoachWithTime('Gerd Hahn', TALKS), withMouse, async (page) =>
    expect(await violationsOf(page)).toEqual([]),
  );
}, 240_000);

test('the same with the keyboard alone, at 200 % zoom, without scrolling sideways', async () => {
  const page = await aPage('Bela Fox', { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 });
  await whole(page, await aCoachWithTime('Hedi Ilg', TALKS), withKeyboard(page), fits);
}, 240_000);

test('the same without JavaScript, on a phone', async () => {
  const page = await aPage('Cleo Marsh', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await whole(page, await aCoachWithTime('Ines Jost', TALKS), withMouse, fits);
}, 240_000);

test('a coach who cannot go on cancels a talk and all after it at once; the coachee reads why', async () => {
  const coach = await aCoachWithTime('Lena Mohr', TALKS);
  const page = await aPage('Emil Quast');
  await bookAll(page, coach, withMouse, async () => undefined);
  const theirs = await (await browser.newContext({ baseURL: inject('installationUrl') })).newPage();
  await signIn(theirs, coach.email, PASSWORD);
  await theirs.goto('/coach/sessions');
  await theirs.getByRole('link', { name: coach.title }).nth(1).click();
  await theirs.getByRole('link', { name: 'Cancel the session' }).click();
  await theirs.getByText('This sitting and the four after it').waitFor();
  expect(await violationsOf(theirs)).toEqual([]);
  const shown = await main(theirs);
  for (const words of ['2 of 6, ', 'A second pair of hands', '6 of 6']) expect(shown).toContain(words);
  await theirs.locator('input[name="extent"][value="later"]').check();
  await theirs.getByLabel('A word to those who would have come').fill('I leave the company.');
  await button(theirs, 'Cancel what is chosen').click();
  await theirs.waitForURL(/done=cancelled-later/);
  expect(await main(theirs)).toContain('The session is cancelled, with those after it.');
  expect(await theirs.getByRole('link', { name: coach.title }).count()).toBe(1);
  await page.goto('/coaching/sessions');
  expect(await main(page)).toContain('0 of 6 held, 1 to come');
  await page.getByRole('link', { name: 'A second pair of hands' }).click();
  await page.getByText('“I leave the company.”').waitFor();
  await coach.close();
}, 120_000);

test('when somebody was faster nothing is booked and nothing is lost; another time for that sitting is one click away', async () => {
  const coach = await aCoachWithTime('Kurt Lang', TALKS);
  const page = await aPage('Dana Price');
  await chooseFirst(page, coach, withMouse, async () => undefined);
  const first = await page.locator('#sitting-1 input[name="time"]').getAttribute('value');
  await coach.bookAsAnother(first!);
  await button(page, 'Book all six').last().click();
  await page.getByText('One of the times cannot be had. Nothing is booked.').waitFor();
  expect(await page.locator('#sitting-1').innerText()).toContain('Somebody was faster');
  expect(await violationsOf(page)).toEqual([]);
  const free = page.getByRole('group', { name: 'Free times for Where the time goes' }).getByRole('button');
  expect(await free.count()).toBe(3);
  await free.first().click();
  await button(page, 'Book all six').last().click();
  await page.waitForURL(/said=confirmed/);
  await page.getByRole('link', { name: 'Where the time goes' }).click();
  await page.waitForURL(/\/coaching\/sessions\/[\w-]+$/);
  expect(await main(page)).toContain('About six hours, half of it triage.');
  await coach.close();
}, 120_000);

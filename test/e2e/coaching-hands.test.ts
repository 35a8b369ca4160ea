import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn } from '#test/support/browser.ts';
import { aCoach, bookFirst, COACH_ZONE } from '#test/support/coach-company.ts';
import { withKeyboard, type Hands } from '#test/support/hands.ts';
import { aNewcomer, PASSWORD } from '#test/support/newcomer.ts';

/** What coaches and leads do with the keyboard alone, at 200 % zoom too; no page is asked for by its address. */
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Look = (page: Page) => Promise<void>;

const SKILL = 'license-obligations';
const SKILL_NAME = 'Licence obligations by use case';
const ZOOMED: BrowserContextOptions = { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 };
const fits: Look = async (page) =>
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
const noLook: Look = async () => undefined;

async function aPage(email: string, password: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: inject('installationUrl'), ...options })).newPage();
  await signIn(page, email, password);
  return page;
}
const theLead = (options: BrowserContextOptions = {}) =>
  aPage(demoAccounts().find(({ as }) => as === 'OSPO lead')!.email, DEMO_PASSWORD, options);

/** By the rail, or by the bottom bar of a narrow window, which keeps what has no room behind "More". */
async function goTo(page: Page, name: string, { press }: Hands): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
  const [shown] = await link.filter({ visible: true }).all();
  if (shown) return press(shown);
  await press(page.getByRole('link', { name: 'More', exact: true }));
  await page.getByRole('heading', { name: 'More', level: 1 }).waitFor();
  await press(inMain(page, 'link', name));
}
const inMain = (page: Page, role: 'button' | 'link', name: string | RegExp) =>
  page.locator('main').getByRole(role, { name, exact: typeof name === 'string' });
const said = (page: Page, text: string) => page.locator('main').getByText(text).first().waitFor();

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Hours around the clock from today on, so that there is a slot within a quarter of an hour, whenever this runs. */
async function setHours(page: Page, hands: Hands, look: Look): Promise<void> {
  const { press, pick, set } = hands;
  await goTo(page, 'Hours', hands);
  await page.getByRole('heading', { name: 'Hours', level: 1 }).waitFor();
  await look(page);
  const today = Temporal.Now.zonedDateTimeISO(COACH_ZONE).dayOfWeek;
  for (const weekday of [today, (today % 7) + 1]) {
    await pick(page.getByLabel('Weekday'), WEEKDAYS[weekday - 1]!);
    await set(page.getByLabel('From', { exact: true }), '00:00');
    await set(page.getByLabel('To', { exact: true }), '00:00');
    await press(inMain(page, 'button', 'Add these hours'));
    await inMain(page, 'button', `Remove ${WEEKDAYS[weekday - 1]}, 00:00–24:00`).waitFor();
    await look(page);
  }
}

async function makeOffer(page: Page, title: string, { press, choose, write, pick }: Hands, look: Look): Promise<string> {
  await press(page.getByRole('link', { name: 'Offers', exact: true }));
  await press(inMain(page, 'link', /^Make an offer/).first());
  await page.getByLabel('What it is').waitFor();
  await look(page);
  const type = await page.getByLabel('What it is').locator('option[value="licence-clinic"]').textContent();
  await pick(page.getByLabel('What it is'), type!.trim());
  await write(page.getByLabel('Name', { exact: true }), title);
  await choose(page.getByRole('radio', { name: 'One person' }));
  const terms = { 'Length, minutes': '15', 'Begins every, minutes': '5', 'Kept free after, minutes': '0', 'Notice, hours': '0' };
  for (const [label, value] of Object.entries(terms)) await write(page.getByLabel(label), value);
  await press(inMain(page, 'button', 'Make this offer'));
  await said(page, 'The offer is made.');
  await look(page);
  return (await inMain(page, 'link', `Change ${title}`).getAttribute('href'))!.split('/').at(-1)!;
}

/** Who came, what is agreed, and what was shown. */
async function hold(page: Page, title: string, who: string, hands: Hands, look: Look): Promise<void> {
  const { press, choose, write } = hands;
  await goTo(page, 'Sessions', hands);
  await look(page);
  await press(inMain(page, 'link', title).first());
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await look(page);
  await choose(page.getByRole('radio', { name: 'Attended' }));
  await press(inMain(page, 'button', 'Record attendance'));
  await said(page, 'Attendance is recorded.');
  await write(page.getByLabel('Goal'), 'Deliver the firmware with its notices.');
  await press(inMain(page, 'button', 'Save the shared note'));
  await said(page, 'The shared note is saved.');
  await write(page.getByLabel(`What ${who} will do`), 'Write the notice file');
  await press(inMain(page, 'button', 'Add action item'));
  await said(page, 'The action item is noted.');
  await look(page);
  const outcome = page.locator('details', { has: page.locator(`input[name="skillId"][value="${SKILL}"]`) }).last();
  await press(outcome.locator('summary'));
  await look(page);
  await choose(outcome.locator('input[value="level-1"]'));
  await press(outcome.getByRole('button', { name: `Propose to ${who}` }));
  await said(page, 'Name the behaviour that was seen, with the case.');
  expect(await outcome.locator('input[value="level-1"]').isChecked()).toBe(true);
  await look(page);
  await write(outcome.getByLabel('The behaviour that was seen'), 'Named the duty to pass the notices on.');
  await press(outcome.getByRole('button', { name: `Propose to ${who}` }));
  await said(page, `${who} has seven days`);
  await look(page);
}

async function coachDay(page: Page, coach: { personId: string; hands: Hands; learner: string }, look: Look): Promise<void> {
  const { personId: coachId, hands, learner } = coach;
  await setHours(page, hands, look);
  const title = `Your case, ${learner}`;
  const offerId = await makeOffer(page, title, hands, look);
  const newcomer = await aNewcomer(learner);
  await bookFirst(await aPage(newcomer.email, PASSWORD), { offerId, sessionTypeId: 'licence-clinic', coachId }, 'assessment');
  await hold(page, title, learner, hands, look);
}

test('a coach sets hours, holds a session and records an outcome with the keyboard alone', async () => {
  const { personId, email } = await aCoach('Hanne Lund', await theLead(), { [SKILL]: 3 });
  const page = await aPage(email, PASSWORD);
  await coachDay(page, { personId, hands: withKeyboard(page), learner: 'Imre Nagy' }, noLook);
}, 240_000);

test('the same at 200 % zoom, without scrolling sideways', async () => {
  const { personId, email } = await aCoach('Jorunn Dahl', await theLead(), { [SKILL]: 3 });
  const page = await aPage(email, PASSWORD, ZOOMED);
  await coachDay(page, { personId, hands: withKeyboard(page), learner: 'Kaito Mori' }, fits);
}, 240_000);

/** From the gap that no coach covers to somebody who may. */
async function leadDay(page: Page, coach: string, hands: Hands, look: Look): Promise<void> {
  const { press, write, pick, set } = hands;
  await goTo(page, 'Coaching', hands);
  await page.getByRole('heading', { name: 'Coaching', level: 1 }).waitFor();
  await look(page);
  await pick(page.getByLabel('People of'), 'Engineering');
  await pick(page.getByLabel('In the order of'), 'Unmet demand');
  await press(inMain(page, 'button', 'Show'));
  await page.waitForURL(/department=.*sort=demand/);
  expect(await page.locator('p.finding').first().textContent()).toMatch(/in need/);
  await press(page.locator('main summary').last());
  await said(page, 'Coaches serve every department');
  await look(page);

  await press(page.getByRole('link', { name: 'Coaches', exact: true }));
  await write(page.getByLabel('Name'), coach);
  await press(inMain(page, 'button', 'Find'));
  await look(page);
  await press(inMain(page, 'link', coach));
  await page.getByRole('heading', { name: coach, level: 1 }).waitFor();
  await look(page);
  await pick(page.getByLabel('Skill', { exact: true }), SKILL_NAME);
  await pick(page.getByLabel('Up to level'), '2');
  await set(page.getByLabel('Until'), '2020-01-01');
  await press(inMain(page, 'button', 'Verify this level'));
  await said(page, 'The day is to come.');
  await look(page);
  await set(page.getByLabel('Until'), `${new Date().getUTCFullYear() + 1}-12-01`);
  await press(inMain(page, 'button', 'Verify this level'));
  await said(page, `${SKILL_NAME}: level 2 is verified`);
  await look(page);
  await press(inMain(page, 'link', `End ${SKILL_NAME}`));
  await press(page.getByRole('button', { name: 'End the verification' }));
  await said(page, 'The verification has ended.');
}

test('a lead reads the capacity and verifies a coach with the keyboard alone', async () => {
  const lead = await theLead();
  await aCoach('Leif Strand', lead, {});
  await leadDay(lead, 'Leif Strand', withKeyboard(lead), noLook);
}, 240_000);

test('the same at 200 % zoom of the lead', async () => {
  const lead = await theLead(ZOOMED);
  await aCoach('Maren Vik', lead, {});
  await leadDay(lead, 'Maren Vik', withKeyboard(lead), fits);
}, 240_000);

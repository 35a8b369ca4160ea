import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, violationsOf } from '#test/support/browser.ts';
import { aCoachWithTime, type CoachWithTime } from '#test/support/coached.ts';
import { withKeyboard, withMouse, type Hands } from '#test/support/hands.ts';
import { aNewcomersPage } from '#test/support/newcomer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const aPage = (learner: string, options?: BrowserContextOptions) => aNewcomersPage(browser, learner, options);

const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name });
const slots = (page: Page) => page.locator('input[name="startsAt"]');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

type Look = (page: Page) => Promise<void>;

/** From the wish to the booked session. */
async function book(page: Page, coach: CoachWithTime, { press, choose, write }: Hands, look: Look): Promise<void> {
  await page.goto('/coaching');
  await look(page);
  await write(page.getByLabel('In your words'), 'licence question');
  await press(button(page, 'Find'));
  await page.waitForURL(/q=licence/);
  await press(page.getByRole('link', { name: 'Licence clinic', exact: true }));
  await heading(page, 'Licence clinic').waitFor();
  await look(page);
  await press(page.getByRole('link', { name: `Book with ${coach.name}: ${coach.title}` }));
  await heading(page, `Book: ${coach.title}`).waitFor();
  await write(page.getByLabel(coach.questions[0]!), 'Firmware of the G4, as a download.');
  await press(button(page, 'Choose a time'));
  await page.getByRole('alert').waitFor();
  await look(page);
  // What was entered is still there; what is missing is said at its field.
  await expectValue(page, coach.questions[0]!, 'Firmware of the G4, as a download.');
  await choose(page.locator('input[name="purpose"][value="learning"]'));
  for (const question of coach.questions.slice(1)) await write(page.getByLabel(question), 'zlib 1.3.1, linked statically.');
  await choose(page.getByLabel('I have read who sees what of coaching.'));
  await press(button(page, 'Choose a time'));
  await page.getByText('Step 2 of 2').waitFor();
  expect(await page.locator('#times').innerText()).toMatch(/Europe\/Berlin \(CES?T\)/);
  await look(page);
  await choose(slots(page).first());
  await press(button(page, 'Book this time').last());
  await page.waitForURL(/\/coaching\/sessions\/[\w-]+\?said=confirmed/);
  expect(await page.locator('main').innerText()).toContain('Firmware of the G4, as a download.');
  await look(page);
}

const expectValue = async (page: Page, label: string, value: string) =>
  expect(await page.getByLabel(label).inputValue()).toBe(value);

async function changeAnswers(page: Page, coach: CoachWithTime, { press, write }: Hands, look: Look): Promise<void> {
  await press(page.getByRole('link', { name: 'Change your answers' }));
  await heading(page, 'Change your answers').waitFor();
  await look(page);
  await expectValue(page, coach.questions[0]!, 'Firmware of the G4, as a download.');
  await write(page.getByLabel(coach.questions[0]!), '');
  await press(button(page, 'Save the answers'));
  await page.getByText('so that your coach can prepare.').first().waitFor();
  await look(page);
  await write(page.getByLabel(coach.questions[0]!), 'Firmware of the G5, on the device.');
  await press(button(page, 'Save the answers'));
  await page.waitForURL(/said=answers/);
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('Firmware of the G5, on the device.');
  expect(shown).toContain('Answers changed');
}

async function turnSuggestionsOffAndOn(page: Page, { press }: Hands, look: Look): Promise<void> {
  await page.goto('/coaching');
  await press(button(page, 'Suggest nothing to me'));
  await page.getByText('You have chosen not to be suggested sessions.').waitFor();
  await look(page);
  await press(button(page, 'Suggest sessions again'));
  await button(page, 'Suggest nothing to me').waitFor();
}

async function setGoal(page: Page, { press, write }: Hands, look: Look): Promise<void> {
  await press(page.getByRole('link', { name: 'Set a goal' }));
  await heading(page, 'Set a goal').waitFor();
  await press(button(page, 'Save the goal'));
  await page.getByText('Write what you want to be able to do').waitFor();
  await look(page);
  await write(page.getByLabel('What do you want to be able to do afterwards?'), 'Answer such questions myself.');
  await press(button(page, 'Save the goal'));
  await page.waitForURL(/said=goal/);
  expect(await page.locator('#goal').innerText()).toContain('Answer such questions myself.');
  await press(button(page, 'Reached: Answer such questions myself.'));
  await page.getByText('Reached; set on').waitFor();
  await look(page);
}

async function move(page: Page, { press, choose, write }: Hands, look: Look): Promise<void> {
  const before = await page.locator('#when').innerText();
  await press(page.getByRole('link', { name: 'Move to another time' }));
  await heading(page, 'Move to another time').waitFor();
  await look(page);
  await choose(slots(page).first());
  await write(page.getByLabel('Why, in a word'), 'A release that day');
  await press(button(page, 'Move the session').last());
  await page.waitForURL(/said=moved/);
  expect(await page.locator('#when').innerText()).not.toBe(before);
  expect(await page.locator('main').innerText()).toContain('A release that day');
}

async function cancel(page: Page, { press, choose, write }: Hands, look: Look): Promise<void> {
  await press(page.getByRole('link', { name: 'Cancel the session' }));
  await heading(page, 'Cancel the session').waitFor();
  expect(await page.locator('main').innerText()).toMatch(/You can change or cancel it until .+ CES?T/);
  await press(button(page, 'Cancel the session'));
  await page.getByText('Choose the reason that is closest.').first().waitFor();
  await look(page);
  await choose(page.locator('input[name="code"]').first());
  await write(page.getByLabel('A word to your coach'), 'Sorry.');
  await press(button(page, 'Cancel the session'));
  await page.waitForURL(/said=cancelled/);
  await look(page);
  await page.goto('/coaching/sessions');
  expect(await page.locator('main').innerText()).toContain('Cancelled.');
  await look(page);
}

async function whole(page: Page, coach: CoachWithTime, hands: Hands, look: Look = async () => undefined): Promise<void> {
  await turnSuggestionsOffAndOn(page, hands, look);
  await book(page, coach, hands, look);
  await changeAnswers(page, coach, hands, look);
  await setGoal(page, hands, look);
  await move(page, hands, look);
  await cancel(page, hands, look);
  await coach.close();
}

const fits: Look = async (page) =>
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);

test('a learner books, moves and cancels; every page on the way is accessible, light and dark', async () => {
  const page = await aPage('Sanna Lind');
  await whole(page, await aCoachWithTime('Arno Beck'), withMouse, async () => {
    expect(await violationsOf(page)).toEqual([]);
  });
}, 240_000);

test('the same with the keyboard alone', async () => {
  const page = await aPage('Tove Holm');
  await whole(page, await aCoachWithTime('Berta Cruz'), withKeyboard(page));
}, 240_000);

test('the same at 200 % zoom, without scrolling sideways', async () => {
  const page = await aPage('Ulla Wirth', { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 });
  await whole(page, await aCoachWithTime('Carl Dietz'), withMouse, fits);
}, 240_000);

test('the same without JavaScript, on a phone', async () => {
  const page = await aPage('Vera Zorn', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await whole(page, await aCoachWithTime('Dora Egger'), withMouse);
}, 240_000);

test('when somebody was faster nothing is lost, and another time is one click away', async () => {
  const coach = await aCoachWithTime('Emil Frey');
  const page = await aPage('Wanda Yilmaz');
  await page.goto(`/coaching/book/${coach.offerId}`);
  await page.locator('input[name="purpose"][value="assessment"]').check();
  for (const question of coach.questions) await page.getByLabel(question).fill('The G4 image.');
  await page.getByLabel('I have read who sees what of coaching.').check();
  await button(page, 'Choose a time').click();
  await page.getByText('Step 2 of 2').waitFor();
  const wanted = slots(page).nth(1);
  await coach.bookAsAnother((await wanted.getAttribute('value'))!);
  await wanted.check({ force: true });
  await button(page, 'Book this time').last().click();
  await page.getByText('Somebody was faster').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const others = button(page, /^Book \w{3} .+ CES?T$/);
  expect(await others.count()).toBe(3);
  await others.first().click();
  await page.waitForURL(/said=confirmed/);
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('The G4 image.');
  expect(shown).toContain('For assessment');
  await coach.close();
}, 120_000);

test('who takes a seat in a group says whether others see their name, with JavaScript and without', async () => {
  const coach = await aCoachWithTime('Frieda Gross');
  const seats = await coach.holdForSeveral();
  const sit = async (page: Page) => {
    await page.goto(seats);
    await page.locator('input[name="purpose"][value="learning"]').check({ force: true });
    for (const question of coach.questions) await page.getByLabel(question).fill('The G4 image.');
    await page.getByLabel('I have read who sees what of coaching.').check();
    await button(page, 'Take a seat').last().click();
    await page.waitForURL(/said=confirmed/);
  };
  const [silent, open] = [await aPage('Xenia Arndt'), await aPage('Yara Busch', { javaScriptEnabled: false })];
  await sit(silent);
  await sit(open);
  const others = (page: Page) => page.locator('#others').innerText();
  expect(await others(open)).toContain('Nobody else shows their name.');
  expect(await others(open)).toContain('Only the coaches see your name.');
  await button(open, 'Show my name').click();
  await button(open, 'Hide my name').waitFor();
  await silent.reload();
  expect(await others(silent)).toContain('Yara Busch');
  expect(await violationsOf(silent)).toEqual([]);
  await coach.close();
}, 120_000);

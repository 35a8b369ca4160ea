import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoAccounts, DEMO_PASSWORD } from '#server/demo/index.ts';
import { openBrowser, signIn } from '#test/support/browser.ts';
import { aCoach, bookFirst, COACH_ZONE } from '#test/support/coach-company.ts';
import { eventually } from '#test/support/eventually.ts';
import { aNewcomer, PASSWORD } from '#test/support/newcomer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const newPage = async (options: { javaScriptEnabled?: boolean } = {}): Promise<Page> => {
  const context = await browser.newContext({ baseURL: inject('installationUrl'), ...options });
  return context.newPage();
};
const theLead = async () => {
  const page = await newPage();
  await signIn(page, demoAccounts().find(({ as }) => as === 'OSPO lead')!.email, DEMO_PASSWORD);
  return page;
};

const SKILL = 'license-obligations';
const OTHER_SKILL = 'license-identification';
const TYPE = 'licence-clinic';

/** Hours around the clock from today on, so that there is a slot within a quarter of an hour, whenever this runs. */
async function setHours(page: Page): Promise<void> {
  const today = Temporal.Now.zonedDateTimeISO(COACH_ZONE).dayOfWeek;
  for (const weekday of [today, (today % 7) + 1]) {
    await page.goto('/coach/hours');
    await page.getByLabel('Weekday').selectOption(String(weekday));
    await page.getByLabel('From', { exact: true }).fill('00:00');
    await page.getByLabel('To', { exact: true }).fill('00:00');
    await page.getByRole('button', { name: 'Add these hours' }).click();
    await page.getByText('The hours are added.').waitFor();
  }
}

async function makeOffer(page: Page, title: string, mode: 'One person' | 'A group'): Promise<string> {
  await page.goto('/coach/hours/offers/new');
  await page.getByLabel('What it is').selectOption(TYPE);
  await page.getByLabel('Name', { exact: true }).fill(title);
  await page.getByRole('radio', { name: mode }).check({ force: true });
  for (const [label, value] of [
    ['Length, minutes', '15'],
    ['Begins every, minutes', '5'],
    ['Kept free after, minutes', '0'],
    ['Notice, hours', '0'],
  ] as const)
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Make this offer' }).click();
  await page.getByText('The offer is made.').waitFor();
  const href = await page.getByRole('link', { name: `Change ${title}` }).getAttribute('href');
  return href!.split('/').at(-1)!;
}

const outcomeForm = async (page: Page, skillId: string) => {
  const outcome = page.locator('details', { has: page.locator(`input[name="skillId"][value="${skillId}"]`) }).last();
  if ((await outcome.getAttribute('open')) === null) await outcome.locator('summary').click();
  return outcome;
};

/** A row of the department's figures, as the OSPO lead exports them. */
async function figuresOf(lead: Page, departmentId: string): Promise<string> {
  const text = await (await lead.request.get(`/report/${departmentId}/export.csv`)).text();
  return text.split('\r\n').find((line) => line.includes(SKILL)) ?? '';
}

test('a coach sets hours, holds a session and proposes a level; the coachee agrees, and level and report move', async () => {
  const lead = await theLead();
  const coach = await aCoach('Solveig Brandt', lead, { [SKILL]: 3, [OTHER_SKILL]: 3 });
  const newcomer = await aNewcomer('Emre Vidal');
  const page = await newPage();
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refusals.push(message.text());
  });
  await signIn(page, coach.email, PASSWORD);
  await setHours(page);
  await page.locator('.ec').waitFor();
  const offerId = await makeOffer(page, 'Your case in a quarter of an hour', 'One person');
  await page.goto(`/coach/hours/preview?offer=${offerId}&zone=America/New_York`);
  expect(await page.locator('main').innerText()).toMatch(/Seen from America\/New_York.*\d+ times on \d+ days?/s);

  const learner = await newPage();
  await signIn(learner, newcomer.email, PASSWORD);
  const offer = { offerId, sessionTypeId: TYPE, coachId: coach.personId };
  const { bookingId, sessionId } = await bookFirst(learner, offer, 'assessment');
  const before = await eventually(async () => figuresOf(lead, newcomer.departmentId));

  await page.goto('/coach/calendar');
  await page
    .locator('.ec')
    .getByRole('link', { name: /Emre Vidal/ })
    .waitFor();
  await page.goto('/coach/sessions');
  await page.getByRole('link', { name: 'Your case in a quarter of an hour' }).click();
  await page.waitForURL(`**/coach/sessions/${sessionId}`);
  const main = page.locator('main');
  expect(await main.innerText()).toContain('The router firmware, as a download for customers.');
  expect(await main.innerText()).toContain(
    'Private from the pages, but part of a legal data export, and of a disclosure by two persons.',
  );
  await page.getByRole('radio', { name: 'Attended' }).check({ force: true });
  await page.getByRole('button', { name: 'Record attendance' }).click();
  await page.getByText('Attendance is recorded.').waitFor();
  await page.getByLabel('Goal').fill('Deliver the firmware with its notices.');
  await page.getByLabel('Will', { exact: true }).fill('Write the notice file.');
  await page.getByRole('button', { name: 'Save the shared note' }).click();
  await page.getByText('The shared note is saved.').waitFor();
  expect(await page.getByLabel('Goal').inputValue()).toBe('Deliver the firmware with its notices.');
  await page.getByLabel('What Emre Vidal will do').fill('Write the notice file');
  await page.getByRole('button', { name: 'Add action item' }).click();
  await page.getByText('The action item is noted.').waitFor();

  const outcome = await outcomeForm(page, SKILL);
  await outcome.locator('input[value="level-1"]').check({ force: true });
  await outcome.getByRole('button', { name: 'Propose to Emre Vidal' }).click();
  await page.getByText('Name the behaviour that was seen, with the case.').waitFor();
  expect(await outcome.locator('input[value="level-1"]').isChecked()).toBe(true);
  await outcome.getByLabel('The behaviour that was seen').fill('Named the duty to pass the notices on, in the router case.');
  await outcome.getByRole('button', { name: 'Propose to Emre Vidal' }).click();
  await page.getByText('Emre Vidal has seven days').waitFor();

  await learner.goto(`/coaching/sessions/${bookingId}`);
  await learner.getByRole('button', { name: 'Send the answer' }).click();
  await learner.getByText('Choose one of the two.').waitFor();
  await learner.getByRole('radio', { name: 'Yes, let it count now' }).check({ force: true });
  await learner.getByRole('button', { name: 'Send the answer' }).click();
  await learner.getByText('It counts now.').waitFor();

  const contested = await outcomeForm(page, OTHER_SKILL);
  await contested.locator('input[value="level-1"]').check({ force: true });
  await contested.getByLabel('The behaviour that was seen').fill('Found the licence of each part of the router.');
  await contested.getByRole('button', { name: 'Propose to Emre Vidal' }).click();
  await page.getByText('Emre Vidal has seven days').waitFor();
  await learner.goto(`/coaching/sessions/${bookingId}`);
  await learner.getByRole('radio', { name: 'No, I contest it: it never counts' }).check({ force: true });
  await learner.getByLabel('What your coach should know (if anything)').fill('My colleague did this part.');
  await learner.getByRole('button', { name: 'Send the answer' }).click();
  await learner.getByText('It does not count. Your coach sees what you wrote.').waitFor();
  await page.goto(`/coach/sessions/${sessionId}`);
  expect(await main.innerText()).toMatch(/Contested: does not count.*Emre Vidal wrote: “My colleague did this part.”/s);

  await eventually(async () => {
    await learner.goto(`/skills/${SKILL}`);
    return /level 1/i.test(await learner.locator('main').innerText());
  });
  await eventually(async () => (await figuresOf(lead, newcomer.departmentId)) !== before);
  await learner.goto(`/skills/${OTHER_SKILL}`);
  expect(await learner.locator('main').innerText()).toContain('Not assessed');
  await page.goto(`/coach/sessions/${sessionId}`);
  expect(await main.innerText()).toContain('Counts');
  await page.goto('/coach/people');
  expect(await main.innerText()).toMatch(/Emre Vidal.*Write the notice file/s);

  await page.goto(`/coach/sessions/${sessionId}/follow-up?booking=${bookingId}&days=30`);
  await page.getByRole('button', { name: 'Keep this time for Emre Vidal' }).click();
  await page.getByText('The time is kept for Emre Vidal').waitFor();
  expect(refusals).toEqual([]);
}, 300_000);

test('without JavaScript: a mistake keeps what was entered, a clinic is scheduled and undone, a session moved and cancelled', async () => {
  const coach = await aCoach('Ingrid Falk', await theLead(), { [SKILL]: 3 });
  const page = await newPage({ javaScriptEnabled: false });
  const main = page.locator('main');
  await signIn(page, coach.email, PASSWORD);
  await page.goto('/coach/calendar');
  expect(await main.innerText()).toContain('You have no hours this week');
  await setHours(page);
  await page.goto('/coach/hours');
  await page.getByLabel('Weekday').selectOption(String(Temporal.Now.zonedDateTimeISO(COACH_ZONE).dayOfWeek));
  await page.getByLabel('From', { exact: true }).fill('10:15');
  await page.getByRole('button', { name: 'Add these hours' }).click();
  expect(await main.innerText()).toContain('Other hours, or another travel, of yours hold then.');
  expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('10:15');

  await page.goto('/coach/hours/dates');
  await page.getByLabel('Date', { exact: true }).fill('2031-05-01');
  await page.getByRole('textbox', { name: 'Hours' }).fill('nine to five');
  await page.getByRole('button', { name: 'Set this date' }).click();
  expect(await main.innerText()).toContain('Write hours such as 09:00-12:00');
  expect(await page.getByRole('textbox', { name: 'Hours' }).inputValue()).toBe('nine to five');
  await page.getByRole('textbox', { name: 'Hours' }).fill('09:00-12:00, 13:00-24:00');
  await page.getByRole('button', { name: 'Set this date' }).click();
  expect(await main.innerText()).toContain('1 May 2031: 09:00–12:00, 13:00–24:00');

  await makeOffer(page, 'Clinic for several cases', 'A group');
  await page.goto('/coach/sessions/clinics');
  await page.getByRole('button', { name: 'Plan anew' }).click();
  expect(await main.innerText()).toContain('Planned anew, from what is known now.');
  await page.getByLabel('Seats kept for them').first().selectOption({ index: 1 });
  await page
    .getByRole('button', { name: /^Schedule it/ })
    .first()
    .click();
  expect(await main.innerText()).toMatch(
    /It is suggested to \d+ people with the gap, and \d+ seats? (is|are) kept for them until/,
  );
  expect(await main.innerText()).toContain('Scheduled: Clinic for several cases');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await main.innerText()).toContain('Undone: the session is cancelled');

  await page.goto('/coach/sessions/new');
  await page.getByLabel('Begins').fill('2031-05-01T14:00');
  await page.getByLabel('Seats').fill('3');
  await page.getByRole('button', { name: 'Schedule the session' }).click();
  expect(await main.innerText()).toMatch(/The session is scheduled.*|0 of 3 seats taken/s);
  const address = new URL(page.url()).pathname;
  await page.goto(`${address}/change`);
  await page.getByLabel('Begins').fill('2020-05-01T14:00');
  await page.getByRole('button', { name: 'Change the session' }).click();
  expect(await page.getByLabel('Begins').inputValue()).toBe('2020-05-01T14:00');
  await page.getByLabel('Begins').fill('2031-05-02T15:30');
  await page.getByRole('button', { name: 'Change the session' }).click();
  expect(await main.innerText()).toContain('Friday 2 May 2031, 15:30–15:45 CEST');
  await page.goto(`${address}/cancel`);
  await page.getByRole('radio', { name: 'I am ill' }).check();
  await page.getByRole('button', { name: 'Cancel this session' }).click();
  expect(await main.innerText()).toContain('The session is cancelled.');
}, 120_000);

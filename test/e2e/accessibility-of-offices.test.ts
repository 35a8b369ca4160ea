import { eq } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { connect } from '#db/client.ts';
import { failedJobs } from '#db/schema/outbox.ts';
import { violationsOf } from '#test/support/browser.ts';
import { anAccount } from '#test/support/newcomer.ts';
import { everyPageOf, follow } from '#test/support/suites/accessibility.ts';

const { pageOf } = everyPageOf(['auditor', 'administrator', 'OSPO lead']);

test('a question to take back a sign-in', async () => {
  const { email } = await anAccount('Sits Elsewhere Now', ['learner']);
  const administrator = await pageOf('administrator');
  const change = (what: string) =>
    follow(administrator, `/admin/people?q=${email}`, ['/admin/people/*', `/admin/people/*/${what}`]);
  expect(await change('disable')).toBe(true);
  await administrator.locator('main form button').first().click();
  await administrator.waitForURL(/saved=disabled/);
  expect(await change('enable')).toBe(true);
  expect(await violationsOf(administrator)).toEqual([]);
});

test('the question before failed jobs are tried again', async () => {
  const { db, close } = connect(inject('installationDatabase'), { max: 1 });
  const job = { queue: 'mail-mark', name: 'assessment.hand-in-marked', reason: 'deadlock detected', payload: {} };
  const failed = ['mail-mark/one', 'mail-mark/another'].map((jobKey) => ({ ...job, jobKey, failedAt: new Date() }));
  await db.insert(failedJobs).values(failed);
  const page = await pageOf('administrator');
  await page.goto('/admin/jobs?queue=mail-mark');
  await page.getByText('2 jobs found.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await follow(page, '/admin/jobs?queue=mail-mark', ['/admin/jobs/retry'])).toBe(true);
  await page.getByRole('heading', { name: 'Try 2 failed jobs again?' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await db.delete(failedJobs).where(eq(failedJobs.queue, job.queue));
  await close();
});

test('arrow keys go from cell to cell of the heat map, and past what is not shown', async () => {
  const page = await (await pageOf('OSPO lead')).context().newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/report');
  /** Of the focused cell: its row, its column. */
  const at = () =>
    page.evaluate(
      '(({ parentElement, cellIndex }) => [parentElement.rowIndex, cellIndex])(document.activeElement.closest("td, th"))',
    );
  await page.locator('.heat tbody a.tile').first().focus();
  expect(await at()).toEqual([1, 1]);
  await page.keyboard.press('ArrowDown');
  expect(await at()).toEqual([2, 1]);
  await page.keyboard.press('ArrowRight');
  expect(await at()).toEqual([2, 2]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await at()).toEqual([2, 0]);
  await page.keyboard.press('ArrowRight');
  const shown = await page.evaluate<number[]>(
    '[...document.querySelectorAll(".heat tbody tr")].filter((row) => row.cells[1].querySelector("a")).map((row) => row.rowIndex)',
  );
  for (const row of shown.filter((each) => each > 2)) {
    await page.keyboard.press('ArrowDown');
    expect(await at()).toEqual([row, 1]);
  }
});

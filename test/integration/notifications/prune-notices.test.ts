import { afterAll, beforeAll, expect, test } from 'vitest';
import { mails, notificationIntents } from '#db/schema/notifications.ts';
import { pruneNotices } from '#server/notifications/index.ts';
import { aCompanyThatTells, type CompanyThatTells } from '#test/support/told.ts';

let company: CompanyThatTells;
beforeAll(async () => {
  company = await aCompanyThatTells();
});
afterAll(() => company.close());

const states = async () => (await company.db.select().from(notificationIntents)).map(({ state }) => state);
const pending = async () => (await states()).filter((state) => state === 'pending').length;
const prune = () => pruneNotices(company.coaching.api.context);

test('settled notices and what they said are forgotten after 400 days, twice the same, and nothing that is pending', async () => {
  const { learner, booked, move } = await company.aPair();
  const { bookingId } = await booked('2026-11-26T09:00:00Z');
  await company.send();
  await move(bookingId, '2026-11-27T09:00:00Z');
  const [before, toSend] = [await states(), await pending()];
  expect(before).toEqual(expect.arrayContaining(['sent', 'void', 'pending']));
  expect(await company.db.select().from(mails)).toHaveLength(2);

  // Settled long enough, but of a time that is not that long over.
  company.advance({ hours: 401 * 24 });
  await prune();
  expect(await states()).toContain('sent');

  company.advance({ hours: 150 * 24 });
  for (let times = 0; times < 2; times++) {
    expect(await prune()).toBe(false);
    expect(await states()).toEqual(Array.from({ length: toSend }, () => 'pending'));
    expect(await company.db.select().from(mails)).toEqual([]);
  }
  expect(await company.kindsTo(learner)).toEqual([]);
});

import ICAL from 'ical.js';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { notificationIntents } from '#db/schema/notifications.ts';
import { retellWith, tendCoaching } from '#server/coaching/index.ts';
import { sendNotices, smtpPort, type Delivery } from '#server/notifications/index.ts';
import { coachingApp, type CoachingApp } from '#test/support/coaching.ts';
import { aPostOffice, calendarParts, type Received } from '#test/support/post-office.ts';

let coaching: CoachingApp;
let post: Awaited<ReturnType<typeof aPostOffice>>;
let delivery: Delivery;
beforeAll(async () => {
  [coaching, post] = await Promise.all([coachingApp(), aPostOffice()]);
  delivery = { port: smtpPort(post.url, 'http://learn.example'), makeLink: async () => '', showsLinksInKeptMails: false };
});
afterAll(() => Promise.all([coaching.close(), post.close()]));
beforeEach(() => {
  post.received.length = 0;
  post.answerWith(() => null);
});

const send = () => sendNotices(coaching.api.context, delivery, retellWith('http://learn.example'));

test('smoke', async () => {
  const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach);
  const { bookingId } = (await coaching.book(learner, offerId, '2026-11-27T09:00:00Z')).json();
  await send();
  for (const m of post.received) console.log(m.raw);
  console.log(
    (await coaching.api.database.db.select().from(notificationIntents)).map(({ kind, dueAt, state, dedupeKey }) => ({
      kind,
      dueAt,
      state,
      dedupeKey,
    })),
  );
});

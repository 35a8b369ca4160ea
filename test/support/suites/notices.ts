import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notificationIntents } from '#db/schema/notifications.ts';
import { outbox } from '#db/schema/outbox.ts';
import type { MailPort, OutgoingMail } from '#server/notifications/index.ts';
import { openBackend, type QueueBackend } from '#workers/backend.ts';
import { migrateQueues } from '#workers/migrate.ts';
import type { Queues } from '#workers/outbox-relay.ts';
import { JOB_OPTIONS, REACTIONS } from '#workers/queues.ts';
import { openQueues } from '#workers/run.ts';
import { startEverything } from '#workers/start.ts';
import { coachingApp, type CoachingApp } from '#test/support/coaching.ts';
import { eventually } from '#test/support/eventually.ts';

/** What people are told does not depend on where queues live, nor on what is in them. */
export function noticesOn(
  name: string,
  redisUrl: () => string | null,
  emptyQueues: (database: CoachingApp) => Promise<unknown>,
): void {
  describe(`notices on ${name}`, () => {
    let coaching: CoachingApp;
    let backend: QueueBackend;
    let queues: Queues;
    let stop: () => Promise<void>;
    const sent: OutgoingMail[] = [];
    const mailPort: MailPort = { send: async (mail) => void sent.push(mail) };

    beforeAll(async () => {
      coaching = await coachingApp();
      const { database, origin, clock } = coaching.api;
      await migrateQueues(database.ownerUrl, 'tributary_app');
      const where = { databaseUrl: database.url, redisUrl: redisUrl() };
      backend = openBackend(where);
      queues = openQueues(backend);
      const surroundings = { publicUrl: origin, mailPort, isDemo: true };
      stop = await startEverything({ ...where, connection: database, now: clock.now, surroundings });
    });
    afterAll(async () => {
      await stop();
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      await backend.close();
      await coaching.close();
    });

    const db = () => coaching.api.database.db;
    const wake = () => db().execute(sql`select pg_notify('outbox', '')`);
    const to = (email: string) => sent.filter((mail) => mail.to === email);
    const aPair = async () => {
      const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
      return { coach, learner, offerId: await coaching.anOffer(coach) };
    };

    test('a booking is told to both within seconds, and every job done again tells nobody twice', async () => {
      const { coach, learner, offerId } = await aPair();
      await coaching.book(learner, offerId, '2026-11-26T09:00:00Z');
      await eventually(async () => to(learner.email).length === 1 && to(coach.email).length === 1);
      expect(to(learner.email)[0]!.calendar).toContain('METHOD:REQUEST');
      for (const { id, name: event, payload } of await db().select().from(outbox))
        for (const queue of REACTIONS[event as keyof typeof REACTIONS])
          await queues[queue].add(event, payload, { ...JOB_OPTIONS, jobId: `again-${id}` });
      await db().update(outbox).set({ relayedAt: null });
      await wake();
      await eventually(async () => (await db().select().from(outbox)).every(({ relayedAt }) => relayedAt !== null));
      await wake();
      expect([to(learner.email).length, to(coach.email).length]).toEqual([1, 1]);
    });

    test('queues that are emptied take no reminder with them', async () => {
      const { learner, offerId } = await aPair();
      await coaching.book(learner, offerId, '2026-11-27T09:00:00Z');
      await eventually(async () => to(learner.email).length === 1);
      await emptyQueues(coaching);
      coaching.api.clock.advance({ hours: 48 });
      await wake();
      await eventually(async () => to(learner.email).length === 2);
      expect(to(learner.email)[1]!.subject).toBe('Reminder: Coaching session, 27 November 2026');
      const [reminder] = await db().select().from(notificationIntents).where(eq(notificationIntents.kind, 'reminder-day'));
      expect(reminder!.state).not.toBe('pending');
    });

    test('a calendar feed ends with the account', async () => {
      const [admin, learner] = [await coaching.api.aPerson('administrator'), await coaching.aLearner()];
      const { address } = (await coaching.post(learner, '/me/calendar-feeds', { label: 'Phone' })).json();
      const read = async () => (await coaching.api.app.inject({ url: new URL(address).pathname })).statusCode;
      expect(await read()).toBe(200);
      await coaching.post(admin, `/people/${learner.personId}/disablement`);
      await eventually(async () => (await read()) === 404);
    });
  });
}

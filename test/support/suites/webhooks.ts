import { like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outbox } from '#db/schema/outbox.ts';
import { webhookDeliveries } from '#db/schema/webhooks.ts';
import { publish } from '#server/events/outbox.ts';
import type { MailPort, OutgoingMail } from '#server/notifications/index.ts';
import { openBackend, type QueueBackend } from '#workers/backend.ts';
import { migrateQueues } from '#workers/migrate.ts';
import type { Queues } from '#workers/outbox-relay.ts';
import { JOB_OPTIONS } from '#workers/queues.ts';
import { openQueues } from '#workers/run.ts';
import { startEverything } from '#workers/start.ts';
import { eventually } from '#test/support/eventually.ts';
import { isVerified } from '#test/support/receiver.ts';
import { BASE, webhooksApp, type WebhooksApp } from '#test/support/webhooks.ts';

/** What other programs are told does not depend on where queues live, nor on what is in them. */
export function webhooksOn(
  name: string,
  redisUrl: () => string | null,
  emptyQueues: (api: WebhooksApp['api']) => Promise<unknown>,
): void {
  describe(`webhooks on ${name}`, () => {
    let webhooks: WebhooksApp;
    let backend: QueueBackend;
    let queues: Queues;
    let stop: () => Promise<void>;
    const sent: OutgoingMail[] = [];
    const mailPort: MailPort = { send: async (mail) => void sent.push(mail) };

    beforeAll(async () => {
      webhooks = await webhooksApp();
      const { api, receiver } = webhooks;
      await migrateQueues(api.database.ownerUrl, 'tributary_app');
      const where = { databaseUrl: api.database.url, redisUrl: redisUrl() };
      backend = openBackend(where);
      queues = openQueues(backend);
      const surroundings = { publicUrl: api.origin, mailPort, isDemo: true, outgoing: receiver.outgoing };
      stop = await startEverything({ ...where, connection: api.database, now: api.clock.now, surroundings });
    });
    afterAll(async () => {
      await stop();
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      await backend.close();
      await webhooks.close();
    });

    const db = () => webhooks.api.database.db;
    const wake = () => db().execute(sql`select pg_notify('outbox', '')`);
    const register = () => webhooks.register({ events: ['certificates.issued', 'coaching.session-booked'] });
    const remove = (id: string) => webhooks.call('DELETE', `${BASE}/${id}`);
    const happen = () => {
      const payload = { sessionId: crypto.randomUUID(), bookingId: crypto.randomUUID() };
      return db()
        .transaction((tx) => publish(tx, { name: 'coaching.session-booked', payload }))
        .then(() => payload);
    };
    const tellingOf = ({ bookingId }: { bookingId: string }) =>
      webhooks.receiver.taken.filter(({ said }) => said.data['bookingId'] === bookingId);
    const relayed = () => eventually(async () => (await db().select().from(outbox)).every(({ relayedAt }) => relayedAt !== null));

    test('what happens is told within seconds, and every job done again tells it no second time', async () => {
      const { id, secret } = await register();
      const happened = await happen();
      await eventually(async () => tellingOf(happened).length === 1);
      expect(isVerified(tellingOf(happened)[0]!, secret)).toBe(true);
      for (const { id: eventId, name: event } of await db().select().from(outbox).where(like(outbox.name, 'coaching.%')))
        await queues['note-deliveries'].add(event, { eventId }, { ...JOB_OPTIONS, jobId: `again-${eventId}` });
      await db().update(outbox).set({ relayedAt: null });
      await wake();
      await relayed();
      await eventually(async () => {
        const { waiting = 0, active = 0 } = await queues['note-deliveries'].getJobCounts('waiting', 'active');
        return waiting + active === 0;
      });
      await wake();
      expect([tellingOf(happened).length, await db().$count(webhookDeliveries)]).toEqual([1, 1]);
      await remove(id);
    });

    test('a receiver that is away, and queues that are emptied meanwhile, lose nothing', async () => {
      const { api, receiver } = webhooks;
      const { id } = await register();
      await receiver.goAway();
      const happened = await happen();
      await eventually(async () => {
        const [row] = await db().select().from(webhookDeliveries);
        return row?.lastFailure === 'no-connection';
      });
      await emptyQueues(api);
      await receiver.comeBack();
      api.clock.advance({ hours: 1 });
      await wake();
      await eventually(async () => tellingOf(happened).length === 1);
      await remove(id);
    });

    test('an endpoint that ends is mailed to every administrator who can sign in, once', async () => {
      const { api, receiver, admin } = webhooks;
      const [other, left] = [await api.aPerson('administrator'), await api.aPerson('administrator')];
      await admin.as({ method: 'POST', url: `/api/v1/people/${left.personId}/disablement` });
      await api.aPerson();
      await register();
      receiver.answerWith(410);
      await happen();
      const about = () => sent.filter(({ subject }) => subject.startsWith('Nothing is sent'));
      await eventually(async () => about().length === 2);
      await db().update(outbox).set({ relayedAt: null }).where(like(outbox.name, 'webhooks.%'));
      await wake();
      await relayed();
      expect(
        about()
          .map(({ to }) => to)
          .toSorted(),
      ).toEqual([admin.email, other.email].toSorted());
      expect(about()[0]!.subject).toBe('Nothing is sent to a webhook endpoint any more: Evidence store');
      expect(about()[0]!.text).toContain(`${api.origin}/admin/webhooks/`);
    });
  });
}

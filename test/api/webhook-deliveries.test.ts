import { eq } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { webhookDeliveries } from '#db/schema/webhooks.ts';
import { sweep } from '#server/sweep.ts';
import { deliverNext, noteDeliveries, secretsWith } from '#server/webhooks/index.ts';
import { eventually } from '#test/support/eventually.ts';
import { isVerified } from '#test/support/receiver.ts';
import { BASE, webhooksApp } from '#test/support/webhooks.ts';

const webhooks = await webhooksApp();
const { api, receiver, admin, call, register, note, happen, send, deliveries, one } = webhooks;
afterAll(webhooks.close);
afterEach(webhooks.clear);

describe('webhooks', () => {
  describe('an event', () => {
    test('is sent once to each endpoint that wants it, signed, with ids alone', async () => {
      const [first, other, deaf] = [await register(), await register(), await register({ events: ['coaching.session-booked'] })];
      const payload = await happen(3);
      await send();
      await send();
      expect(receiver.taken).toHaveLength(2);
      expect(receiver.taken[0]!.said).toEqual({ type: 'certificates.issued', timestamp: expect.any(String), data: payload });
      expect(receiver.taken[0]!.headers['webhook-id']).not.toBe(receiver.taken[1]!.headers['webhook-id']);
      const accepted = [first, other, deaf].map(({ secret }) => receiver.taken.filter((each) => isVerified(each, secret)).length);
      expect(accepted).toEqual([1, 1, 0]);
      expect(await deliveries(first.id)).toMatchObject([
        { state: 'delivered', lastStatus: 204, tries: 1, dueAt: null, lastFailure: null },
      ]);
      expect(await deliveries(deaf.id)).toEqual([]);
      expect(await one(first.id)).toMatchObject({ waiting: 0, failed: 0, lastDeliveredAt: api.clock.now().toString() });
    });

    test('that nobody knows, or nobody may hear of, is left alone', async () => {
      await register();
      await noteDeliveries(api.context, 999_999);
      await note({ name: 'notifications.mail-intended', payload: { mailId: admin.personId } });
      expect(await api.database.db.$count(webhookDeliveries)).toBe(0);
    });

    test('is sent by one of many who look at once', async () => {
      await register();
      for (let n = 0; n < 5; n++) await happen();
      for (let n = 0; n < 6; n++) await Promise.all(Array.from({ length: 8 }, () => deliverNext(api.context, receiver.outgoing)));
      await send();
      expect(receiver.taken).toHaveLength(5);
      expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
    });

    test('waits while its endpoint is told another, however many look at once', async () => {
      await register();
      for (let n = 0; n < 5; n++) await happen();
      let [under, most] = [0, 0];
      const post: typeof receiver.outgoing.post = async (...sent) => {
        most = Math.max(most, ++under);
        const answer = await receiver.outgoing.post(...sent);
        under--;
        return answer;
      };
      for (let n = 0; n < 6; n++)
        await Promise.all(Array.from({ length: 8 }, () => deliverNext(api.context, { ...receiver.outgoing, post })));
      expect([most, receiver.taken.length]).toEqual([1, 5]);
    });

    test('whose sender died between the yes and its commit is sent again, the same to the byte but for its time', async () => {
      const { id, secret } = await register();
      await happen();
      await send();
      // What a dead sender leaves behind: lent out, and never settled.
      const leaseUntil = new Date(api.clock.now().add({ seconds: 60 }).epochMilliseconds);
      await api.database.db.update(webhookDeliveries).set({ state: 'sending', leaseUntil, settledAt: null });
      await send();
      expect(receiver.taken).toHaveLength(1);
      api.clock.advance({ seconds: 61 });
      await send();
      const [first, second] = receiver.taken;
      expect(second!.body).toBe(first!.body);
      expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
      expect(isVerified(second!, secret)).toBe(true);
      expect(await deliveries(id)).toMatchObject([{ state: 'delivered', tries: 2 }]);
    });
  });

  test('a receiver that is slow keeps one sender, and keeps no other receiver waiting', async () => {
    const both = [await register(), await register()];
    for (let n = 0; n < 2; n++) await happen();
    const { promise: slow, resolve: answer } = Promise.withResolvers<void>();
    const post: typeof receiver.outgoing.post = async (...sent) => {
      await slow;
      return receiver.outgoing.post(...sent);
    };
    const waiting = deliverNext(api.context, { ...receiver.outgoing, post });
    await eventually(async () => (await api.database.db.$count(webhookDeliveries, eq(webhookDeliveries.state, 'sending'))) === 1);
    await send();
    const counts = async () => Promise.all(both.map(async ({ id }) => (await one(id)).waiting as number));
    expect((await counts()).toSorted()).toEqual([0, 2]);
    answer();
    await waiting;
    await send();
    expect(await counts()).toEqual([0, 0]);
  });

  test('a sender that was away for longer than its lease has nothing to say any more', async () => {
    const { id } = await register();
    await happen();
    let second: Promise<boolean> | null = null;
    const late: typeof receiver.outgoing.post = async () => {
      api.clock.advance({ seconds: 61 });
      second = deliverNext(api.context, receiver.outgoing);
      await second;
      return { status: 410, retryAfterSeconds: null, failure: null };
    };
    await deliverNext(api.context, { ...receiver.outgoing, post: late });
    expect(await second).toBe(true);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', tries: 2 }]);
    expect((await one(id)).state).toBe('active');
  });

  test('a test is sent, tried once, and makes nobody rest', async () => {
    const { id, secret } = await register();
    receiver.answerWith(500);
    const { status, body } = await call('POST', `${BASE}/${id}/test-deliveries`);
    expect(status).toBe(202);
    await send();
    expect(receiver.taken).toMatchObject([{ said: { type: 'webhooks.test', data: { endpointId: id } } }]);
    expect(isVerified(receiver.taken[0]!, secret)).toBe(true);
    expect(await deliveries(id, '?event=webhooks.test')).toMatchObject([{ id: body.deliveryId, state: 'failed', tries: 1 }]);
    expect(await one(id)).toMatchObject({ failingSince: null, failed: 0 });
    expect((await call('POST', `${BASE}/${id}/replays`, { since: '2026-01-01T00:00:00Z' })).body).toEqual({ replayed: 0 });
  });

  test('with another APP_SECRET nothing is sent, and the reason is said', async () => {
    const { id } = await register();
    await happen();
    const outgoing = { ...receiver.outgoing, secrets: secretsWith('another secret of the tests, long enough') };
    await deliverNext(api.context, outgoing);
    expect(receiver.taken).toEqual([]);
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', lastFailure: 'secret-unreadable' }]);
  });

  test('deliveries are found by state and event, page by page, and kept for thirty days', async () => {
    const { id } = await register();
    for (let n = 0; n < 5; n++) await happen();
    await call('POST', `${BASE}/${id}/test-deliveries`);
    const pages: string[][] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = (await call('GET', `${BASE}/${id}/deliveries?limit=2${cursor && `&cursor=${cursor}`}`)).body;
      pages.push(items.map((item: { id: string }) => item.id));
      cursor = nextCursor;
    } while (cursor);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(new Set(pages.flat()).size).toBe(6);
    expect(await deliveries(id, '?event=certificates.issued&state=waiting')).toHaveLength(5);
    expect(await deliveries(id, '?state=delivered')).toEqual([]);
    api.clock.advance({ hours: 30 * 24 });
    await sweep(api.context);
    expect(await deliveries(id)).toHaveLength(6);
    api.clock.advance({ seconds: 1 });
    await sweep(api.context);
    expect(await deliveries(id)).toEqual([]);
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { BASE, EVENTS, webhooksApp } from '#test/support/webhooks.ts';

const webhooks = await webhooksApp();
const { api, receiver, call, register, happen, send, deliveries, one } = webhooks;
afterAll(webhooks.close);
afterEach(webhooks.clear);

describe('webhooks', () => {
  describe('a receiver that fails', () => {
    test('is tried again with pauses, by the same id, until it takes it', async () => {
      const { id } = await register();
      receiver.answerWith(503);
      await happen();
      await send();
      expect(await deliveries(id)).toMatchObject([
        { state: 'waiting', tries: 1, mostTries: 8, lastStatus: 503, lastFailure: 'refused' },
      ]);
      expect((await one(id)).failingSince).toBe(api.clock.now().toString());
      await send();
      expect(receiver.taken).toHaveLength(1);
      api.clock.advance({ seconds: 6 });
      await send();
      receiver.answerWith(200);
      api.clock.advance({ minutes: 6 });
      await send();
      expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
      expect(await deliveries(id)).toMatchObject([{ state: 'delivered', tries: 3, lastFailure: null }]);
      expect(await one(id)).toMatchObject({ failingSince: null, state: 'active' });
    });

    test('is away for hours: nothing is lost', async () => {
      const { id } = await register();
      await receiver.goAway();
      for (let n = 0; n < 3; n++) await happen();
      await send();
      expect(await deliveries(id)).toMatchObject(
        Array(3).fill({ state: 'waiting', lastStatus: null, lastFailure: 'no-connection' }),
      );
      for (let n = 0; n < 4; n++) {
        api.clock.advance({ hours: 3 });
        await send();
      }
      await receiver.comeBack();
      api.clock.advance({ hours: 11 });
      await send();
      expect(await deliveries(id)).toMatchObject(Array(3).fill({ state: 'delivered' }));
    });

    test('for a day has failed; all of it is sent again from a time on, or one alone', async () => {
      const { id } = await register();
      receiver.answerWith(500);
      await happen();
      const between = api.clock.now().add({ seconds: 1 }).toString();
      api.clock.advance({ seconds: 2 });
      await happen();
      for (let n = 0; n < 10; n++) {
        await send();
        api.clock.advance({ hours: 12 });
      }
      expect(await deliveries(id, '?state=failed')).toMatchObject(
        Array(2).fill({ state: 'failed', tries: 8, lastFailure: 'refused' }),
      );
      receiver.answerWith(204);
      expect((await call('POST', `${BASE}/${id}/replays`, { since: between })).body).toEqual({ replayed: 1 });
      await send();
      const [later, earlier] = await deliveries(id);
      expect([later.state, earlier.state]).toEqual(['delivered', 'failed']);
      for (const delivery of [earlier, later])
        expect((await call('POST', `${BASE}/${id}/deliveries/${delivery.id}/replay`)).status).toBe(202);
      await send();
      expect((await deliveries(id)).map(({ state }: { state: string }) => state)).toEqual(['delivered', 'delivered']);
      expect(receiver.taken.filter(({ headers }) => headers['webhook-id'] === later.id)).toHaveLength(10);
      expect((await call('POST', `${BASE}/${id}/deliveries/${crypto.randomUUID()}/replay`)).status).toBe(404);
    });

    test('that answers 410 has ended its endpoint, and nothing is noted for it any more', async () => {
      const { id } = await register();
      receiver.answerWith(410);
      await happen();
      await happen();
      await send();
      await happen();
      await send();
      expect(receiver.taken).toHaveLength(1);
      expect((await one(id)).state).toBe('ended');
      expect(await deliveries(id)).toMatchObject(Array(2).fill({ state: 'failed', lastFailure: 'endpoint-ended' }));
      const [delivery] = await deliveries(id);
      for (const [method, path, payload] of [
        ['PUT', '', { name: 'X', url: receiver.url, events: EVENTS }],
        ['PUT', '/pause', undefined],
        ['DELETE', '/pause', undefined],
        ['POST', '/secret-rotations', undefined],
        ['POST', '/test-deliveries', undefined],
        ['POST', '/replays', { since: '2026-01-01T00:00:00Z' }],
        ['POST', `/deliveries/${delivery.id}/replay`, undefined],
      ] as const) {
        const { status, body } = await call(method, `${BASE}/${id}${path}`, payload);
        expect([path, status, body.type]).toEqual([path, 409, '/problems/webhooks/endpoint-ended']);
      }
    });

    test('for five days, without one yes, makes its endpoint rest; resumed, everything is sent', async () => {
      const { id } = await register();
      receiver.answerWith(500);
      await happen();
      await send();
      for (let day = 0; day < 5; day++) {
        expect((await one(id)).state).toBe('active');
        api.clock.advance({ hours: 24 });
        await happen();
        await send();
      }
      expect(await one(id)).toMatchObject({ state: 'failing', stateSince: api.clock.now().toString() });
      const stopped = await api.database.db.execute(
        sql`select id from outbox where name = 'webhooks.endpoint-stopped' and payload->>'endpointId' = ${id}`,
      );
      expect(stopped).toHaveLength(1);
      await happen();
      const before = receiver.taken.length;
      await send();
      expect(receiver.taken).toHaveLength(before);
      receiver.answerWith(200);
      expect((await call('DELETE', `${BASE}/${id}/pause`)).status).toBe(204);
      expect(await one(id)).toMatchObject({ state: 'active', failingSince: null });
      api.clock.advance({ hours: 12 });
      await send();
      expect(await one(id)).toMatchObject({ waiting: 0 });
    });
  });
});

import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/webhooks.ts';
import { publish } from '#server/events/outbox.ts';
import { sweep } from '#server/sweep.ts';
import { deliverNext, noteDeliveries, secretsWith } from '#server/webhooks/index.ts';
import { testApp } from '#test/support/app.ts';
import { eventually } from '#test/support/eventually.ts';
import { aReceiver, isVerified, type Receiver } from '#test/support/receiver.ts';

type App = Awaited<ReturnType<typeof testApp>>;
const BASE = '/api/v1/webhook-endpoints';
const EVENTS = ['certificates.issued', 'skills.evidence-recorded'];

describe('webhooks', () => {
  let api: App;
  let receiver: Receiver;
  let admin: Awaited<ReturnType<App['aPerson']>>;
  beforeAll(async () => {
    receiver = await aReceiver();
    api = await testApp({ egress: receiver.egress });
    admin = await api.aPerson('administrator');
  });
  afterAll(() => Promise.all([api.close(), receiver.close()]));
  beforeEach(() => receiver.answerWith(204));
  afterEach(async () => {
    await api.database.db.delete(webhookEndpoints);
    receiver.taken.length = 0;
  });

  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const answer = await admin.as({ method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body && answer.json() };
  };
  const register = async (others: object = {}) =>
    (await call('POST', BASE, { name: 'Evidence store', url: receiver.url, events: EVENTS, ...others })).body as {
      id: string;
      secret: string;
    };
  /** Something happens, and the reaction runs as often as is said. */
  const happen = async (times = 1) => {
    const payload = { certificateId: crypto.randomUUID(), personId: admin.personId };
    await api.database.db.transaction((tx) => publish(tx, { name: 'certificates.issued', payload }));
    const [row] = await api.database.db.execute<{ id: number }>(sql`select max(id)::int as id from outbox`);
    for (let n = 0; n < times; n++) await noteDeliveries(api.context, row!.id);
    return payload;
  };
  const send = async () => {
    for (let n = 0; n < 100 && (await deliverNext(api.context, receiver.outgoing)); n++);
  };
  const deliveries = async (id: string, query = '') => (await call('GET', `${BASE}/${id}/deliveries${query}`)).body.items;
  const one = async (id: string) => (await call('GET', `${BASE}/${id}`)).body;

  describe('an endpoint', () => {
    test('is registered with a secret that is shown once, and kept sealed', async () => {
      const { id, secret } = await register();
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const [row] = await api.database.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
      expect(JSON.stringify(row)).not.toContain(secret.slice(6));
      const listed = await call('GET', BASE);
      expect(listed.body).toMatchObject({
        hosts: [receiver.host],
        items: [
          { id, name: 'Evidence store', url: receiver.url, events: EVENTS, state: 'active', isHostAllowed: true, waiting: 0 },
        ],
      });
      const seen = await one(id);
      expect(seen).toMatchObject({ registeredBy: 'Person 1', previousSecretUntil: null, lastDeliveredAt: null });
      for (const shown of [listed.body, seen]) expect(JSON.stringify(shown)).not.toMatch(/whsec_|[sS]ealed/);
    });

    test('says what it may be told of', async () => {
      const { events } = (await call('GET', BASE)).body;
      expect(events.map(({ name }: { name: string }) => name)).toContain('coaching.session-booked');
      expect(events[0]).toEqual({
        name: 'learning.course-completed',
        meaning: 'Somebody has completed a course.',
        fields: expect.arrayContaining([{ name: 'completedAt', kind: 'instant' }]),
      });
    });

    test.each([
      ['https', 'ftp://127.0.0.1/'],
      ['address', 'not an address'],
      ['host', 'https://elsewhere.example/'],
      ['secrets', 'https://me:you@elsewhere.example/'],
    ])('is refused an address for its %s: %s', async (rule, url) => {
      const { status, body } = await call('POST', BASE, { name: 'X', url, events: EVENTS });
      expect([status, body.type, body.rule, body.errors[0].pointer]).toEqual([
        422,
        '/problems/webhooks/url-not-taken',
        rule,
        '#/url',
      ]);
    });

    test.each(['identity.password-reset-requested', 'notifications.mail-intended', 'nothing'])(
      'is never told of %s',
      async (event) => {
        const { status, body } = await call('POST', BASE, { name: 'X', url: receiver.url, events: [event] });
        expect([status, body.errors[0].pointer]).toEqual([400, '#/events/0']);
      },
    );

    test('there are twenty-five at most, also when two are registered at once', async () => {
      for (let n = 0; n < 24; n++) await register();
      const last = await Promise.all([0, 1].map(() => call('POST', BASE, { name: 'X', url: receiver.url, events: EVENTS })));
      expect(last.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(last.find(({ status }) => status === 409)!.body.type).toBe('/problems/webhooks/too-many-endpoints');
    });

    test('changes its name, its address and what it is told of', async () => {
      const { id } = await register();
      const changed = { name: 'Other', url: `${receiver.url}/v2`, events: ['coaching.session-booked'] };
      expect((await call('PUT', `${BASE}/${id}`, changed)).status).toBe(204);
      expect(await one(id)).toMatchObject(changed);
      expect((await call('PUT', `${BASE}/${id}`, { ...changed, url: 'https://elsewhere.example/' })).status).toBe(422);
      await happen();
      expect(await deliveries(id)).toEqual([]);
    });

    test('is removed with its deliveries, and then is not there', async () => {
      const { id } = await register();
      await happen();
      expect((await call('DELETE', `${BASE}/${id}`)).status).toBe(204);
      expect(await api.database.db.$count(webhookDeliveries)).toBe(0);
      for (const [method, path] of [
        ['DELETE', ''],
        ['GET', ''],
        ['GET', '/deliveries'],
        ['PUT', '/pause'],
        ['DELETE', '/pause'],
        ['POST', '/secret-rotations'],
        ['POST', '/test-deliveries'],
      ] as const)
        expect((await call(method, `${BASE}/${id}${path}`)).status).toBe(404);
      expect((await call('PUT', `${BASE}/${id}`, { name: 'X', url: receiver.url, events: EVENTS })).status).toBe(404);
      expect((await call('POST', `${BASE}/${id}/replays`, { since: '2026-01-01T00:00:00Z' })).status).toBe(404);
    });
  });

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
      await api.database.db.transaction((tx) =>
        publish(tx, { name: 'notifications.mail-intended', payload: { mailId: admin.personId } }),
      );
      const [row] = await api.database.db.execute<{ id: number }>(sql`select max(id)::int as id from outbox`);
      await noteDeliveries(api.context, row!.id);
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

  test('one that is paused is sent nothing until it is resumed; asked twice, it is done once', async () => {
    const { id } = await register();
    for (let n = 0; n < 2; n++) expect((await call('PUT', `${BASE}/${id}/pause`)).status).toBe(204);
    await happen();
    await send();
    expect(receiver.taken).toEqual([]);
    expect(await one(id)).toMatchObject({ state: 'paused', waiting: 1 });
    const refused = await call('POST', `${BASE}/${id}/test-deliveries`);
    expect([refused.status, refused.body.type, refused.body.why]).toEqual([409, '/problems/webhooks/endpoint-rests', 'paused']);
    for (let n = 0; n < 2; n++) expect((await call('DELETE', `${BASE}/${id}/pause`)).status).toBe(204);
    await send();
    expect(receiver.taken).toHaveLength(1);
  });

  test('one whose host is taken off the list is sent nothing, and says so; what happens waits', async () => {
    const { id } = await register();
    await api.database.db.update(webhookEndpoints).set({ url: 'https://gone.example/', host: 'gone.example' });
    await happen();
    await send();
    expect(await one(id)).toMatchObject({ state: 'active', isHostAllowed: false, waiting: 1 });
    const { status, body } = await call('POST', `${BASE}/${id}/test-deliveries`);
    expect([status, body.type, body.why]).toEqual([409, '/problems/webhooks/endpoint-rests', 'host']);
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

  test('a secret is changed with a day in which both sign; then the old one is kept no more', async () => {
    const { id, secret: old } = await register();
    const { status, body } = await call('POST', `${BASE}/${id}/secret-rotations`);
    expect([status, body.previousUntil]).toEqual([201, api.clock.now().add({ hours: 24 }).toString()]);
    expect((await one(id)).previousSecretUntil).toBe(body.previousUntil);
    const accepted = async () => {
      receiver.taken.length = 0;
      await happen();
      await send();
      return [old, body.secret].map((secret: string) => isVerified(receiver.taken[0]!, secret));
    };
    expect(await accepted()).toEqual([true, true]);
    api.clock.advance({ hours: 24 });
    expect(await accepted()).toEqual([false, true]);
    await sweep(api.context);
    expect((await one(id)).previousSecretUntil).toBeNull();
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

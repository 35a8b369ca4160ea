import { eq } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/webhooks.ts';
import { sweep } from '#server/sweep.ts';
import { isVerified } from '#test/support/receiver.ts';
import { BASE, EVENTS, webhooksApp } from '#test/support/webhooks.ts';

const webhooks = await webhooksApp();
const { api, receiver, call, register, happen, send, deliveries, one } = webhooks;
afterAll(webhooks.close);
afterEach(webhooks.clear);

describe('webhooks', () => {
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
});

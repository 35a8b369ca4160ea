import Fastify from 'fastify';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts, idempotentResults } from '#db/schema/identity.ts';
import { contexts } from '#server/http/context.ts';
import { bearer } from '#server/http/bearer.ts';
import { idempotency } from '#server/http/idempotency.ts';
import { problems } from '#server/http/problem.ts';
import { idempotencyStore } from '#server/http/store/idempotent-results.ts';
import { identifyWith } from '#server/identify.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;

describe('Idempotency-Key', () => {
  let api: App;
  let admin: Person;
  beforeAll(async () => {
    api = await testApp();
    admin = await api.aPerson('administrator');
  });
  afterAll(() => api.close());

  const add = (key: string | null, payload: object, by = admin) =>
    by.as({ method: 'POST', url: '/api/v1/people', payload, ...(key && { headers: { 'idempotency-key': key } }) });
  const named = (name: string) => ({ name, email: `${name}@example.org` });

  test('the same request again is answered as before, and done once', async () => {
    const first = await add('one', named('ann'));
    const again = await add('one', named('ann'));
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual(first.json());
    expect((await add(null, named('ann'))).statusCode).toBe(409);
  });

  test('a refusal is repeated as it was', async () => {
    const refused = await add('two', { ...named('bob'), email: 'ann@example.org' });
    const again = await add('two', { ...named('bob'), email: 'ann@example.org' });
    expect(refused.statusCode).toBe(409);
    expect(again.statusCode).toBe(409);
    expect(again.headers['content-type']).toBe(refused.headers['content-type']);
    expect(again.json()).toEqual(refused.json());
  });

  test('with another body it is refused', async () => {
    await add('three', named('cid'));
    expect((await add('three', named('dan'))).json()).toMatchObject({ status: 422, type: '/problems/idempotency/key-reused' });
  });

  test('a request that was malformed does not use the key up', async () => {
    expect((await add('four', { name: 'eve' })).statusCode).toBe(400);
    expect((await add('four', named('eve'))).statusCode).toBe(201);
  });

  test('belongs to an account', async () => {
    const other = await api.aPerson('administrator');
    await add('five', named('fay'));
    expect((await add('five', named('gus'), other)).statusCode).toBe(201);
  });

  test('is forgotten after a day', async () => {
    await add('six', named('hal'));
    api.clock.advance({ hours: 24, seconds: 1 });
    expect((await add('six', named('hal'))).json()).toMatchObject({ type: '/problems/organization/email-taken' });
  });

  test('keeps no secret of an access key: there every request makes another', async () => {
    const create = () =>
      admin.as({
        method: 'POST',
        url: '/api/v1/me/access-keys',
        payload: { name: 'CI', scopes: ['read'] },
        headers: { 'idempotency-key': 'seven' },
      });
    const [one, two] = [(await create()).json(), (await create()).json()];
    expect(one.secret).not.toBe(two.secret);
    expect(JSON.stringify(await api.database.db.select().from(idempotentResults))).not.toContain('tributary_');
  });

  test('an empty or over-long key is malformed', async () => {
    expect((await add('x'.repeat(201), named('ida'))).json()).toMatchObject({ status: 400, type: '/problems/malformed-request' });
  });

  describe('of requests at the same time', () => {
    /** An app whose one endpoint waits until it is told to go on, and counts. */
    const slowApp = async (outcome: () => void = () => {}) => {
      const app = Fastify();
      let go!: () => void;
      const gate = new Promise<void>((open) => (go = open));
      let begun = 0;
      const { db } = api.database;
      void app.register(problems);
      const keys = { active: () => Promise.reject(new Error('unused')), publicKey: async () => null };
      void app.register(bearer, { keys, publicUrl: () => api.origin, now: api.clock.now });
      void app.register(contexts, { db, now: api.clock.now, identify: identifyWith({ db, now: api.clock.now }) });
      void app.register(idempotency, { store: idempotencyStore(db) });
      void app.register(async (scope) => {
        scope.post('/slow', { config: { access: 'signed-in', idempotent: true } }, async (_request, reply) => {
          begun++;
          await gate;
          outcome();
          return reply.code(201).send({ begun });
        });
      });
      await app.ready();
      const call = (key: string) =>
        app.inject({ method: 'POST', url: '/slow', headers: { cookie: admin.cookie, 'idempotency-key': key }, payload: {} });
      return { call, go, count: () => begun, close: () => app.close() };
    };

    test('one runs, the others hear that it is running', async () => {
      const slow = await slowApp();
      const first = slow.call('parallel');
      while (slow.count() === 0) await new Promise((wake) => setTimeout(wake, 5));
      const others = await Promise.all(Array.from({ length: 5 }, () => slow.call('parallel')));
      for (const other of others) expect(other.json()).toMatchObject({ status: 409, type: '/problems/idempotency/in-progress' });
      slow.go();
      expect((await first).json()).toEqual({ begun: 1 });
      expect((await slow.call('parallel')).json()).toEqual({ begun: 1 });
      expect(slow.count()).toBe(1);
      await slow.close();
    });

    test('what failed on our side may be tried again, and so may what a dead process left behind', async () => {
      let isBroken = true;
      const slow = await slowApp(() => {
        if (isBroken) throw new Error('the disk is full');
      });
      slow.go();
      expect((await slow.call('broken')).statusCode).toBe(500);
      isBroken = false;
      expect((await slow.call('broken')).statusCode).toBe(201);

      const [account] = await api.database.db.select().from(accounts).where(eq(accounts.personId, admin.personId));
      await api.database.db
        .update(idempotentResults)
        .set({ done: false, status: null, body: null })
        .where(eq(idempotentResults.accountId, account!.id));
      expect((await slow.call('broken')).statusCode).toBe(409);
      api.clock.advance({ minutes: 1, seconds: 1 });
      expect((await slow.call('broken')).statusCode).toBe(201);
      await slow.close();
    });
  });
});

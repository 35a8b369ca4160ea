import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rateLimits } from '#db/schema/identity.ts';
import { signClient } from '#server/shared/sign-client.ts';
import { sweep } from '#server/sweep.ts';
import { testApp } from '#test/support/app.ts';

const APP_SECRET = 'a secret of the tests, long enough';

describe('rate limits', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  beforeAll(async () => {
    api = await testApp({ limits: { account: 5, address: 8 } });
  });
  afterAll(() => api.close());

  const verify = (options: { remoteAddress?: string; headers?: Record<string, string> } = {}) =>
    api.app.inject({ url: '/api/v1/verifications/ABCD-EFGH-JKMN', ...options });
  const changeZone = (person: Awaited<ReturnType<typeof api.aPerson>>) =>
    person.as({ method: 'PATCH', url: '/api/v1/me', payload: { timeZone: 'UTC' } });

  test('an account may change so much in a minute; looking is free', async () => {
    const person = await api.aPerson();
    api.clock.advance({ seconds: 20 });
    for (let n = 0; n < 5; n++) expect((await changeZone(person)).statusCode).toBe(204);
    const answer = await changeZone(person);
    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '40',
      'ratelimit-policy': '"account";q=5;w=60',
      ratelimit: '"account";r=0;t=40',
    });
    expect(answer.json()).toMatchObject({ type: '/problems/too-many-requests', retryAt: '2026-11-24T09:01:00Z' });
    const look = await person.as({ url: '/api/v1/me' });
    expect(look.statusCode).toBe(200);
    expect(look.headers).not.toHaveProperty('ratelimit');
    api.clock.advance({ seconds: 40 });
    expect((await changeZone(person)).headers.ratelimit).toBe('"account";r=4;t=60');
  });

  test('looking while signed in writes no counter', async () => {
    const person = await api.aPerson();
    const before = await api.database.db.$count(rateLimits);
    await person.as({ url: '/api/v1/me' });
    await person.as({ url: '/api/v1/courses' });
    expect(await api.database.db.$count(rateLimits)).toBe(before);
  });

  test('what anyone may call is counted by address', async () => {
    const remoteAddress = '203.0.113.7';
    for (let n = 0; n < 8; n++) expect((await verify({ remoteAddress })).statusCode).toBe(200);
    expect((await verify({ remoteAddress })).json()).toMatchObject({ status: 429, type: '/problems/too-many-requests' });
    const tokens = { method: 'POST', url: '/api/v1/tokens', payload: { secret: 'x' }, remoteAddress } as const;
    expect((await api.app.inject(tokens)).statusCode).toBe(429);
    expect((await verify({ remoteAddress: '203.0.113.8' })).statusCode).toBe(200);
    expect((await api.app.inject({ url: '/health/live', remoteAddress })).statusCode).toBe(200);
  });

  test('of an IPv6 network all addresses are one', async () => {
    for (let n = 0; n < 8; n++) await verify({ remoteAddress: `2001:db8::${n}` });
    expect((await verify({ remoteAddress: '2001:db8::ffff' })).statusCode).toBe(429);
    expect((await verify({ remoteAddress: '2001:db8:0:1::1' })).statusCode).toBe(200);
  });

  describe('when pages call for somebody', () => {
    const web = '192.0.2.1';
    const through = (address: string, change: Record<string, string> = {}) =>
      verify({
        remoteAddress: web,
        headers: { ...signClient(APP_SECRET, { address, requestId: crypto.randomUUID() }, api.clock.now()), ...change },
      });

    test('the signed address counts, not the web server’s', async () => {
      for (let n = 0; n < 8; n++) expect((await through('198.51.100.1')).statusCode).toBe(200);
      expect((await through('198.51.100.1')).statusCode).toBe(429);
      expect((await through('198.51.100.2')).statusCode).toBe(200);
    });

    test('headers that are unsigned, touched, old or signed with another secret are ignored', async () => {
      const old = signClient(APP_SECRET, { address: '198.51.100.9', requestId: 'r' }, api.clock.now().subtract({ minutes: 2 }));
      const foreign = signClient(
        'another secret, which is long enough',
        { address: '198.51.100.9', requestId: 'r' },
        api.clock.now(),
      );
      api.clock.advance({ minutes: 5 });
      const ignored = [
        () => through('198.51.100.9', { 'x-tributary-client-address': '198.51.100.10' }),
        () => through('198.51.100.9', { 'x-request-id': 'another' }),
        () => through('198.51.100.9', { 'x-tributary-signature': 'AAAA' }),
        () => verify({ remoteAddress: web, headers: { 'x-tributary-client-address': '198.51.100.9' } }),
        () => verify({ remoteAddress: web, headers: old }),
        () => verify({ remoteAddress: web, headers: foreign }),
      ];
      for (const [n, call] of ignored.entries()) expect((await call()).headers.ratelimit).toBe(`"address";r=${7 - n};t=60`);
    });

    test('a clock that is a minute off does no harm', async () => {
      const early = signClient(
        APP_SECRET,
        { address: '198.51.100.20', requestId: 'r' },
        api.clock.now().subtract({ minutes: 1 }),
      );
      const late = signClient(APP_SECRET, { address: '198.51.100.20', requestId: 'r' }, api.clock.now().add({ minutes: 1 }));
      expect((await verify({ remoteAddress: web, headers: early })).headers.ratelimit).toBe('"address";r=7;t=60');
      expect((await verify({ remoteAddress: web, headers: late })).headers.ratelimit).toBe('"address";r=6;t=60');
    });
  });

  test('counters go when no limit looks at them any more', async () => {
    expect(await api.database.db.$count(rateLimits)).toBeGreaterThan(0);
    api.clock.advance({ hours: 2 });
    await sweep(api.context);
    expect(await api.database.db.$count(rateLimits)).toBe(0);
  });
});

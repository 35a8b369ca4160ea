import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInSessions } from '#db/schema/identity.ts';
import { PASSWORD, testApp } from '#test/support/app.ts';

describe('identity', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  beforeAll(async () => {
    api = await testApp();
  });
  afterAll(() => api.close());

  test('signing in sets a cookie that scripts cannot read, and leads to oneself', async () => {
    const person = await api.aPerson('ospo-lead');
    const { answer, cookie } = await api.signInAs(person.email);
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
    const me = await api.app.inject({ url: '/api/v1/me', headers: { cookie } });
    expect(me.json()).toMatchObject({
      personId: person.personId,
      accessRoles: ['learner', 'ospo-lead'],
      auditorUntil: null,
      isManager: false,
      department: null,
    });
  });

  test('only a hash of the session id is stored', async () => {
    const { cookie } = await api.aPerson();
    const sessionId = cookie.split('=')[1]!;
    const rows = await api.database.db.select().from(signInSessions);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(sessionId);
  });

  test('an unknown address and a wrong password answer alike', async () => {
    const { email } = await api.aPerson();
    const wrong = await api.signInAs(email, 'not the password');
    const unknown = await api.signInAs('nobody@example.com');
    expect(wrong.answer.json()).toEqual(unknown.answer.json());
    expect(wrong.answer.json()).toMatchObject({ status: 401, type: '/problems/identity/wrong-credentials' });
  });

  test('too many failures close the account for a while, also for the right password', async () => {
    const { email } = await api.aPerson();
    for (let i = 0; i < 10; i++) await api.signInAs(email, 'wrong password');
    const { answer } = await api.signInAs(email);
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ type: '/problems/identity/too-many-sign-ins', retryAt: '2026-11-24T09:15:00Z' });
    api.clock.advance({ minutes: 15 });
    expect((await api.signInAs(email)).answer.statusCode).toBe(204);
  });

  test('sessions are listed without their ids, and can be ended', async () => {
    const person = await api.aPerson();
    const second = await api.signInAs(person.email);
    const { items } = (await person.as({ url: '/api/v1/me/sessions' })).json();
    expect(items.map((item: { isCurrent: boolean }) => item.isCurrent)).toEqual([false, true]);
    const ended = await person.as({ method: 'DELETE', url: `/api/v1/me/sessions/${items[0].id}` });
    expect(ended.statusCode).toBe(204);
    expect((await api.app.inject({ url: '/api/v1/me', headers: { cookie: second.cookie } })).statusCode).toBe(401);
    expect((await person.as({ url: '/api/v1/me' })).statusCode).toBe(200);
  });

  test("another person's session is not found", async () => {
    const [one, other] = [await api.aPerson(), await api.aPerson()];
    const { items } = (await one.as({ url: '/api/v1/me/sessions' })).json();
    const answer = await other.as({ method: 'DELETE', url: `/api/v1/me/sessions/${items[0].id}` });
    expect(answer.json()).toMatchObject({ status: 404, type: '/problems/not-found' });
  });

  test('changing the password ends every other session', async () => {
    const person = await api.aPerson();
    const body = { currentPassword: PASSWORD, newPassword: 'a quite different phrase' };
    const weak = await person.as({ method: 'PUT', url: '/api/v1/me/password', payload: { ...body, newPassword: 'short' } });
    expect(weak.json()).toMatchObject({ type: '/problems/identity/password-too-weak', errors: [{ pointer: '#/newPassword' }] });
    const wrong = await person.as({ method: 'PUT', url: '/api/v1/me/password', payload: { ...body, currentPassword: 'no' } });
    expect(wrong.json()).toMatchObject({ type: '/problems/identity/wrong-password', errors: [{ pointer: '#/currentPassword' }] });
    expect((await person.as({ method: 'PUT', url: '/api/v1/me/password', payload: body })).statusCode).toBe(204);
    expect((await person.as({ url: '/api/v1/me' })).statusCode).toBe(401);
    expect((await api.signInAs(person.email, body.newPassword)).answer.statusCode).toBe(204);
  });

  test('a time zone has to exist', async () => {
    const person = await api.aPerson();
    const answer = await person.as({ method: 'PATCH', url: '/api/v1/me', payload: { timeZone: 'Mars/Olympus' } });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '#/timeZone' }] });
    expect((await person.as({ method: 'PATCH', url: '/api/v1/me', payload: { timeZone: 'Asia/Tokyo' } })).statusCode).toBe(204);
    expect((await person.as({ url: '/api/v1/me' })).json().timeZone).toBe('Asia/Tokyo');
  });

  test('signing out ends the session', async () => {
    const person = await api.aPerson();
    expect((await person.as({ method: 'DELETE', url: '/api/v1/session' })).statusCode).toBe(204);
    expect((await person.as({ url: '/api/v1/me' })).json()).toMatchObject({ status: 401, type: '/problems/not-signed-in' });
  });

  describe('bad input', () => {
    test('unknown members, wrong types and NUL are refused, naming the field', async () => {
      const send = (payload: object) => api.app.inject({ method: 'POST', url: '/api/v1/session', payload });
      const unknown = await send({ email: 'a@example.com', password: 'x', remember: true });
      expect(unknown.json()).toMatchObject({ status: 400, errors: [{ pointer: '#/remember' }] });
      const wrongType = await send({ email: 1, password: 'x' });
      expect(wrongType.json()).toMatchObject({ status: 400, errors: [{ pointer: '#/email' }] });
      const nul = await send({ email: 'a\u0000b@example.com', password: 'x' });
      expect(nul.json()).toMatchObject({ status: 400, errors: [{ pointer: '#/email' }] });
      const missing = await send({});
      expect(missing.json().errors).toHaveLength(2);
    });

    test('a request that rides on the cookie from another site is refused', async () => {
      const person = await api.aPerson();
      const fromElsewhere = await person.as({
        method: 'DELETE',
        url: '/api/v1/session',
        headers: { origin: 'https://evil.example' },
      });
      expect(fromElsewhere.statusCode).toBe(403);
      const fromHere = await person.as({ method: 'DELETE', url: '/api/v1/session', headers: { origin: api.origin } });
      expect(fromHere.statusCode).toBe(204);
    });

    test('text/plain is no way around the check of JSON', async () => {
      const answer = await api.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': 'text/plain' },
        payload: '{"email":"a@example.com","password":"x"}',
      });
      expect(answer.statusCode).toBe(415);
    });
  });
});

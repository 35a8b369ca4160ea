import { createHmac, createPublicKey, verify } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessKeys, accounts, signingKeys } from '#db/schema/identity.ts';
import { createAccounts, issueResetLink, resetPassword, rotateSigningKey, signingKeyRing } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;

const APP_SECRET = 'a secret of the tests, long enough';
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('access keys', () => {
  let api: App;
  beforeAll(async () => {
    api = await testApp();
  });
  afterAll(() => api.close());

  const createKey = async (person: Person, scopes: string[] = ['read', 'write'], url = '/api/v1/me/access-keys') => {
    const answer = await person.as({ method: 'POST', url, payload: { name: 'CI', scopes } });
    return answer.json() as { id: string; secret: string };
  };
  const exchange = (secret: string) => api.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { secret } });
  const tokenOf = async (secret: string) => String((await exchange(secret)).json().accessToken);
  const me = (token: string) => api.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
  const jwks = async () => (await api.app.inject({ url: '/.well-known/jwks.json' })).json().keys;

  test('the secret is shown once, kept as a hash, and leads to a token for oneself', async () => {
    const person = await api.aPerson('coach');
    const { id, secret } = await createKey(person);
    expect(secret).toMatch(/^tributary_[\w-]{43}$/);
    const [row] = await api.database.db.select().from(accessKeys).where(eq(accessKeys.id, id));
    expect(JSON.stringify(row)).not.toContain(secret.slice(10));
    const answer = await exchange(secret);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ tokenType: 'Bearer', expiresIn: 900, scopes: ['read', 'write'] });
    expect((await me(answer.json().accessToken)).json()).toMatchObject({
      personId: person.personId,
      accessRoles: ['learner', 'coach'],
    });
    const { items } = (await person.as({ url: '/api/v1/me/access-keys' })).json();
    expect(items).toEqual([
      { id, name: 'CI', scopes: ['read', 'write'], createdAt: expect.any(String), lastUsedAt: '2026-11-24T09:00:00Z' },
    ]);
  });

  test('the token is signed with a published key and says who, for whom and how long', async () => {
    const person = await api.aPerson();
    const token = await tokenOf((await createKey(person, ['read'])).secret);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    expect(decode(header)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
    const [account] = await api.database.db.select().from(accounts).where(eq(accounts.personId, person.personId));
    const iat = api.clock.now().epochMilliseconds / 1000;
    expect(decode(payload)).toMatchObject({
      iss: api.origin,
      aud: `${api.origin}/api/v1`,
      sub: account!.id,
      scope: 'read',
      iat,
      exp: iat + 900,
    });
    const jwk = (await jwks()).find(({ kid }: { kid: string }) => kid === decode(header).kid);
    expect(Object.keys(jwk).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test('a token ends after 15 minutes', async () => {
    const token = await tokenOf((await createKey(await api.aPerson())).secret);
    api.clock.advance({ minutes: 14, seconds: 59 });
    expect((await me(token)).statusCode).toBe(200);
    api.clock.advance({ seconds: 2 });
    const late = await me(token);
    expect(late.json()).toMatchObject({ status: 401, type: '/problems/not-signed-in' });
    expect(late.headers['www-authenticate']).toBe('Bearer');
  });

  test('revoking a key ends its tokens at once, and the key', async () => {
    const person = await api.aPerson();
    const { id, secret } = await createKey(person);
    const token = await tokenOf(secret);
    expect((await person.as({ method: 'DELETE', url: `/api/v1/me/access-keys/${id}` })).statusCode).toBe(204);
    expect((await me(token)).statusCode).toBe(401);
    expect((await exchange(secret)).json()).toMatchObject({ status: 401, type: '/problems/identity/access-key-not-valid' });
    expect((await person.as({ url: '/api/v1/me/access-keys' })).json().items).toEqual([]);
    expect((await person.as({ method: 'DELETE', url: `/api/v1/me/access-keys/${id}` })).statusCode).toBe(404);
  });

  test('a disabled account has no use for its keys', async () => {
    const person = await api.aPerson();
    const { secret } = await createKey(person);
    const token = await tokenOf(secret);
    await api.database.db.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.personId, person.personId));
    expect((await me(token)).statusCode).toBe(401);
    expect((await exchange(secret)).statusCode).toBe(401);
  });

  test('the scope read does not write, the scope write does not read', async () => {
    const person = await api.aPerson();
    const update = (token: string) =>
      api.app.inject({
        method: 'PATCH',
        url: '/api/v1/me',
        headers: { authorization: `Bearer ${token}` },
        payload: { timeZone: 'Asia/Tokyo' },
      });
    const read = await tokenOf((await createKey(person, ['read'])).secret);
    const write = await tokenOf((await createKey(person, ['write'])).secret);
    expect((await me(read)).statusCode).toBe(200);
    expect((await update(read)).json()).toMatchObject({ status: 403, type: '/problems/forbidden' });
    expect((await update(write)).statusCode).toBe(204);
    expect((await me(write)).statusCode).toBe(403);
  });

  test('an access key makes no access keys, changes no password and ends no session', async () => {
    const person = await api.aPerson('administrator');
    const authorization = `Bearer ${await tokenOf((await createKey(person)).secret)}`;
    const call = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
      api.app.inject({ method, url, headers: { authorization }, ...(payload && { payload }) });
    const body = { name: 'another', scopes: ['write'] };
    expect((await call('POST', '/api/v1/me/access-keys', body)).statusCode).toBe(403);
    expect((await call('POST', `/api/v1/people/${person.personId}/access-keys`, body)).statusCode).toBe(403);
    expect((await call('GET', '/api/v1/me/sessions')).statusCode).toBe(403);
    const passwords = { currentPassword: 'x', newPassword: 'a quite different phrase' };
    expect((await call('PUT', '/api/v1/me/password', passwords)).statusCode).toBe(403);
  });

  test("another person's key is not found", async () => {
    const [one, other] = [await api.aPerson(), await api.aPerson()];
    const { id } = await createKey(one);
    const answer = await other.as({ method: 'DELETE', url: `/api/v1/me/access-keys/${id}` });
    expect(answer.json()).toMatchObject({ status: 404, type: '/problems/not-found' });
  });

  describe('of integrations', () => {
    test('an administrator makes keys for an account nobody signs in with, and for no other', async () => {
      const admin = await api.aPerson('administrator');
      const [integration] = await addPeople(api.context, [
        { name: 'HR import', email: 'hr@example.com', kind: 'employee', timeZone: 'UTC', joinedOn: api.clock.today() },
      ]);
      await createAccounts(api.context, [{ personId: integration!, accessRoles: ['auditor'], auditorUntil: api.clock.today() }]);
      const url = `/api/v1/people/${integration}/access-keys`;
      const { id, secret } = await createKey(admin, ['read'], url);
      expect((await me(await tokenOf(secret))).json()).toMatchObject({
        personId: integration,
        accessRoles: ['learner', 'auditor'],
      });
      api.clock.advance({ hours: 24 });
      expect((await me(await tokenOf(secret))).json().accessRoles).toEqual(['learner']);
      expect((await admin.as({ url })).json().items).toMatchObject([{ id, name: 'CI' }]);
      expect((await admin.as({ method: 'DELETE', url: `${url}/${id}` })).statusCode).toBe(204);
      expect((await exchange(secret)).statusCode).toBe(401);

      const colleague = await api.aPerson();
      const refused = await admin.as({
        method: 'POST',
        url: `/api/v1/people/${colleague.personId}/access-keys`,
        payload: { name: 'CI', scopes: ['read'] },
      });
      expect(refused.json()).toMatchObject({ status: 409, type: '/problems/identity/account-is-a-persons' });
      expect((await colleague.as({ url })).statusCode).toBe(403);
    });

    test('an account that gets a password is a person’s from then on, and its keys end', async () => {
      const admin = await api.aPerson('administrator');
      const [personId] = await addPeople(api.context, [
        { name: 'Robin', email: 'robin@example.com', kind: 'employee', timeZone: 'UTC', joinedOn: api.clock.today() },
      ]);
      await createAccounts(api.context, [{ personId: personId!, accessRoles: [] }]);
      const { secret } = await createKey(admin, ['read'], `/api/v1/people/${personId}/access-keys`);
      const token = await tokenOf(secret);
      expect((await me(token)).statusCode).toBe(200);
      const link = await issueResetLink(api.context, personId!);
      await resetPassword(api.context, { token: link, newPassword: 'a quite different phrase' });
      expect((await me(token)).statusCode).toBe(401);
    });
  });

  describe('tokens that nobody signed', () => {
    const forged = async (change: { header?: object; payload?: object }, sign: (input: string) => string) => {
      const token = await tokenOf((await createKey(await api.aPerson('administrator'))).secret);
      const [header, payload] = token.split('.').map((part, n) => (n < 2 ? decode(part) : part)) as [object, object];
      const input = `${encode({ ...header, ...change.header })}.${encode({ ...payload, ...change.payload })}`;
      return me(`${input}.${sign(input)}`);
    };

    test('alg none, with and without a signature', async () => {
      expect((await forged({ header: { alg: 'none' } }, () => '')).statusCode).toBe(401);
      expect((await forged({ header: { alg: 'none' } }, () => 'AAAA')).statusCode).toBe(401);
    });

    test('HS256 with the published key as the secret', async () => {
      const [jwk] = await jwks();
      const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
      for (const secret of [pem, jwk.x, Buffer.from(jwk.x, 'base64url')]) {
        const sign = (input: string) => createHmac('sha256', secret).update(input).digest('base64url');
        expect((await forged({ header: { alg: 'HS256' } }, sign)).statusCode).toBe(401);
      }
    });

    test('an unknown key, a changed subject, another issuer, another audience, another type', async () => {
      const keep = () => 'A'.repeat(86);
      expect((await forged({ header: { kid: 'nobodys' } }, keep)).statusCode).toBe(401);
      expect((await forged({ header: { kid: 7 } }, keep)).statusCode).toBe(401);
      expect((await forged({ payload: { sub: crypto.randomUUID() } }, keep)).statusCode).toBe(401);
      expect((await me('not.a.token')).statusCode).toBe(401);
      expect((await me('x')).statusCode).toBe(401);
      const { secret } = await createKey(await api.aPerson());
      const { kid, privateKey } = await signingKeyRing(api.context, APP_SECRET).active();
      const good = decode((await tokenOf(secret)).split('.')[1]!);
      const signed = (claims: object, typ = 'at+jwt') =>
        api.app.jwt.sign(claims, { key: privateKey, kid, header: { alg: 'EdDSA', typ } } as object);
      expect((await me(signed(good))).statusCode).toBe(200);
      expect((await me(signed(good, 'JWT'))).statusCode).toBe(401);
      expect((await me(signed({ ...good, iss: 'https://evil.example' }))).statusCode).toBe(401);
      expect((await me(signed({ ...good, aud: 'https://evil.example' }))).statusCode).toBe(401);
      const { exp: _, ...endless } = good;
      expect((await me(signed(endless))).statusCode).toBe(401);
    });

    test('a token that does not hold is no way to fall back on the cookie', async () => {
      const person = await api.aPerson();
      expect((await person.as({ url: '/api/v1/me', headers: { authorization: 'Bearer x' } })).statusCode).toBe(401);
    });
  });

  describe('signing keys', () => {
    test('are sealed, and one is active however many processes start at once', async () => {
      await api.database.db.delete(signingKeys);
      const rings = Array.from({ length: 5 }, () => signingKeyRing(api.context, APP_SECRET));
      const active = await Promise.all(rings.map((ring) => ring.active()));
      expect(new Set(active.map(({ kid }) => kid)).size).toBe(1);
      const rows = await api.database.db.select().from(signingKeys);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('PRIVATE');
      api.clock.advance({ minutes: 2 });
    });

    test('rotate: tokens that are out stay good, new ones have the new key, the old key goes when it is of no use', async () => {
      const { secret } = await createKey(await api.aPerson());
      const before = await tokenOf(secret);
      await rotateSigningKey(api.context, APP_SECRET);
      api.clock.advance({ minutes: 1 });
      const after = await tokenOf(secret);
      const kid = (token: string) => decode(token.split('.')[0]!).kid;
      expect(kid(after)).not.toBe(kid(before));
      expect((await me(before)).statusCode).toBe(200);
      expect((await me(after)).statusCode).toBe(200);
      expect(new Set((await jwks()).map((key: { kid: string }) => key.kid))).toEqual(new Set([kid(before), kid(after)]));
      api.clock.advance({ minutes: 16 });
      expect((await jwks()).map((key: { kid: string }) => key.kid)).toEqual([kid(after)]);
    });

    test('another APP_SECRET cannot open the key, so it makes its own', async () => {
      const [first, second] = [
        await signingKeyRing(api.context, APP_SECRET).active(),
        'another secret of the tests, long enough',
      ];
      const other = await signingKeyRing(api.context, second).active();
      expect(other.kid).not.toBe(first.kid);
      api.clock.advance({ minutes: 2 });
    });
  });
});

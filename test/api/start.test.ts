import { createPublicKey } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type RunningApi } from '#server/compose.ts';
import { readConfig } from '#server/config.ts';
import { testDatabase } from '#test/support/database.ts';

const APP_SECRET = 'a secret of the tests, long enough';

describe('a production start', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  const started: RunningApi[] = [];
  const start = async (isDemo = false) => {
    const api = await startApi(readConfig({ PORT: '0' }), { databaseUrl: database.url, appSecret: APP_SECRET, isDemo });
    started.push(api);
    return api;
  };
  const published = async (url: string) => {
    const answer = await fetch(`${url}/.well-known/jwks.json`);
    return ((await answer.json()) as { keys: Record<string, string>[] }).keys;
  };
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await Promise.all(started.map((api) => api.close()));
    await database.close();
  });

  test('two processes start at once, print a link each, agree on the signing key, and the links make one administrator', async () => {
    const apis = await Promise.all([start(), start()]);
    const keys = await Promise.all(apis.map(({ url }) => published(url)));
    expect(keys[0]).toHaveLength(1);
    expect(keys[1]).toEqual(keys[0]);
    expect(createPublicKey({ key: keys[0]![0]!, format: 'jwk' }).asymmetricKeyType).toBe('ed25519');

    const answers = await Promise.all(
      apis.map(async ({ url, firstAdministratorUrl }, n) => {
        const [base, token] = firstAdministratorUrl!.split('/first-administrator/');
        expect(base).toBe(url);
        const body = { name: 'Ada', email: `ada${n}@example.com`, password: 'correct horse battery', timeZone: 'UTC' };
        const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
        return (await fetch(`${url}/api/v1/first-administrator/${token}`, init)).status;
      }),
    );
    expect(answers.toSorted()).toEqual([201, 404]);
    expect((await start()).firstAdministratorUrl).toBeNull();
  });

  test('the demo needs no such link', async () => {
    expect((await start(true)).firstAdministratorUrl).toBeNull();
  });

  test('a page under way when it stops still gets its answers, and a browser that keeps its connection is not waited for', async () => {
    const asked = Promise.withResolvers<void>();
    const mayGoOn = Promise.withResolvers<void>();
    const pages: RequestListener = (_request, response) => {
      asked.resolve();
      void mayGoOn.promise.then(() => api.app.inject('/health/live')).then(({ statusCode }) => response.end(String(statusCode)));
    };
    const api = await startApi(readConfig({ PORT: '0' }), {
      databaseUrl: database.url,
      appSecret: APP_SECRET,
      isDemo: true,
      pages,
    });
    const page = fetch(`${api.url}/page`);
    await asked.promise;
    const stopping = api.close();
    mayGoOn.resolve();
    expect(await (await page).text()).toBe('200');
    const from = performance.now();
    await stopping;
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';

let api: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  api = await testApp();
});
afterAll(() => api.close());

test('the API is what the committed document says; a change is seen in review', async () => {
  const document = (await api.app.inject({ url: '/api/v1/openapi.json' })).json();
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('./openapi.json');
});

test('health tells whether the database answers', async () => {
  expect((await api.app.inject({ url: '/health/live' })).json()).toEqual({ status: 'up' });
  expect((await api.app.inject({ url: '/health/ready' })).json()).toMatchObject({ database: 'up' });
});

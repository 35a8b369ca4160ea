import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('the page for people', () => {
  const page = () => api.app.inject({ url: '/api/v1/docs' });

  test('shows every operation with its fields, and every refusal', async () => {
    const { body, headers } = await page();
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const { method, url } of api.app.routeList.filter((route) => /^\/api\/v1\/(?!docs|openapi)/.test(route.url)))
      expect(body).toContain(`<code>${method} ${url.replace(/:(\w+)/g, '{$1}')}</code>`);
    expect(body).toContain('For the access role ospo-lead or auditor.');
    expect(body).toContain(
      '<th scope="row"><code>newPassword</code></th><td>string</td><td>always</td><td>1 to 256 characters</td>',
    );
    expect(body).toContain('<th scope="row"><code>items[].lastUsedAt</code></th><td>date-time or null</td>');
    for (const code of ['too-many-requests', 'quiz/attempt-cooling-down']) expect(body).toContain(`<code>${code}</code>`);
  });

  test('needs no script, and its policy allows its style sheet and nothing else', async () => {
    const { body, headers } = await page();
    expect(body).not.toMatch(/<script|style="|onload/);
    const style = /<style>(.*?)<\/style>/s.exec(body)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });
});

test('health tells whether the database answers', async () => {
  expect((await api.app.inject({ url: '/health/live' })).json()).toEqual({ status: 'up' });
  expect((await api.app.inject({ url: '/health/ready' })).json()).toMatchObject({ database: 'up' });
});

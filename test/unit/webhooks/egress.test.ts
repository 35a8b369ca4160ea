import { expect, test } from 'vitest';
import { NOWHERE, urlTaken, type Egress } from '#server/webhooks/rules/egress.ts';

const egress: Egress = { hosts: ['hooks.example.com', 'ci.example.com:8443'], allowsPrivate: false, allowsHttp: false };

test.each(['https://hooks.example.com/tributary?team=ospo', 'https://ci.example.com:8443/', 'https://HOOKS.example.com:443/x'])(
  '%s is taken',
  (url) => expect(urlTaken(url, egress).href).toBe(new URL(url).href),
);

test.each([
  ['address', 'hooks.example.com'],
  ['address', ''],
  ['https', 'http://hooks.example.com/'],
  ['https', 'ftp://hooks.example.com/'],
  ['https', 'file:///etc/passwd'],
  ['secrets', 'https://me:secret@hooks.example.com/'],
  ['secrets', 'https://hooks.example.com/#part'],
  ['host', 'https://example.com/'],
  ['host', 'https://hooks.example.com.evil.example/'],
  ['host', 'https://evil-hooks.example.com/'],
  ['host', 'https://hooks.example.com:8443/'],
  ['host', 'https://ci.example.com/'],
  ['host', 'https://127.0.0.1/'],
  ['secrets', 'https://hooks.example.com@evil.example/'],
])('because of its %s %j is not', (rule, url) =>
  expect(() => urlTaken(url, egress)).toThrow(expect.objectContaining({ facts: expect.objectContaining({ rule }) })),
);

test('outside production an address may be plain', () => {
  const here = { ...egress, hosts: ['127.0.0.1:4000'], allowsHttp: true };
  expect(urlTaken('http://127.0.0.1:4000/x', here).protocol).toBe('http:');
});

test('with no host on the list nothing is taken', () => {
  expect(() => urlTaken('https://hooks.example.com/', NOWHERE)).toThrow('not on the list');
});

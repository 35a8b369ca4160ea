import { expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';

const mistakesOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

test('nothing has to be set outside production', () => {
  expect(mistakesOf({})).toEqual([]);
});

test('a production start names what is missing', () => {
  expect(mistakesOf({ NODE_ENV: 'production' })).toEqual([
    'APP_SECRET is missing: set it, a production start does not guess it.',
    'PUBLIC_URL is missing: set it, a production start does not guess it.',
  ]);
});

test('every mistake is named once, with its remedy', () => {
  const env = { NODE_ENV: 'production', APP_SECRET: 'short', PUBLIC_URL: 'ftp://x', PORT: 'abc', DEFAULT_TIME_ZONE: 'Mars' };
  expect(mistakesOf(env).toSorted()).toEqual([
    'APP_SECRET is too short: use at least 32 characters of randomness.',
    'DEFAULT_TIME_ZONE is unknown: use an IANA name such as Europe/Berlin.',
    'PORT is not a port: set a whole number from 0 to 65535.',
    'PUBLIC_URL is not a https: or http: address: write it like https://host/…',
  ]);
});

test.each([
  ['Learning <learning@example.com>', { name: 'Learning', address: 'learning@example.com' }],
  ['"Learning, Fernwerk" <learning@example.com>', { name: 'Learning, Fernwerk', address: 'learning@example.com' }],
  ['learning@example.com', { name: 'Tributary', address: 'learning@example.com' }],
])('mails come from %s', (text, mailbox) => expect(readConfig({ MAIL_FROM: text }).mailFrom).toEqual(mailbox));

test.each([
  'Learning',
  'Learning <learning>',
  'Learning <a@b.example',
  'a@b.example>',
  'One\nTwo <a@b.example>',
  'a@b.example, c@d.example',
])('%j is no mailbox', (text) =>
  expect(mistakesOf({ MAIL_FROM: text })).toEqual([expect.stringContaining('MAIL_FROM is not a mailbox')]),
);

test('without a sender that is set, the public address makes one', () => {
  expect(readConfig({}).mailFrom).toBeNull();
});

test('the public address is an origin: what has a path is refused, a slash at its end is not part of it', () => {
  expect(mistakesOf({ PUBLIC_URL: 'https://example.com/learn' })).toEqual([
    'PUBLIC_URL has a path: give Tributary a host of its own, such as https://learn.example.com.',
  ]);
  expect(readConfig({ PUBLIC_URL: 'https://learn.example.com/' }).publicUrl).toBe('https://learn.example.com');
});

test('a setting that is empty counts as left out', () => {
  expect(readConfig({ PORT: '', HOST: '', DATA_DIR: '' })).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: '.data' });
});

test('webhooks are off until hosts are named, which are hosts and nothing else', () => {
  expect(readConfig({}).egress).toEqual({ hosts: [], allowsPrivate: false, allowsHttp: true });
  const env = { WEBHOOK_HOSTS: 'Hooks.example.com, ci.example.com:8443 ,', WEBHOOK_ALLOW_PRIVATE: '1' };
  expect(readConfig(env).egress).toMatchObject({ hosts: ['hooks.example.com', 'ci.example.com:8443'], allowsPrivate: true });
  expect(mistakesOf({ WEBHOOK_HOSTS: 'https://hooks.example.com,*.example.com/x,a.example:443' })).toEqual([
    'WEBHOOK_HOSTS has what is no host: https://hooks.example.com, *.example.com/x, a.example:443. Write hosts with commas between them, such as hooks.example.com,ci.example.com:8443.',
  ]);
});

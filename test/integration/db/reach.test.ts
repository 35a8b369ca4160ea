import { afterAll, beforeAll, expect, test } from 'vitest';
import { whyUnusable } from '#db/reach.ts';
import { testDatabase } from '#test/support/database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const changed = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

test('a database with its tables can be worked with', async () => {
  expect(await whyUnusable(database.url, { isMigrated: true })).toBeNull();
});

test('nothing listens there', async () => {
  expect(await whyUnusable('postgres://u:p@127.0.0.1:1/x')).toBe(
    'nothing answers at 127.0.0.1:1: start PostgreSQL there, or correct the address.',
  );
});

test('a password that is not taken, and a database that is not there', async () => {
  const { username } = new URL(database.url);
  expect(await whyUnusable(changed((url) => (url.password = 'wrong')))).toBe(
    `the password of ${username} is not taken: correct it.`,
  );
  expect(await whyUnusable(changed((url) => (url.pathname = '/nowhere')))).toBe(
    'there is no database nowhere: create it, or correct the name.',
  );
});

test('tables that are missing, where they have to be there', async () => {
  const empty = changed((url) => (url.pathname = '/postgres'));
  expect(await whyUnusable(empty)).toBeNull();
  expect(await whyUnusable(empty, { isMigrated: true })).toBe('it has no tables yet: run "npm run db:migrate" first.');
});

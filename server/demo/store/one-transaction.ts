import type { Database } from '#db/client.ts';

/**
 * Do work in one transaction: what would open one of its own joins it. For history only, which is made whole or made anew, and
 * which would otherwise wait for thousands of commits.
 */
export const inOneTransaction = <T>(db: Database, work: (joined: Database) => Promise<T>): Promise<T> =>
  db.transaction((tx) => {
    const joined = Object.create(tx, { transaction: { value: (inner: (tx: Database) => unknown) => inner(joined) } }) as Database;
    return work(joined);
  });

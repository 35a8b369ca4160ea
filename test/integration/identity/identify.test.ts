import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { accounts, signInSessions } from '#db/schema/identity.ts';
import { identifyListening } from '#server/identify.ts';
import { createAccounts, signIn } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { testDatabase } from '#test/support/database.ts';
import { eventually } from '#test/support/eventually.ts';

describe('who somebody is, as several processes remember it', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let elsewhere: ReturnType<typeof connect>;
  let sessionId: string;
  let accountId: string;
  beforeAll(async () => {
    database = await testDatabase();
    elsewhere = connect(database.url, { max: 2 });
    const context = { db: database.db, actor: SYSTEM, now: () => Temporal.Now.instant() };
    const email = 'mira@example.com';
    const joinedOn = Temporal.PlainDate.from('2026-01-05');
    const [personId] = await addPeople(context, [{ name: 'Mira', email, kind: 'employee', timeZone: 'UTC', joinedOn }]);
    await createAccounts(context, [{ personId: personId!, accessRoles: ['learner'], password: 'where the rivers meet' }]);
    sessionId = await signIn(context, { email, password: 'where the rivers meet', address: '127.0.0.1', userAgent: null });
    [{ id: accountId }] = (await database.db.select({ id: accounts.id }).from(accounts)) as [{ id: string }];
  });
  afterAll(async () => {
    await elsewhere.close();
    await database.close();
  });

  /** Its clock stands still: what it remembers, it forgets because it was told. */
  const remembering = async () => {
    const statements: string[] = [];
    const { client } = database;
    const unsafe = client.unsafe;
    client.unsafe = ((...args: Parameters<typeof unsafe>) => (statements.push(args[0]), unsafe(...args))) as typeof unsafe;
    const identify = identifyListening(database, () => 0);
    await eventually(async () => {
      await identify({ sessionId });
      const before = statements.length;
      await identify({ sessionId });
      return statements.length === before;
    });
    return () => identify({ sessionId });
  };

  test('a changed access role and an ended session are seen by all at once', async () => {
    const identify = await remembering();
    await elsewhere.db
      .update(accounts)
      .set({ accessRoles: ['learner', 'author'] })
      .where(eq(accounts.id, accountId));
    await eventually(async () => (await identify())?.accessRoles.includes('author'));

    await elsewhere.db.delete(signInSessions).where(eq(signInSessions.accountId, accountId));
    await eventually(async () => (await identify()) === null);
    expect(await identify()).toBeNull();
  });
});

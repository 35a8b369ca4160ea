import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { accounts, signInSessions } from '#db/schema/identity.ts';
import { identifyListening } from '#server/identify.ts';
import { createAccounts, signIn } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { aClock } from '#test/support/clock.ts';
import { testDatabase } from '#test/support/database.ts';
import { eventually } from '#test/support/eventually.ts';

describe('who somebody is, as several processes remember it', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let elsewhere: ReturnType<typeof connect>;
  let sessionId: string;
  let accountId: string;
  const clock = aClock();
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
    const identify = identifyListening(database, { now: clock.now, milliseconds: () => 0 });
    await eventually(async () => {
      await identify({ sessionId });
      const before = statements.length;
      await identify({ sessionId });
      return statements.length === before;
    });
    return () => identify({ sessionId });
  };

  test('an auditor remembered on the last day is none from midnight UTC on, and again when it is extended', async () => {
    const until = (day: string | null) =>
      elsewhere.db
        .update(accounts)
        .set({ accessRoles: day ? ['learner', 'auditor'] : ['learner'], auditorUntil: day })
        .where(eq(accounts.id, accountId));
    await until(clock.today().toString());
    const identify = await remembering();
    const isAuditor = async () => (await identify())!.accessRoles.includes('auditor');
    const midnight = clock.today().add({ days: 1 }).toZonedDateTime('UTC').toInstant();
    const before = clock.now();
    clock.advance(before.until(midnight).subtract({ milliseconds: 1 }));
    expect(await isAuditor()).toBe(true);
    clock.advance({ milliseconds: 1 });
    expect(await isAuditor()).toBe(false);
    await until(clock.today().toString());
    await eventually(isAuditor);
    await until(null);
    clock.advance(midnight.until(before));
  });

  test('the database keeps no auditor without a last day', async () => {
    const without = elsewhere.db.update(accounts).set({ accessRoles: ['learner', 'auditor'] });
    await expect(without).rejects.toSatisfy((error) => violates(error, 'auditor_has_a_last_day'));
    const pointless = elsewhere.db.update(accounts).set({ auditorUntil: '2027-01-01' });
    await expect(pointless).rejects.toSatisfy((error) => violates(error, 'auditor_has_a_last_day'));
  });

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

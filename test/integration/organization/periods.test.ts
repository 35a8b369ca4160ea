import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberships } from '#db/schema/organization.ts';
import { violates } from '#db/constraint.ts';
import {
  addPeople,
  createDepartment,
  departmentsOf,
  EmailTaken,
  personFacts,
  placePeople,
  assignJobRoles,
} from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { aClock } from '#test/support/clock.ts';
import { testDatabase } from '#test/support/database.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('people and their departments', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let context: Context;
  let [firmware, legal] = ['', ''];
  beforeAll(async () => {
    database = await testDatabase();
    context = { db: database.db, actor: SYSTEM, now: aClock().now };
    firmware = await createDepartment(context, { slug: 'firmware', name: 'Firmware', parentId: null });
    legal = await createDepartment(context, { slug: 'legal', name: 'Legal', parentId: null });
  });
  afterAll(() => database.close());

  const aPerson = async (email: string) => {
    const [id] = await addPeople(context, [
      { name: 'Someone', email, kind: 'employee', timeZone: 'UTC', joinedOn: day('2026-01-05') },
    ]);
    return id!;
  };

  test('a move ends the earlier membership on that day and keeps what was believed before', async () => {
    const personId = await aPerson('moves@example.com');
    await placePeople(context, [{ personId, departmentId: firmware, from: day('2026-01-05') }]);
    await placePeople(context, [{ personId, departmentId: legal, from: day('2026-06-01') }]);
    expect((await departmentsOf(database.db, [personId], day('2026-05-31'))).get(personId)).toBe(firmware);
    expect((await departmentsOf(database.db, [personId], day('2026-06-01'))).get(personId)).toBe(legal);
    const rows = await database.db
      .select()
      .from(memberships)
      .where(sql`${memberships.personId} = ${personId}`);
    expect(rows).toHaveLength(3);
  });

  test('two moves at once leave one department', async () => {
    const personId = await aPerson('races@example.com');
    const move = (departmentId: string) => placePeople(context, [{ personId, departmentId, from: day('2026-02-01') }]);
    const settled = await Promise.allSettled([move(firmware), move(legal), move(firmware), move(legal)]);
    expect(settled.some((result) => result.status === 'fulfilled')).toBe(true);
    const facts = await personFacts(database.db, [personId], day('2026-03-01'));
    expect(facts).toHaveLength(1);
  });

  test('membership rows are never changed', async () => {
    const change = database.db.update(memberships).set({ validTo: '2026-12-31' });
    await expect(change).rejects.toSatisfy((error) => violates(error, 'rows_are_only_added'));
  });

  test('everybody holds the profile of all employees beside their own', async () => {
    const personId = await aPerson('roles@example.com');
    await placePeople(context, [{ personId, departmentId: firmware, from: day('2026-01-05') }]);
    await assignJobRoles(context, [{ personId, roleProfileId: 'architect', from: day('2026-01-05') }]);
    const [facts] = await personFacts(database.db, [personId], day('2026-02-01'));
    expect(facts?.roleProfileIds).toEqual(['all-employees', 'architect']);
  });

  test('an address belongs to one person, whatever its case', async () => {
    await aPerson('twice@example.com');
    await expect(aPerson('Twice@Example.com')).rejects.toThrow(EmailTaken);
  });
});

import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Connection, type Queryable } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { departments, persons } from '#db/schema/organization.ts';
import { testDatabase } from '#test/support/database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
const open: Connection[] = [];
const onOneConnection = (prepare: boolean) => {
  const connection = connect(database.url, { max: 1, prepare });
  open.push(connection);
  return connection.db;
};
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const { close } of open) await close();
  await database.close();
});

const look = (db: Queryable) => db.select({ name: persons.name }).from(persons).where(eq(persons.email, 'mira@fernwerk.example'));
/** How often statements of this connection that look for a person ran without being planned anew. */
async function reused(db: Queryable): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select coalesce(sum(generic_plans + custom_plans), 0)::int as count from pg_prepared_statements
    where statement like 'select "name" from "persons"%'`);
  return row!.count;
}

test('a statement that Drizzle builds is prepared once for a connection, in a transaction and in one within it too', async () => {
  const db = onOneConnection(true);
  await look(db);
  await look(db);
  await db.transaction(async (tx) => {
    await look(tx);
    await tx.transaction(look);
  });
  expect(await reused(db)).toBe(4);
});

test('a long list is not kept, since one of another length is another statement', async () => {
  const db = onOneConnection(true);
  const among = (count: number) =>
    db
      .select({ name: persons.name })
      .from(persons)
      .where(inArray(persons.email, Array.from({ length: count }, String)));
  await among(100);
  expect(await reused(db)).toBe(1);
  await among(101);
  expect(await reused(db)).toBe(1);
});

test('behind a pooler that hands connections around nothing is prepared', async () => {
  const db = onOneConnection(false);
  await look(db);
  expect(await reused(db)).toBe(0);
});

test('a statement that was built once is sent by whom it is asked of, also by a transaction and one within it', async () => {
  const slugOf = prepared((db) =>
    db
      .select({ slug: departments.slug })
      .from(departments)
      .where(eq(departments.slug, sql.placeholder('slug')))
      .prepare('slug_of'),
  );
  const [db, elsewhere] = [onOneConnection(true), onOneConnection(true)];
  const sees = async (db: Queryable, slug: string) => (await slugOf(db).execute({ slug })).length === 1;
  expect(await sees(db, 'new')).toBe(false);
  const undone = db.transaction(async (tx) => {
    await tx.insert(departments).values({ slug: 'new', name: 'New' });
    expect(await sees(tx, 'new')).toBe(true);
    expect(await tx.transaction((within) => sees(within, 'new'))).toBe(true);
    expect(await sees(elsewhere, 'new')).toBe(false);
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  expect(await sees(db, 'new')).toBe(false);
});

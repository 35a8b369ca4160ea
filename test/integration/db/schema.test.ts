import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { persons } from '#db/schema/organization.ts';
import { violates } from '#db/constraint.ts';
import { testDatabase } from '#test/support/database.ts';

describe('the schema', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test('names the constraint it enforces, so that a refusal can be told from a bug', async () => {
    const person = { name: 'Mira Okafor', email: 'mira@fernwerk.example', joinedOn: '2026-01-05' };
    await database.db.insert(persons).values(person);
    const again = database.db.insert(persons).values({ ...person, email: 'MIRA@fernwerk.example' });
    await expect(again).rejects.toSatisfy((error) => violates(error, 'person_has_one_email'));
  });

  test('gives ids that sort by time', async () => {
    const rows = await database.db.execute<{ version: number }>(sql`select uuid_extract_version(uuidv7()) as version`);
    expect(rows[0]?.version).toBe(7);
  });
});

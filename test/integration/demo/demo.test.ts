import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts, demoState, seedDemo } from '#server/demo/index.ts';
import { testDatabase } from '#test/support/database.ts';

const anchor = Temporal.PlainDate.from('2026-11-24');
const databases: Awaited<ReturnType<typeof testDatabase>>[] = [];

beforeAll(async () => {
  databases.push(await testDatabase(), await testDatabase());
  for (const { db } of databases) await seedDemo({ db, anchor, content: { coursesDir: 'courses', digest: 'of the test' } });
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

const rows = async (query: ReturnType<typeof sql>, n = 0) => [...(await databases[n]!.db.execute(query))];

test('the same anchor day gives the same company', async () => {
  const projections = [
    sql`select name, email, kind, joined_on from persons order by email`,
    sql`select p.email, e.skill_id, e.level, e.kind, e.shown_on from evidence e join persons p on p.id = e.person_id order by 1, 2, 3, 4, 5`,
    sql`select p.email, c.course_id, c.code, c.issued_at from certificates c join persons p on p.id = c.person_id order by 1, 2`,
    sql`select d.slug, s.month, s.figures from department_snapshots s join departments d on d.id = s.department_id order by 1, 2`,
  ];
  for (const projection of projections) expect(await rows(projection, 0)).toEqual(await rows(projection, 1));
});

test('it is large enough to be believed: departments, people, months, every kind of evidence', async () => {
  const [counts] = await rows(sql`select (select count(*)::int from departments) as departments,
    (select count(*)::int from persons) as people, (select count(*)::int from persons where kind = 'contractor') as contractors,
    (select count(distinct kind)::int from evidence) as kinds, (select count(distinct month)::int from department_snapshots) as months,
    (select count(*)::int from accounts where 'coach' = any(access_roles)) as coaches,
    (select count(*)::int from certificates) as certificates,
    (select count(*)::int from evidence where lapses_on <= '2026-11-24') as lapsed`);
  expect(counts).toMatchObject({ departments: 8, people: 240, kinds: 8, coaches: 11 });
  expect(counts!['months']).toBeGreaterThanOrEqual(9);
  for (const some of ['contractors', 'certificates', 'lapsed']) expect([some, Number(counts![some]) > 10]).toEqual([some, true]);
});

test('only the printed accounts have a password, and there is one for each kind of user', async () => {
  const found = await rows(
    sql`select p.email from accounts a join persons p on p.id = a.person_id where a.password_hash is not null order by 1`,
  );
  expect(found.map(({ email }) => email)).toEqual(
    demoAccounts()
      .map(({ email }) => email)
      .toSorted(),
  );
  expect(demoAccounts().map(({ as }) => as)).toEqual([
    'learner',
    'coach',
    'author',
    'OSPO lead',
    'manager',
    'auditor',
    'administrator',
  ]);
  expect(await demoState({ db: databases[0]!.db })).toBe('demo');
});

test('history leaves nothing for the workers to do again', async () => {
  expect(await rows(sql`select 1 from outbox where relayed_at is null`)).toEqual([]);
});

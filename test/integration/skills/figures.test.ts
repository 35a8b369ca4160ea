import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { departmentFigures, evidence, skillCells } from '#db/schema/skills.ts';
import { publishFramework } from '#server/catalog/index.ts';
import { addPeople, assignJobRoles, createDepartment, placePeople } from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { rebuildFigures, recordEvidence, refreshPersons, takeSnapshots, turnDay } from '#server/skills/index.ts';
import { aClock } from '#test/support/clock.ts';
import { testDatabase } from '#test/support/database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let context: Context;
const clock = aClock();
let people: string[];
let [company, engineering, legal] = ['', '', ''];

beforeAll(async () => {
  database = await testDatabase();
  context = { db: database.db, actor: SYSTEM, now: clock.now };
  await publishFramework(context, 'courses');
  company = await createDepartment(context, { slug: 'company', name: 'Company', parentId: null });
  engineering = await createDepartment(context, { slug: 'engineering', name: 'Engineering', parentId: company });
  legal = await createDepartment(context, { slug: 'legal', name: 'Legal', parentId: company });
  const joinedOn = clock.today().subtract({ months: 3 });
  people = await addPeople(
    context,
    Array.from({ length: 8 }, (_, n) => ({
      name: `Person ${n}`,
      email: `p${n}@example.com`,
      kind: 'employee' as const,
      timeZone: 'UTC',
      joinedOn,
    })),
  );
  await placePeople(
    context,
    people.map((personId, n) => ({ personId, departmentId: n < 6 ? engineering : legal, from: joinedOn })),
  );
  await assignJobRoles(
    context,
    people.map((personId, n) => ({ personId, roleProfileId: n < 6 ? 'software-engineer' : 'legal-counsel', from: joinedOn })),
  );
  await refreshPersons(context, people);
});
afterAll(() => database.close());

const rows = async () => {
  const figures = await database.db
    .select()
    .from(departmentFigures)
    .orderBy(asc(departmentFigures.departmentId), asc(departmentFigures.skillId));
  const cells = await database.db.select().from(skillCells).orderBy(asc(skillCells.personId), asc(skillCells.skillId));
  return { figures: figures.map(({ refreshedAt: _, ...row }) => row), cells };
};
const show = (personId: string, skillId: string, level: number, days = 0) => {
  const shownOn = clock.today().subtract({ days });
  const sourceKey = `test/${personId}/${skillId}/${level}/${shownOn}`;
  return recordEvidence(context, [{ personId, skillId, level, kind: 'lab', shownOn, source: { title: 'A lab' }, sourceKey }]);
};

test('refreshing twice, at once and in any order gives the rows a rebuild gives', async () => {
  for (const [n, personId] of people.entries()) await show(personId, 'license-obligations', n % 4);
  await show(people[0]!, 'sbom-practice', 3);
  await Promise.all([
    refreshPersons(context, people),
    refreshPersons(context, people.toReversed()),
    ...people.map((personId) => refreshPersons(context, [personId])),
  ]);
  const refreshed = await rows();
  expect(refreshed.figures.length).toBeGreaterThan(0);
  expect(await rebuildFigures(context)).toBe(people.length);
  expect(await rows()).toEqual(refreshed);
});

test('the same evidence is recorded once and announced once', async () => {
  const before = await database.db.$count(evidence);
  await Promise.all([show(people[1]!, 'oss-concepts', 1), show(people[1]!, 'oss-concepts', 1)]);
  await show(people[1]!, 'oss-concepts', 1);
  expect(await database.db.$count(evidence)).toBe(before + 1);
  const [{ count }] = (await database.db.execute(sql`
    select count(*)::int as count from outbox where name = 'skills.evidence-recorded'
      and payload->>'personId' = ${people[1]!} and payload->'skillIds' ? 'oss-concepts'`)) as unknown as [{ count: number }];
  expect(count).toBe(1);
});

test('a kind cannot show more than its cap, here or in the table', async () => {
  const one = { personId: people[0]!, skillId: 'oss-concepts', level: 2, kind: 'quiz-knowledge', shownOn: clock.today() };
  const record = { ...one, source: { title: 'A quiz' }, sourceKey: 'test/too-much' };
  await expect(recordEvidence(context, [record])).rejects.toMatchObject({ code: 'skills/level-above-cap' });
  await expect(recordEvidence(context, [{ ...record, skillId: 'nothing' }])).rejects.toMatchObject({
    code: 'skills/skill-unknown',
  });
  await expect(recordEvidence(context, [{ ...record, kind: 'reading' }])).rejects.toMatchObject({
    code: 'skills/evidence-kind-unknown',
  });
});

test('moving to another department moves the counts', async () => {
  await placePeople(context, [{ personId: people[0]!, departmentId: legal, from: clock.today() }]);
  await refreshPersons(context, [people[0]!, people[1]!]);
  const refreshed = await rows();
  await rebuildFigures(context);
  expect(await rows()).toEqual(refreshed);
});

test('the date alone makes evidence lapse; turning the day twice changes nothing more', async () => {
  const cellOf = async () =>
    (await rows()).cells.find(({ personId, skillId }) => personId === people[2] && skillId === 'license-obligations')!;
  expect((await cellOf()).state).toBe('met');
  clock.advance({ hours: 24 * 800 });
  await turnDay(context);
  expect(await cellOf()).toMatchObject({ state: 'lapsed', level: null });
  const once = await rows();
  await turnDay(context);
  expect(await rows()).toEqual(once);
  await rebuildFigures(context);
  expect(await rows()).toEqual(once);
});

test('the first snapshot of a month stays', async () => {
  await takeSnapshots(context);
  await takeSnapshots(context);
  const [{ count }] = (await database.db.execute(sql`select count(*)::int as count from department_snapshots`)) as unknown as [
    { count: number },
  ];
  expect(count).toBe(3);
});

test('a job role recorded for a day to come counts from that day on', async () => {
  const person = people[0]!;
  const from = clock.today().add({ days: 3 });
  await assignJobRoles(context, [{ personId: person, roleProfileId: 'legal-counsel', from }]);
  await refreshPersons(context, [person]);
  const required = async () =>
    (await rows()).cells.filter(({ personId, required }) => personId === person && required > 0).length;
  const before = await required();
  clock.advance({ hours: 24 * 5 });
  await turnDay(context);
  expect(await required()).toBeGreaterThan(before);
  const turned = await rows();
  await rebuildFigures(context);
  expect(await rows()).toEqual(turned);
});

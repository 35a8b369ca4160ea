import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishFramework } from '#server/catalog/index.ts';
import { applyImport } from '#server/imports/apply-import.ts';
import { sweepImports, uploadPeople } from '#server/imports/keep-imports.ts';
import { viewImport } from '#server/imports/view-import.ts';
import { addPeople, createDepartment } from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { aClock } from '#test/support/clock.ts';
import { testDatabase } from '#test/support/database.ts';
import { aLongFile } from '#test/support/people-files.ts';
import { queriesOf } from '#test/support/queries.ts';

const LINES = 5000;

describe('a long file', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let context: Context;
  const clock = aClock();
  beforeAll(async () => {
    database = await testDatabase();
    context = { db: database.db, actor: SYSTEM, now: clock.now };
    await publishFramework(context, 'courses');
    for (const [slug, name] of [
      ['devices', 'Devices'],
      ['legal', 'Legal'],
    ] as const)
      await createDepartment(context, { slug, name, parentId: null });
    const joinedOn = clock.today();
    const [personId] = await addPeople(context, [
      { name: 'Ada', email: 'ada@example.org', kind: 'employee', timeZone: 'UTC', joinedOn },
    ]);
    context = { ...context, actor: { ...SYSTEM, kind: 'person', personId: personId! } };
  });
  afterAll(() => database.close());

  const upload = (content: string) =>
    uploadPeople(context, { fileName: 'people.csv', content, holdsFrom: clock.today(), opensAccounts: true });
  const look = async (importId: string) =>
    (await viewImport(context, importId, { skip: 0, limit: 10, defaultTimeZone: 'UTC' })).plan!;
  const apply = async (importId: string) =>
    applyImport(context, importId, {
      planName: (await look(importId)).name,
      confirms: { many: true, leaving: true },
      defaultTimeZone: 'UTC',
    });
  const counted = async (table: string) => Number((await database.client.unsafe(`select count(*) from ${table}`))[0]!['count']);

  test(`of ${LINES} lines is added in one transaction within seconds, and says nothing new afterwards`, async () => {
    const importId = await upload(aLongFile(LINES));
    const began = performance.now();
    expect((await look(importId)).counts).toMatchObject({ mistakes: 0, added: LINES });
    const looked = performance.now();
    expect(await apply(importId)).toEqual({ added: LINES, changed: 0, leaving: 0, same: 0, accounts: LINES });
    const applied = performance.now();
    console.log(
      `${LINES} lines: looked at in ${Math.round(looked - began)} ms, looked at and applied in ${Math.round(applied - looked)} ms`,
    );
    expect(applied - looked).toBeLessThan(60_000);
    expect(await Promise.all(['memberships', 'reporting_lines', 'accounts'].map(counted))).toEqual([LINES, LINES - 1, LINES]);
    const again = await upload(aLongFile(LINES));
    expect((await look(again)).counts).toEqual({ mistakes: 0, added: 0, changed: 0, leaving: 0, same: LINES, accounts: 0 });
  }, 120_000);

  test('takes as many statements to look at, and for each thousand to apply, as a short one', async () => {
    const [short, long] = [await upload(aLongFile(2, () => 'devices')), await upload(aLongFile(1000, () => 'devices'))];
    expect(await queriesOf(database, () => look(long))).toBe(await queriesOf(database, () => look(short)));
    const statements = await queriesOf(database, () => apply(short));
    expect(await queriesOf(database, () => apply(long))).toBe(statements);
  });

  test('is forgotten after a week when nobody applies it; what was applied stays, without the names', async () => {
    const importId = await upload(aLongFile(3));
    const before = await counted('people_imports');
    await sweepImports({ db: context.db, now: () => clock.now().add({ hours: 6 * 24 }) });
    expect(await counted('people_imports')).toBe(before);
    await sweepImports({ db: context.db, now: () => clock.now().add({ hours: 8 * 24 }) });
    const rest = await database.client`select id, content from people_imports`;
    expect(rest.map(({ content }) => content as unknown)).toEqual([null, null, null]);
    expect(rest.map(({ id }) => String(id))).not.toContain(importId);
  });
});

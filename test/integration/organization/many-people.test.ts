import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addPeople,
  assignJobRoles,
  changePeople,
  createDepartment,
  endManagers,
  findPersons,
  placePeople,
  recordDepartures,
  reportingLinesOn,
  setJobRoles,
  setManagers,
  standingsOf,
} from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { aClock } from '#test/support/clock.ts';
import { testDatabase } from '#test/support/database.ts';
import { queriesOf } from '#test/support/queries.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const JANUARY = day('2026-01-05');
const MARCH = day('2026-03-02');

describe('many people, changed at once', () => {
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

  let made = 0;
  const people = (number: number) =>
    addPeople(
      context,
      Array.from({ length: number }, () => ({
        ...{ name: 'Someone', email: `many${++made}@example.com`, kind: 'employee' as const, timeZone: 'UTC', joinedOn: JANUARY },
      })),
    );
  const standing = async (personId: string, on: Temporal.PlainDate) =>
    (await standingsOf(context.db, [personId], on)).get(personId)!;

  test('hold exactly the job roles they are given; what they keep stays, what was planned is withdrawn', async () => {
    const [id] = await people(1);
    const personId = id!;
    await assignJobRoles(context, [
      { personId, roleProfileId: 'software-engineer', from: JANUARY },
      { personId, roleProfileId: 'procurement', from: JANUARY },
      { personId, roleProfileId: 'tester', from: day('2026-06-01') },
    ]);
    await setJobRoles(context, [{ personId, roleProfileIds: ['software-engineer', 'tester'], from: MARCH }]);
    expect((await standing(personId, day('2026-03-01'))).roleProfileIds).toEqual(['procurement', 'software-engineer']);
    expect((await standing(personId, MARCH)).roleProfileIds).toEqual(['software-engineer', 'tester']);
    await setJobRoles(context, [{ personId, roleProfileIds: ['software-engineer', 'tester'], from: MARCH }]);
    const rows = await database.client`select count(*) from job_role_assignments a where person_id = ${personId}
      and not exists (select from job_role_assignments s where s.supersedes = a.id) and (valid_to is null or valid_to > valid_from)`;
    expect(Number(rows[0]!['count'])).toBe(3);
  });

  test('are named, counted as contractors, taken back, or left as they are', async () => {
    const [a, b] = await people(2);
    await changePeople(context, [
      { personId: a!, name: 'Zoë' },
      { personId: b!, kind: 'contractor', leftOn: MARCH },
    ]);
    const found = new Map((await findPersons(context.db, [a!, b!])).map((person) => [person.id, person]));
    expect([found.get(a!)!.name, found.get(a!)!.kind, found.get(a!)!.leftOn]).toEqual(['Zoë', 'employee', null]);
    expect([found.get(b!)!.name, found.get(b!)!.kind, `${found.get(b!)!.leftOn}`]).toEqual([
      'Someone',
      'contractor',
      '2026-03-02',
    ]);
    await changePeople(context, [{ personId: b!, leftOn: null }]);
    expect((await findPersons(context.db, [b!]))[0]!.leftOn).toBeNull();
  });

  test('leave on different days, with the lines of those who report to them', async () => {
    const [boss, member] = await people(2);
    await placePeople(context, [
      { personId: boss!, departmentId: firmware, from: JANUARY },
      { personId: member!, departmentId: legal, from: JANUARY },
    ]);
    await setManagers(context, [{ personId: member!, managerId: boss!, from: JANUARY }]);
    await recordDepartures(context, [
      { personId: boss!, on: MARCH },
      { personId: member!, on: day('2026-04-01') },
    ]);
    expect(await standing(member!, day('2026-03-31'))).toMatchObject({ departmentId: legal, managerId: null });
    expect((await standing(member!, day('2026-04-01'))).departmentId).toBeNull();
    expect((await standing(boss!, MARCH)).departmentId).toBeNull();
  });

  test('two thousand move in one transaction, with as many statements as two', async () => {
    const [few, many] = [await people(2), await people(2000)];
    const move = (ids: readonly string[]) => async () => {
      const placed = ids.map((personId) => ({ personId, departmentId: firmware, from: MARCH }));
      await context.db.transaction(async (db) => {
        const within = { ...context, db };
        await placePeople(within, placed);
        await setManagers(
          within,
          ids.slice(1).map((personId) => ({ personId, managerId: ids[0]!, from: MARCH })),
        );
        await setJobRoles(
          within,
          ids.map((personId) => ({ personId, roleProfileIds: ['tester'], from: MARCH })),
        );
        await endManagers(within, [{ personId: ids[1]!, on: day('2026-05-01') }]);
      });
    };
    const statements = await queriesOf(database, move(few));
    expect(await queriesOf(database, move(many))).toBe(statements);
    expect((await reportingLinesOn(context.db, MARCH)).get(many[1]!)).toBe(many[0]);
    expect((await reportingLinesOn(context.db, day('2026-05-01'))).has(many[1]!)).toBe(false);
  });
});

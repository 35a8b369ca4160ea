import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '#db/client.ts';
import type { Chance } from '#server/coaching/rules/chances.ts';
import { planClinics } from '#server/coaching/rules/planner.ts';
import { readNeeds } from '#server/coaching/store/needs.ts';
import { testDatabase } from '#test/support/database.ts';
import { queriesOf } from '#test/support/queries.ts';

const PEOPLE = Number(process.env['PEOPLE'] ?? 3000);
const SKILLS = ['licences', 'sbom'];
const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
/** Two coaches, the first of whom many report to. */
const [ANA, BEN] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
const MONDAY = Temporal.Instant.from('2026-11-30T00:00:00Z').epochMilliseconds;

let database: Connection;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.execute(sql`insert into departments (slug, name)
    select 'd' || n, 'd' || n from generate_series(1, 40) as n`);
  await database.db.execute(sql`insert into persons (name, email, time_zone, joined_on)
    select 'p' || n, 'p' || n || '@example.com',
      (array['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo'])[1 + n % 4], '2020-01-01'
    from generate_series(1, ${PEOPLE}::int) as n`);
  await database.db.execute(sql`insert into skill_cells (person_id, skill_id, department_id, required, critical, state, level)
    select p.id, k.skill, d.id, 1 + (hashtext(p.email || k.skill) & 3), (hashtext('c' || p.email || k.skill) & 1) = 0,
      case when v.level is null then 'not-assessed' else 'gap' end, v.level
    from (select *, row_number() over (order by email) as n from persons) p
    cross join unnest(${`{${SKILLS.join(',')}}`}::text[]) as k(skill)
    cross join lateral (select nullif(hashtext('l' || p.email || k.skill) & 3, 3) as level) v
    join departments d on d.slug = 'd' || (1 + (p.n * p.n) % 40)
    where v.level is null or v.level < 1 + (hashtext(p.email || k.skill) & 3)`);
  await database.db.execute(sql`insert into persons (id, name, email, joined_on)
    select id, id, id || '@example.com', '2020-01-01' from unnest(${`{${ANA},${BEN}}`}::uuid[]) as coaches(id)`);
}, 300_000);
afterAll(() => database.close());

const read = (most: number) => readNeeds(database.db, { skillIds: SKILLS, most, coachIds: [ANA, BEN], now });
const chances = Array.from({ length: 160 }, (_, n): Chance => ({
  mode: n % 4 === 0 ? 'one-to-one' : 'group',
  skillId: SKILLS[n % 2]!,
  offer: { id: 'offer', maxPerDay: null, maxPerWeek: null },
  coachId: n % 3 === 0 ? ANA : BEN,
  start: MONDAY + Math.floor(n / 8) * 6 * 3_600_000,
  minutes: 60,
  seats: n % 4 === 0 ? 1 : 8,
}));
const coaches = [ANA, BEN].map((coachId) => ({
  coachId,
  languages: ['en'],
  timeZone: 'UTC',
  held: [],
  heldOf: new Map(),
  maxPerDay: null,
  maxPerWeek: null,
}));

/** @param lines How many lines of a skill people wait in. */
async function expectSamePlanOfFew(lines: number) {
  const most = 24 * 8 + 2 * 8;
  const started = performance.now();
  const some = await read(most);
  console.info(`needs of ${PEOPLE} people: ${some.people.length} read in ${Math.round(performance.now() - started)} ms`);
  const all = await read(1_000_000);
  expect(some.people.length).toBeLessThanOrEqual(SKILLS.length * lines * 2 * most);
  expect(some.people.length).toBeLessThan(all.people.length);
  const byKey = (groups: typeof all.groups) => groups.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  expect(byKey(some.groups)).toEqual(byKey(all.groups));
  expect(all.groups.reduce((sum, { people }) => sum + people, 0)).toBe(all.people.length);
  const planned = (needs: typeof all) => planClinics({ ...needs, given: [], chances, coaches, met: [] });
  const plan = planned(some);
  expect(plan.clinics.length).toBeGreaterThan(10);
  expect(plan).toEqual(planned(all));
}

test('of many people only those are read who could be seated, and what is planned is the same as if all were', async () => {
  await expectSamePlanOfFew(4);
}, 300_000);

/** Those who lack most, who would take every place. */
async function foremost() {
  const { people } = await read(1_000_000);
  const ids = people.toSorted((a, b) => b.need - a.need).map(({ personId }) => personId);
  return `{${[...new Set(ids)].slice(0, PEOPLE / 4).join(',')}}`;
}

test('whoever says a language takes no place of those who could be seated by a coach who speaks none of it', async () => {
  await database.db.execute(sql`insert into coaching_choices (person_id, wants_suggestions, languages, chosen_at)
    select id, true, array['ja'], now() from unnest(${await foremost()}::uuid[]) as said(id)`);
  await expectSamePlanOfFew(4 * 2);
  await database.db.execute(sql`update coaching_choices set languages = '{}'`);
}, 300_000);

test('whoever reports to a coach takes no place of those whom the coach could seat', async () => {
  await database.db.execute(sql`insert into reporting_lines (person_id, manager_id, valid_from)
    select id, ${ANA}, '2020-01-01' from unnest(${await foremost()}::uuid[]) as reports(id)`);
  await expectSamePlanOfFew(4 * 2);
}, 300_000);

test('one statement, whatever there is to read', async () => {
  expect(await queriesOf(database, () => read(10))).toBe(1);
  expect(await queriesOf(database, () => read(10_000))).toBe(1);
});

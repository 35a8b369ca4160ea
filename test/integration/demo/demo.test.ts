import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMyInvitations, sealingWith, viewClinicPlan } from '#server/coaching/index.ts';
import { viewAssessorAgreement } from '#server/coaching/lead/view-agreement.ts';
import { listCorrections } from '#server/coaching/attendance/list-corrections.ts';
import { listDisclosures } from '#server/coaching/disclosure/list-disclosures.ts';
import { viewSuggestionFigures } from '#server/coaching/lead/view-suggestions.ts';
import { listMyBookings, viewMyBooking } from '#server/coaching/view-bookings.ts';
import { findPersonByEmail } from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { demoAccounts, demoState, fillDemoSlots, seedDemo } from '#server/demo/index.ts';
import { secretsWith } from '#server/webhooks/index.ts';
import { testDatabase } from '#test/support/database.ts';

const anchor = Temporal.PlainDate.from('2026-11-24');
const sealing = sealingWith('a secret of the tests, long enough');
const secrets = secretsWith('a secret of the tests, long enough');
const databases: Awaited<ReturnType<typeof testDatabase>>[] = [];

beforeAll(async () => {
  databases.push(await testDatabase(), await testDatabase());
  const content = { coursesDir: 'courses', digest: 'of the test' };
  for (const { db } of databases) await seedDemo({ db, anchor, content, sealing, secrets });
}, 400_000);
afterAll(async () => {
  for (const database of databases) await database.close();
});

const rows = async (query: ReturnType<typeof sql>, n = 0) => [...(await databases[n]!.db.execute(query))];

test('the same anchor day gives the same company', async () => {
  const projections = [
    sql`select name, email, kind, joined_on from persons order by email`,
    sql`select p.email, e.skill_id, e.level, e.kind, e.shown_on from evidence e join persons p on p.id = e.person_id order by 1, 2, 3, 4, 5`,
    sql`select p.email, c.course_id, c.code, c.issued_at from certificates c join persons p on p.id = c.person_id order by 1, 2`,
    sql`select p.email, b.status, s.starts_at, s.status from coaching_bookings b join persons p on p.id = b.person_id
      join coaching_sessions s on s.id = b.session_id order by 1, 3, 2`,
    sql`select p.email, o.skill_id, o.result, o.level, o.status, o.proposed_at from session_outcomes o
      join coaching_bookings b on b.id = o.booking_id join persons p on p.id = b.person_id order by 1, 6, 2`,
    sql`select w.type, w.state, w.tries, w.created_at, w.last_tried_at, w.last_status from webhook_deliveries w order by w.created_at, w.last_tried_at`,
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

test('nothing is recorded before it was shown', async () => {
  expect(await rows(sql`select id from evidence where (recorded_at at time zone 'UTC')::date < shown_on`)).toEqual([]);
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
  const [auditor] = await rows(sql`select auditor_until::text as until from accounts where 'auditor' = any(access_roles)`);
  expect(auditor).toEqual({ until: '2027-11-24' });
  expect(await demoState({ db: databases[0]!.db })).toBe('demo');
});

test('history leaves nothing for the workers to do again', async () => {
  expect(await rows(sql`select 1 from outbox where relayed_at is null`)).toEqual([]);
});

test('its coaching shows every state there is: attendance, outcomes, requests, a line of people who wait', async () => {
  const counts = async (query: ReturnType<typeof sql>) =>
    Object.fromEntries((await rows(query)).map(({ what, count }) => [String(what), Number(count)]));
  const bookings = await counts(sql`select status as what, count(*) as count from coaching_bookings group by 1`);
  expect(Object.keys(bookings).toSorted()).toEqual([
    'attended',
    'cancelled',
    'confirmed',
    'declined',
    'expired',
    'no-show',
    'partial',
    'requested',
    'waitlisted',
  ]);
  expect(bookings['waitlisted']).toBe(3);
  const outcomes = await counts(sql`select status as what, count(*) as count from session_outcomes group by 1`);
  expect(Object.keys(outcomes).toSorted()).toEqual(['applied', 'contested', 'proposed', 'withdrawn']);
  const demand = await counts(sql`select kind as what, count(*) as count from demand_signals group by 1`);
  expect(Object.keys(demand).toSorted()).toEqual(['no-slot', 'waiting-list', 'wish']);
  const [others] = await rows(sql`select
    (select count(distinct session_type_id)::int from coaching_offers) as types,
    (select count(*)::int from coach_absences) as absences, (select count(*)::int from coach_travels) as travels,
    (select count(distinct calendar_id)::int from holidays) as sites,
    (select count(*)::int from coaching_sessions where seats_taken = capacity and capacity > 1 and status = 'scheduled') as full,
    (select count(*)::int from coach_skills where expires_on > '2026-11-24' and expires_on < '2027-01-23') as due`);
  expect(others).toMatchObject({ types: 18, absences: 1, travels: 1, sites: 2, full: 1 });
  expect(Number(others!['due'])).toBeGreaterThan(3);
});

test('two assessors have rated the same people often enough to say how often they agree', async () => {
  const { db } = databases[0]!;
  const { skills } = await viewAssessorAgreement({ db, actor: SYSTEM, now: () => Temporal.Instant.from('2026-11-24T14:00Z') });
  expect(skills[0]!.people).toBeGreaterThanOrEqual(5);
  expect(skills[0]!.agreed).toBeLessThan(skills[0]!.comparisons!);
});

test('enough people looked at suggestions to compare departments, languages and regions, and some chose from them', async () => {
  const { db } = databases[0]!;
  const figures = await viewSuggestionFigures({ db, actor: SYSTEM, now: () => Temporal.Instant.from('2026-11-24T14:00Z') });
  expect(figures.everybody.asked).toBeGreaterThan(80);
  expect(figures.everybody.chose).toBeGreaterThan(figures.everybody.choseFirst!);
  expect(figures.everybody.suggested).toBeLessThan(figures.everybody.asked!);
  const shown = (lines: readonly { asked: number | null }[]) => lines.filter(({ asked }) => asked !== null).length;
  expect([shown(figures.departments), shown(figures.languages), shown(figures.regions)].every((count) => count >= 2)).toBe(true);
});

test('the learner has a session to come, an outcome to answer and a note to read; the coach somebody to decide about', async () => {
  const { db } = databases[0]!;
  const now = () => Temporal.Instant.from('2026-11-24T14:00Z');
  const email = (as: string) => demoAccounts().find((account) => account.as === as)!.email;
  const [learner, coach] = [await findPersonByEmail(db, email('learner')), await findPersonByEmail(db, email('coach'))];
  const context: Context = { db, now, actor: { ...SYSTEM, kind: 'person', personId: learner!.id, accessRoles: ['learner'] } };
  const { items } = await listMyBookings(context, sealing);
  const details = await Promise.all(items.map(({ bookingId }) => viewMyBooking(context, sealing, bookingId)));
  const alone = details.filter(({ session }) => session.programme === null);
  expect(alone.map(({ status }) => status)).toEqual(['confirmed', 'waitlisted', 'attended', 'attended']);
  const sittings = details.flatMap(({ status, session }) => (session.programme ? [[session.programme.sitting, status]] : []));
  expect(sittings.toSorted()).toEqual([
    [1, 'attended'],
    [2, 'attended'],
    [3, 'attended'],
    [4, 'confirmed'],
    [5, 'confirmed'],
    [6, 'confirmed'],
  ]);
  expect(details.flatMap(({ outcomes }) => outcomes.map(({ status }) => status)).toSorted()).toEqual(['applied', 'proposed']);
  expect(alone.filter(({ notes }) => notes.length > 0)).toHaveLength(2);
  const [waiting] =
    await rows(sql`select count(*)::int as count from coaching_bookings b join session_coaches c using (session_id)
    where b.status = 'requested' and c.person_id = ${coach!.id}`);
  expect(waiting!['count']).toBe(1);
});

test('a line manager has somebody to answer', async () => {
  const { db } = databases[0]!;
  const manager = await findPersonByEmail(db, demoAccounts().find((account) => account.as === 'manager')!.email);
  const waiting = await rows(sql`select o.title from coaching_bookings b join coaching_sessions s on s.id = b.session_id
    join coaching_offers o on o.id = s.offer_id join reporting_lines l on l.person_id = b.person_id
    where b.status = 'requested' and b.approver = 'manager' and l.manager_id = ${manager!.id}`);
  expect(waiting).toMatchObject([{ title: 'AI and provenance clinic' }]);
});

test('the OSPO lead has a disclosure and a late correction to decide, and finds those that were decided', async () => {
  const { db } = databases[0]!;
  const now = () => Temporal.Instant.from('2026-11-24T14:00Z');
  const lead = await findPersonByEmail(db, demoAccounts().find(({ as }) => as === 'OSPO lead')!.email);
  const context: Context = { db, now, actor: { ...SYSTEM, kind: 'person', personId: lead!.id, accessRoles: ['ospo-lead'] } };
  const disclosures = (await listDisclosures(context)).items;
  expect(disclosures.map(({ state }) => state)).toEqual(['waiting', 'refused', 'granted']);
  expect(disclosures.at(-1)!.looks).toHaveLength(1);
  const corrections = (await listCorrections(context)).items;
  expect(corrections.map(({ state, before, after }) => [state, before, after])).toEqual([
    ['waiting', null, 'attended'],
    ['declined', null, 'attended'],
  ]);
});

test('slots are filled once, and a value somebody gave stays', async () => {
  const count = () => rows(sql`select count(*)::int as filled, count(distinct slot_id)::int as slots from slot_values`);
  const before = await count();
  expect(before).toMatchObject([{ filled: Number(before[0]!['slots']) }]);
  await fillDemoSlots({ db: databases[0]!.db, actor: SYSTEM, now: () => Temporal.Now.instant() });
  expect(await count()).toEqual(before);
});

test('a clinic was planned for a gap of the learner who is shown, and the shown coach has some to decide on', async () => {
  const { db } = databases[0]!;
  const actingAs = async (is: string): Promise<Context> => {
    const { email } = demoAccounts().find((account) => account.as === is)!;
    const person = (await findPersonByEmail(db, email))!;
    return {
      db,
      actor: { ...SYSTEM, kind: 'person', personId: person.id },
      now: () => Temporal.Instant.from('2026-11-24T14:00:00Z'),
    };
  };
  const { items } = await listMyInvitations(await actingAs('learner'));
  expect(items).toMatchObject([{ session: { status: 'scheduled' }, seatsFree: expect.any(Number) as number }]);
  const plan = await viewClinicPlan(await actingAs('coach'));
  expect(plan.items.length).toBeGreaterThan(0);
  expect(plan.computedAt).toBe('2026-11-24T00:00:00Z');
});

test('a receiver was told of some weeks, and what waits for it since it was switched off is told nobody', async () => {
  const states = await rows(
    sql`select state, count(*)::int as count, max(tries) as tries from webhook_deliveries group by 1 order by 1`,
  );
  expect(states.map(({ state }) => state)).toEqual(['delivered', 'failed', 'waiting']);
  const [delivered, failed, waiting] = states.map(({ tries }) => Number(tries));
  expect([delivered! > 1, failed, waiting]).toEqual([true, 8, 0]);
});

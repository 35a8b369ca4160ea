import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { persons } from '#db/schema/organization.ts';
import { planAllClinics } from '#server/coaching/index.ts';
import { assignJobRoles, listDepartments, placePeople, setManagers } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';
import { aClinicCoach, LACKED, peopleInNeed } from '#test/support/in-need.ts';
import { queriesOf } from '#test/support/queries.ts';

const START = '2026-12-08T09:00:00Z';

let coaching: CoachingApp;
let people: Person[];
let coach: Person;
let clinic: Awaited<ReturnType<typeof aClinicCoach>>;
beforeAll(async () => {
  coaching = await coachingApp();
  people = await peopleInNeed(coaching, 8);
  clinic = await aClinicCoach(coaching);
  coach = clinic.coach;
});
afterAll(() => coaching.close());

const invitationsOf = async (person: Person) => (await coaching.get(person, '/me/coaching/invitations')).items;
const sessionIdsOf = async (person: Person): Promise<string[]> =>
  (await invitationsOf(person)).map(({ session }: { session: { sessionId: string } }) => session.sessionId);
const choose = (person: Person, wantsSuggestions: boolean) => coaching.put(person, '/me/coaching/choices', { wantsSuggestions });
const decline = (person: Person, sessionId: string) =>
  person.as({ method: 'DELETE', url: `/api/v1/me/coaching/invitations/${sessionId}` });

describe('the plan', () => {
  test('nothing stands there before the first one; then it is kept, with its time, until it is made anew', async () => {
    expect(await coaching.get(coach, '/coaching/clinic-plan')).toEqual({
      computedAt: null,
      items: [],
      oneToOne: [],
      withheld: [],
    });
    const plan = await clinic.plan();
    expect(plan).toMatchObject({ computedAt: '2026-11-24T09:00:00Z', items: [{ people: 8, covers: 4, seats: 4 }] });
    coaching.api.clock.advance({ minutes: 1 });
    expect(await coaching.get(coach, '/coaching/clinic-plan')).toEqual(plan);
    expect((await clinic.plan()).computedAt).toBe('2026-11-24T09:01:00Z');
  });

  test('a plan that was begun earlier and is ready later does not replace it', async () => {
    const plan = await clinic.plan();
    const { context } = coaching.api;
    const begun = context.now().subtract({ minutes: 1 });
    expect(String(await planAllClinics({ ...context, now: () => begun }, { tells: false }))).toBe(plan.computedAt);
    expect(await coaching.get(coach, '/coaching/clinic-plan')).toEqual(plan);
  });

  test('leaves people time: from four days on', async () => {
    expect((await clinic.plan()).items).toMatchObject([{ startsAt: '2026-11-30T08:00:00Z' }]);
  });

  test('people count where they are: nobody in Los Angeles comes at nine in Berlin', async () => {
    const { db } = coaching.api.database;
    const away = { timeZone: 'America/Los_Angeles' };
    for (const { personId } of people.slice(0, 3)) await db.update(persons).set(away).where(eq(persons.id, personId));
    expect((await clinic.plan()).items).toMatchObject([{ people: 5, covers: 4 }]);
    await db.update(persons).set({ timeZone: 'UTC' });
  });

  test('a suggestion whose time is taken meanwhile is no longer shown, and comes back with the time', async () => {
    const [{ startsAt }] = (await clinic.plan()).items;
    const sessionId = await coaching.aGroupSession(coach, clinic.offerId, startsAt);
    expect((await coaching.get(coach, '/coaching/clinic-plan')).items).toEqual([]);
    await coaching.post(coach, `/coach/sessions/${sessionId}/cancellation`, { code: 'not-needed' });
    expect((await coaching.get(coach, '/coaching/clinic-plan')).items).toMatchObject([{ startsAt }]);
  });

  test('hours better kept for sessions of two: how many people stands there from five on', async () => {
    const pair = await coaching.anOffer(coach);
    const { items, oneToOne } = await clinic.plan();
    expect(items).toMatchObject([{ covers: 4 }]);
    expect(oneToOne).toMatchObject([
      { skillId: LACKED, coach: { personId: coach.personId }, sessions: 4, minutes: 120, people: null },
    ]);
    const closed = { method: 'DELETE', url: `/api/v1/coaching/offers/${pair}/coaches/me` } as const;
    expect((await coach.as(closed)).statusCode).toBe(204);
  });

  test('the same number of statements for eight people and for twenty', async () => {
    const before = await queriesOf(coaching.api.database, () => clinic.plan());
    people.push(...(await peopleInNeed(coaching, 12, 'legal')));
    expect(await queriesOf(coaching.api.database, () => clinic.plan())).toBe(before);
    expect((await clinic.plan()).items[0]).toMatchObject({ people: 20, departments: 2 });
  });
});

describe('a suggestion that is accepted', () => {
  test('invites those with the gap, and tells the coach how many', async () => {
    const [unwilling, report] = people;
    await choose(unwilling!, false);
    await setManagers(coaching.api.context, [
      { personId: report!.personId, managerId: coach.personId, from: coaching.api.clock.today() },
    ]);
    const accepted = await clinic.accept(START);
    expect(accepted.statusCode).toBe(201);
    // Three for each of four seats, of eighteen.
    expect(accepted.json()).toMatchObject({ invited: 12, reservedSeats: 2 });
    const { sessionId } = accepted.json();
    const everybody = await coaching.api.database.db.select({ id: persons.id }).from(persons);
    expect(everybody.length).toBeGreaterThan(20);
    expect(await sessionIdsOf(unwilling!)).toEqual([]);
    expect(await sessionIdsOf(report!)).toEqual([]);
    const invited = await firstInvited(sessionId);
    expect((await invitationsOf(invited))[0]).toMatchObject({
      session: { sessionId, startsAt: START, meetingUrl: null },
      gap: { skillId: LACKED, level: null, state: 'not-assessed', required: 2, critical: true },
      seatsFree: 4,
    });
    const shown = await coaching.get(coach, `/coach/sessions/${sessionId}`);
    expect(shown).toMatchObject({ invited: 12, kept: { seats: 2, until: '2026-12-05T09:00:00Z' }, participants: [] });
    expect(JSON.stringify(shown)).not.toContain(invited.personId);
    await choose(unwilling!, true);
  });

  test('the database shows an invitation to whom it is for, and to nobody who asks without being somebody', async () => {
    const { db } = coaching.api.database;
    expect(await db.execute(sql`select * from session_invitations`)).toEqual([]);
    const asCoach = await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('tributary.person', ${coach.personId}, true)`);
      return tx.execute(sql`select * from session_invitations`);
    });
    expect(asCoach).toEqual([]);
  });

  test('“not for me” ends it, once and for good, and the coach’s figure stays', async () => {
    const { sessionId } = (await clinic.accept('2026-12-09T09:00:00Z')).json();
    const person = await firstInvited(sessionId);
    const { invited } = await coaching.get(coach, `/coach/sessions/${sessionId}`);
    expect((await decline(person, sessionId)).statusCode).toBe(204);
    expect((await decline(person, sessionId)).statusCode).toBe(204);
    expect(await sessionIdsOf(person)).not.toContain(sessionId);
    expect((await coaching.get(coach, `/coach/sessions/${sessionId}`)).invited).toBe(invited);
    expect((await decline(await coaching.aLearner(), sessionId)).statusCode).toBe(404);
  });

  test('who has a seat gives it back instead of declining', async () => {
    const { sessionId } = (await clinic.accept('2026-12-10T09:00:00Z')).json();
    const person = await firstInvited(sessionId);
    expect((await coaching.takeSeat(person, sessionId)).json().status).toBe('confirmed');
    expect(await sessionIdsOf(person)).not.toContain(sessionId);
    expect((await decline(person, sessionId)).json()).toMatchObject({ type: '/problems/coaching/not-possible-now' });
  });

  test('bad input is refused with the rule’s name', async () => {
    const at = '2026-12-11T09:00:00Z';
    expect((await clinic.accept(at, { reservedSeats: 3 })).json()).toMatchObject({
      type: '/problems/coaching/too-many-reserved',
      most: 2,
      errors: [{ pointer: '#/reservedSeats' }],
    });
    expect((await clinic.accept('2026-11-20T09:00:00Z')).json()).toMatchObject({ type: '/problems/coaching/in-the-past' });
    expect((await clinic.accept(at, { skillId: 'license-identification' })).statusCode).toBe(404);
    expect((await clinic.accept('2026-12-12T09:00:00Z')).json()).toMatchObject({ type: '/problems/coaching/gap-too-small' });
    const other = await aClinicCoach(coaching);
    expect((await clinic.accept(at, { offerId: other.offerId })).statusCode).toBe(404);
    expect((await clinic.accept(START)).json()).toMatchObject({ type: '/problems/coaching/somebody-is-busy' });
  });
});

test('a coach who lacks the skill by their job role, and those who report to them, take no place among those who are invited', async () => {
  const other = await coachingApp();
  const inNeed = await peopleInNeed(other, 16);
  const { coach: lead, accept } = await aClinicCoach(other, 2);
  const from = other.api.clock.today();
  const { id: departmentId } = (await listDepartments(other.api.database.db)).find(({ slug }) => slug === 'firmware')!;
  await placePeople(other.api.context, [{ personId: lead.personId, departmentId, from }]);
  await assignJobRoles(other.api.context, [{ personId: lead.personId, roleProfileId: 'software-engineer', from }]);
  await refreshPersons(other.api.context, [lead.personId]);
  // Of equals the first come first: six could be invited.
  const reports = inNeed.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)).slice(0, 10);
  await setManagers(
    other.api.context,
    reports.map(({ personId }) => ({ personId, managerId: lead.personId, from })),
  );
  expect((await accept(START)).json()).toMatchObject({ invited: 6 });
  for (const person of [lead, ...reports]) expect((await other.get(person, '/me/coaching/invitations')).items).toEqual([]);
  await other.close();
});

/** Somebody who sees a session among their invitations. */
async function firstInvited(sessionId: string): Promise<Person> {
  for (const person of people) if ((await sessionIdsOf(person)).includes(sessionId)) return person;
  throw new Error('nobody of these is invited');
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDepartment, listDepartments, placePeople } from '#server/organization/index.ts';
import { recordEvidence, refreshPersons } from '#server/skills/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';
import { LACKED, peopleInNeed } from '#test/support/in-need.ts';

let coaching: CoachingApp;
beforeAll(async () => {
  coaching = await coachingApp();
});
afterAll(() => coaching.close());

test('agreement of two assessors is told from five people on', async () => {
  const [ana, ben] = [await coaching.aCoach(), await coaching.aCoach()];
  for (const coach of [ana, ben]) await coaching.verify(coach, 'license-obligations', 3);
  const people = await coaching.learners(5);
  const booked = async (coach: Person, hour: number) => {
    const offerId = await coaching.anOffer(coach);
    const answers = people.map((person, n) =>
      coaching.book(person, offerId, `2026-11-25T${hour + Math.floor(n / 2)}:${n % 2 === 0 ? '00' : '30'}:00Z`, {
        purpose: 'assessment',
      }),
    );
    return (await Promise.all(answers)).map((answer) => String(answer.json().bookingId));
  };
  const [byAna, byBen] = [await booked(ana, 10), await booked(ben, 13)];
  coaching.api.clock.advance({ hours: 72 });
  const rate = async (coach: Person, bookingId: string, level: number) => {
    await coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status: 'attended' });
    const outcome = {
      skillId: 'license-obligations',
      result: 'level',
      level,
      basis: 'observed',
      behaviour: 'Read the text first.',
    };
    return (await coaching.post(coach, `/coach/bookings/${bookingId}/outcomes`, outcome)).statusCode;
  };
  const agreement = async () => (await coaching.get(coaching.lead, '/coaching/assessor-agreement')).skills as object[];
  for (const n of people.keys()) {
    expect(await rate(ana, byAna[n]!, 1)).toBe(201);
    expect(await rate(ben, byBen[n]!, n === 4 ? 0 : 1)).toBe(201);
    if (n === 3) expect(await agreement()).toMatchObject([{ assessors: 2, people: null, comparisons: null, agreed: null }]);
  }
  expect(await agreement()).toMatchObject([
    { skillId: 'license-obligations', assessors: 2, people: 5, comparisons: 5, agreed: 4, farApart: 0 },
  ]);
});

test('people who could coach are found by name or address, those who do already are not', async () => {
  const { api, lead } = coaching;
  const person = await api.aPerson();
  const found = async () =>
    ((await coaching.get(lead, `/coaching/coach-candidates?q=${person.email}`)).items as { personId: string }[]).map(
      ({ personId }) => personId,
    );
  expect(await found()).toEqual([person.personId]);
  await lead.as({ method: 'PUT', url: `/api/v1/coaching/coaches/${person.personId}` });
  expect(await found()).toEqual([]);
  expect((await lead.as({ url: '/api/v1/coaching/coach-candidates?q=a' })).statusCode).toBe(400);
});

test('need beside supply: what is missing, less where it lapsed, and less still where nothing is known; met is none', async () => {
  const { api, lead } = coaching;
  const people = await peopleInNeed(coaching, 8);
  const personIds = people.map(({ personId }) => personId);
  const shown = (n: number, level: number, shownOn: string) => ({
    personId: personIds[n]!,
    skillId: LACKED,
    level,
    kind: 'lab',
    shownOn: Temporal.PlainDate.from(shownOn),
    source: { title: 'Lab' },
    sourceKey: `capacity/${n}`,
  });
  await recordEvidence(api.context, [shown(0, 3, '2016-11-20'), shown(1, 2, '2026-11-20'), shown(2, 1, '2026-11-20')]);
  await refreshPersons(api.context, personIds);
  const needIn = async (query: string) => {
    const { skills } = await coaching.get(lead, `/coaching/capacity${query}`);
    const line = skills.find(({ skillId }: { skillId: string }) => skillId === LACKED);
    return line && { people: line.peopleInNeed, need: line.need };
  };
  const { id } = (await listDepartments(api.database.db)).find(({ slug }) => slug === 'firmware')!;
  // Level 2 is asked, critically: 4.5 for the one whose level lapsed, 3 for the one at level 1, 3 for each of five not assessed.
  const expected = { people: 7, need: 22.5 };
  expect(await needIn(`?departmentId=${id}`)).toEqual(expected);
  expect(await needIn('')).toEqual(expected);

  // Whoever stands in a team counts in what is above it, once; of fewer than five nothing is said.
  const team = await createDepartment(api.context, { slug: 'drivers', name: 'Drivers', parentId: id });
  const moved = [personIds[0]!, ...personIds.slice(-3)];
  const from = api.clock.today();
  await placePeople(
    api.context,
    moved.map((personId) => ({ personId, departmentId: team, from })),
  );
  await refreshPersons(api.context, moved);
  expect(await needIn(`?departmentId=${id}`)).toEqual(expected);
  expect(await needIn('')).toEqual(expected);
  expect(await needIn(`?departmentId=${team}`)).toEqual({ people: null, need: null });
  await placePeople(api.context, [{ personId: personIds[2]!, departmentId: team, from }]);
  await refreshPersons(api.context, [personIds[2]!]);
  expect(await needIn(`?departmentId=${team}`)).toEqual({ people: 5, need: 16.5 });

  const empty = await createDepartment(api.context, { slug: 'empty', name: 'Empty', parentId: id });
  expect(await needIn(`?departmentId=${empty}`)).toEqual({ people: 0, need: 0 });
});

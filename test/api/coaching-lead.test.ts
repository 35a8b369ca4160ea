import { afterAll, beforeAll, expect, test } from 'vitest';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

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

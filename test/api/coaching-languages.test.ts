import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignJobRoles, createDepartment, placePeople } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import { coachingApp, INTAKE, type CoachingApp, type Person } from '#test/support/coaching.ts';
import { aClinicCoach, peopleInNeed } from '#test/support/in-need.ts';

const PROFILE = { status: 'active', timeZone: 'Europe/Berlin', bio: '', acceptsRequests: true };

describe('languages somebody can be coached in', () => {
  let coaching: CoachingApp;
  let [german, english, learner]: Person[] = [];
  let offerId: string;
  beforeAll(async () => {
    coaching = await coachingApp();
    [german, english, learner] = [await coaching.aCoach(), await coaching.aCoach(), await coaching.aLearner()];
    offerId = await coaching.anOffer(german!);
    await english!.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    for (const coach of [german!, english!]) await coaching.verify(coach, 'license-obligations', 3);
    await coaching.put(german!, '/coach/profile', { ...PROFILE, languages: ['de', 'fr'] });
    const { api } = coaching;
    const { personId } = learner!;
    const from = api.clock.today();
    const departmentId = await createDepartment(api.context, { slug: 'firmware', name: 'Firmware', parentId: null });
    await placePeople(api.context, [{ personId, departmentId, from }]);
    await assignJobRoles(api.context, [{ personId, roleProfileId: 'software-engineer', from }]);
    await refreshPersons(api.context, [personId]);
  });
  afterAll(() => coaching.close());

  const say = (...languages: string[]) => coaching.put(learner!, '/me/coaching/languages', { languages });
  const suggestions = () => coaching.get(learner!, '/me/coaching/suggestions?skillId=license-obligations');
  const suggested = async () =>
    ((await suggestions()).items as { coach: { personId: string }; commonLanguage: string | null }[]).map(
      ({ coach, commonLanguage }) => [coach.personId, commonLanguage],
    );
  const slots = (query = '') => coaching.get(learner!, `/coaching/offers/${offerId}/slots${query}`);
  const coachesAt = async () => [
    ...new Set(((await slots()).slots as { coachIds: string[] }[]).flatMap(({ coachIds }) => coachIds)),
  ];

  test('while nothing is said a common language is weighed, and leaves nobody out', async () => {
    expect(await suggested()).toEqual([
      [english!.personId, 'en'],
      [german!.personId, null],
    ]);
    expect((await coachesAt()).toSorted()).toEqual([german!.personId, english!.personId].toSorted());
    const { items } = await coaching.get(learner!, '/coaching/offers');
    expect(items[0].coaches).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ personId: german!.personId, commonLanguage: null, lacksCommonLanguage: false }),
      ]),
    );
  });

  test('once said it is a condition of suggestions and of any suitable coach, and the first common one is told', async () => {
    expect((await say('fr', 'de')).statusCode).toBe(204);
    expect(await coaching.get(learner!, '/me/coaching/choices')).toEqual({ wantsSuggestions: true, languages: ['fr', 'de'] });
    expect(await suggested()).toEqual([[german!.personId, 'fr']]);
    expect(await coachesAt()).toEqual([german!.personId]);
    const { items } = await coaching.get(learner!, '/coaching/offers');
    expect(items[0].coaches).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ personId: german!.personId, commonLanguage: 'fr', lacksCommonLanguage: false }),
        expect.objectContaining({ personId: english!.personId, commonLanguage: null, lacksCommonLanguage: true }),
      ]),
    );
    const booked = await coaching.book(learner!, offerId, '2026-11-26T09:00:00Z');
    expect(booked.statusCode).toBe(201);
    const { session } = await coaching.get(learner!, `/me/coaching/bookings/${booked.json().bookingId}`);
    expect(session.coaches).toMatchObject([{ personId: german!.personId }]);
  });

  test('where nobody shares one it is the reason: for suggestions, for each day, and of the refusal', async () => {
    await say('sv');
    const reason = 'no-common-language';
    const both = [german!, english!].map(({ personId }) => ({ reason, coachId: personId, days: 0, firstDate: null }));
    const { items, whyNone } = await suggestions();
    expect(items).toEqual([]);
    expect(whyNone).toHaveLength(2);
    expect(whyNone).toEqual(expect.arrayContaining(both));
    const found = await slots();
    expect(found.slots).toEqual([]);
    expect(found.whyNone).toEqual(expect.arrayContaining(both));
    expect(found.inTheWay).toContainEqual({ date: '2026-11-25', reason });
    const refused = await coaching.book(learner!, offerId, '2026-11-27T09:00:00Z');
    expect(refused.json()).toMatchObject({ type: '/problems/coaching/no-common-language' });
  });

  test('a coach who is named can be looked at and booked all the same', async () => {
    await say('sv');
    const coachId = english!.personId;
    expect((await slots(`?coachId=${coachId}`)).slots.length).toBeGreaterThan(0);
    expect((await coaching.book(learner!, offerId, '2026-11-27T09:00:00Z', { coachId })).statusCode).toBe(201);
    const groupOffer = await coaching.aGroupOffer(english!, 4);
    const sessionId = await coaching.aGroupSession(english!, groupOffer, '2026-11-30T09:00:00Z');
    expect((await coaching.takeSeat(learner!, sessionId, { intake: INTAKE })).statusCode).toBe(201);
  });

  test('five at most, each once, as codes; none again is no condition', async () => {
    for (const languages of [['de', 'de'], ['german'], ['DE'], ['de', 'en', 'fr', 'es', 'it', 'pt']])
      expect((await say(...languages)).json()).toMatchObject({ type: '/problems/malformed-request' });
    expect((await say()).statusCode).toBe(204);
    expect((await suggested()).map(([coachId]) => coachId)).toContain(german!.personId);
  });
});

test('those who share no language with the coach take no place among those a group invites', async () => {
  const coaching = await coachingApp();
  const people = await peopleInNeed(coaching, 16);
  // Of equals the first come first: six could be invited, and ten before them say that they speak Japanese alone.
  for (const person of people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)).slice(0, 10))
    await coaching.put(person, '/me/coaching/languages', { languages: ['ja'] });
  const clinic = await aClinicCoach(coaching, 2);
  expect((await clinic.accept('2026-12-08T09:00:00Z')).json()).toMatchObject({ invited: 6 });
  await coaching.close();
});

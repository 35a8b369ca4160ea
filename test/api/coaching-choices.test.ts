import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignJobRoles, createDepartment, placePeople } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
beforeAll(async () => {
  coaching = await coachingApp();
});
afterAll(() => coaching.close());

const choose = (person: Person, wantsSuggestions: boolean) => coaching.put(person, '/me/coaching/choices', { wantsSuggestions });
const suggested = async (person: Person, query = '') =>
  ((await coaching.get(person, `/me/coaching/suggestions${query}`)).items as { offerId: string }[]).map(({ offerId }) => offerId);

test('who chooses so is suggested nothing, gets what they ask for, and can have suggestions again', async () => {
  const { api } = coaching;
  const coach = await coaching.aCoach();
  const [learner, other] = [await coaching.aLearner(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach);
  await coaching.verify(coach, 'license-obligations', 3);
  const personIds = [learner, other].map(({ personId }) => personId);
  const from = api.clock.today();
  const departmentId = await createDepartment(api.context, { slug: 'firmware', name: 'Firmware', parentId: null });
  await placePeople(
    api.context,
    personIds.map((personId) => ({ personId, departmentId, from })),
  );
  await assignJobRoles(
    api.context,
    personIds.map((personId) => ({ personId, roleProfileId: 'software-engineer', from })),
  );
  await refreshPersons(api.context, personIds);

  expect(await coaching.get(learner, '/me/coaching/choices')).toEqual({ wantsSuggestions: true, languages: [] });
  expect(await suggested(learner)).toEqual([offerId]);

  expect((await choose(learner, false)).statusCode).toBe(204);
  expect(await coaching.get(learner, '/me/coaching/choices')).toEqual({ wantsSuggestions: false, languages: [] });
  expect(await coaching.get(learner, '/me/coaching/suggestions')).toMatchObject({ items: [], whyNone: [] });
  expect(await suggested(learner, '?skillId=license-obligations')).toEqual([offerId]);
  expect(await suggested(learner, '?sessionTypeId=licence-clinic')).toEqual([offerId]);
  expect(await suggested(other)).toEqual([offerId]);

  expect((await choose(learner, true)).statusCode).toBe(204);
  expect(await suggested(learner)).toEqual([offerId]);
});

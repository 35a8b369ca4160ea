import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tendCoaching } from '#server/coaching/index.ts';
import { assignJobRoles, createDepartment, placePeople, setManagers } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import { coachingApp, type CoachingApp } from '#test/support/coaching.ts';
import { queriesOf } from '#test/support/queries.ts';

describe('suggestions and capacity', () => {
  let coaching: CoachingApp;
  beforeAll(async () => {
    coaching = await coachingApp();
  });
  afterAll(() => coaching.close());

  test('a gap leads to those who are verified to close it, with the facts; and to supply beside need', async () => {
    const { api } = coaching;
    const [verified, unverified] = [await coaching.aCoach(), await coaching.aCoach()];
    const offerId = await coaching.anOffer(verified);
    await unverified.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    const own = await coaching.put(verified, `/coaching/coaches/${verified.personId}/skills/license-obligations`, {
      level: 3,
      expiresOn: '2027-11-24',
    });
    expect(own.statusCode).toBe(403);
    expect((await coaching.verify(verified, 'license-obligations', 3)).statusCode).toBe(204);
    expect((await coaching.verify(verified, 'license-obligations', 3, '2026-11-24')).json()).toMatchObject({
      type: '/problems/coaching/not-verifiable',
    });
    const departmentId = await createDepartment(api.context, { slug: 'firmware', name: 'Firmware', parentId: null });
    const people = await coaching.learners(8);
    const from = api.clock.today();
    const personIds = people.map(({ personId }) => personId);
    await placePeople(
      api.context,
      personIds.map((personId) => ({ personId, departmentId, from })),
    );
    await assignJobRoles(
      api.context,
      personIds.map((personId) => ({ personId, roleProfileId: 'software-engineer', from })),
    );
    await refreshPersons(api.context, personIds);

    const suggested = await coaching.get(people[0]!, '/me/coaching/suggestions?skillId=license-obligations');
    expect(suggested.items).toMatchObject([
      {
        offerId,
        coach: { personId: verified.personId },
        covers: [{ skillId: 'license-obligations', level: null, required: 2, critical: true }],
        firstFreeAt: '2026-11-24T10:00:00Z',
        commonLanguage: 'en',
      },
    ]);
    await setManagers(api.context, [{ personId: personIds[0]!, managerId: verified.personId, from }]);
    const none = await coaching.get(people[0]!, '/me/coaching/suggestions?skillId=license-obligations');
    expect(none).toMatchObject({ items: [], whyNone: [{ reason: 'line-manager', coachId: verified.personId }] });

    // A skill without a gap has nothing to explain; one that nobody is verified for says so.
    const about = (skillId: string) => coaching.get(people[1]!, `/me/coaching/suggestions?skillId=${skillId}`);
    expect(await about('policy-design')).toMatchObject({ items: [], whyNone: [] });
    expect(await about('license-identification')).toMatchObject({ items: [], whyNone: [{ reason: 'no-coach' }] });

    const wish = { sessionTypeId: 'licence-clinic', purpose: 'learning' };
    const { wishId } = (await coaching.post(people[1]!, '/me/coaching/wishes', wish)).json();
    expect((await coaching.post(people[1]!, '/me/coaching/wishes', wish)).json()).toEqual({ wishId });
    const { skills } = await coaching.get(coaching.lead, `/coaching/capacity?departmentId=${departmentId}`);
    const line = skills.find(({ skillId }: { skillId: string }) => skillId === 'license-obligations');
    expect(line).toMatchObject({
      peopleInNeed: 8,
      verifiedCoaches: 1,
      singleCoach: true,
      daysToFirstSeat: 0,
      unmetDemand: { wishes: 1, searches: 0, waiting: 0 },
    });
    expect(line.freeHours).toBeGreaterThan(70);
    expect((await coaching.book(people[1]!, offerId, '2026-11-25T09:00:00Z')).statusCode).toBe(201);
    expect((await coaching.get(people[1]!, '/me/coaching/wishes')).items).toEqual([]);
    const groupOffer = await coaching.aGroupOffer(verified, 4);
    const planAnew = async () => {
      await coaching.post(verified, '/coaching/clinic-plan');
      return coaching.get(verified, '/coaching/clinic-plan');
    };
    const plan = await planAnew();
    expect(plan.items[0]).toMatchObject({
      skillId: 'license-obligations',
      offerId: groupOffer,
      // One has a seat already, and of one the coach is the manager.
      people: 6,
      departments: 1,
      covers: 4,
    });
    expect(plan).toMatchObject({ items: [{ reaches: null }], withheld: [] });
    expect((await coaching.get(unverified, '/coaching/clinic-plan')).items).toEqual([]);
    // One session a week is enough: this week has one, so the clinic comes in the next one, and fills it.
    const profile = { status: 'active', timeZone: 'Europe/Berlin', languages: ['en'], bio: '', acceptsRequests: true };
    await coaching.put(verified, '/coach/profile', { ...profile, maxPerWeek: 1 });
    const limited = await planAnew();
    expect(limited.items[0]).toMatchObject({ startsAt: '2026-11-30T08:00:00Z', reaches: 'week-limit' });
    await coaching.put(verified, '/coach/profile', profile);
    const sessionId = await coaching.aGroupSession(verified, groupOffer, plan.items[0].startsAt);
    const again = await coaching.get(people[2]!, '/me/coaching/suggestions?skillId=license-obligations');
    expect(again.items).toContainEqual(
      expect.objectContaining({ mode: 'group', sessionId, firstFreeAt: plan.items[0].startsAt }),
    );
    const directory = await coaching.get(coaching.lead, '/coaching/coaches');
    expect(directory.items.find(({ personId }: { personId: string }) => personId === verified.personId)).toMatchObject({
      skills: [{ skillId: 'license-obligations', level: 3, state: 'current' }],
      offers: expect.arrayContaining([expect.objectContaining({ offerId })]),
    });
  });

  test('one coach or fifty: the same number of queries', async () => {
    const first = await coaching.aCoach();
    const offerId = await coaching.anOffer(first);
    const person = await coaching.aLearner();
    const ask = () => queriesOf(coaching.api.database, () => coaching.get(person, `/coaching/offers/${offerId}/slots`));
    const withOne = await ask();
    for (let n = 0; n < 6; n++) {
      const coach = await coaching.aCoach();
      await coach.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    }
    expect(withOne).toBeGreaterThan(0);
    expect(await ask()).toBe(withOne);
  });

  test('signals of demand forget whose they were', async () => {
    coaching.api.clock.advance({ hours: 100 * 24 });
    await tendCoaching(coaching.api.context);
    const [row] = await coaching.api.database.db.execute<{ named: number; all: number }>(
      sql`select count(person_id)::int as named, count(*)::int as all from demand_signals`,
    );
    expect(row!.named).toBe(0);
    expect(row!.all).toBeGreaterThan(0);
  });
});

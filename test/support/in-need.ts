import { assignJobRoles, createDepartment, placePeople } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import type { CoachingApp, Person } from './coaching.ts';

/** A skill that a software engineer needs at level 2, critically. */
export const LACKED = 'license-obligations';

/** Learners whose job role asks a skill that nobody knows them to have. */
export async function peopleInNeed({ api, learners }: CoachingApp, count: number, slug = 'firmware'): Promise<Person[]> {
  const from = api.clock.today();
  const people = await learners(count);
  const departmentId = await createDepartment(api.context, { slug, name: slug, parentId: null });
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
  return people;
}

/** A coach verified for the skill who holds groups in it. */
export async function aClinicCoach(coaching: CoachingApp, capacity = 4, terms: Parameters<CoachingApp['aGroupOffer']>[2] = {}) {
  const coach = await coaching.aCoach();
  await coaching.verify(coach, LACKED, 3);
  const offerId = await coaching.aGroupOffer(coach, capacity, { horizonDays: 60, ...terms });
  const plan = async () => {
    await coaching.post(coach, '/coaching/clinic-plan');
    return coaching.get(coach, '/coaching/clinic-plan');
  };
  const accept = (startsAt: string, more: object = {}) =>
    coaching.post(coach, '/coach/clinics', { offerId, skillId: LACKED, startsAt, ...more });
  return { coach, offerId, plan, accept };
}

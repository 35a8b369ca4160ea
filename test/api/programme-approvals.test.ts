import { afterAll, beforeAll, expect, test } from 'vitest';
import { tendCoaching } from '#server/coaching/index.ts';
import { setManagers } from '#server/organization/index.ts';
import { INTAKE } from '#test/support/coaching.ts';
import { aCompanyThatTells, type CompanyThatTells } from '#test/support/told.ts';

const TIMES = ['2026-11-26T09:00:00Z', '2026-12-10T09:00:00Z', '2026-12-24T09:00:00Z'];

let company: CompanyThatTells;
beforeAll(async () => {
  company = await aCompanyThatTells();
});
afterAll(() => company.close());

test('a programme is asked of the line manager once, with all its times, and answered as a whole', async () => {
  const { coaching, post, send, kindsTo } = company;
  const [coach, manager, learner] = [await coaching.aCoach(), await coaching.api.aPerson(), await coaching.aLearner()];
  const from = coaching.api.clock.today();
  await setManagers(coaching.api.context, [{ personId: learner.personId, managerId: manager.personId, from }]);
  const offerId = await coaching.anOffer(coach, {
    sessionTypeId: 'maintainer-mentoring',
    title: 'Maintainer mentoring',
    minutes: 45,
    approval: 'manager',
  });
  const wanted = { offerId, coachId: coach.personId, startsAt: TIMES, purpose: 'learning', intake: INTAKE };
  const made = (await coaching.post(learner, '/coaching/programmes', wanted)).json();
  expect(made.status).toBe('requested');
  const { items } = await coaching.get(manager, '/me/team/requests');
  expect(items).toHaveLength(1);
  expect(items[0].sittings.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(TIMES);
  await tendCoaching(coaching.api.context);
  await send();
  expect([await kindsTo(manager), await kindsTo(coach)]).toEqual([['approval-asked'], []]);
  for (const day of ['26 November', '10 December', '24 December']) expect(post.to(manager.email)[0]!.parsed.text).toContain(day);
  const url = `/me/team/requests/${items[0].bookingId}/decision`;
  expect((await coaching.post(manager, url, { decision: 'accept' })).statusCode).toBe(204);
  const mine = await coaching.get(learner, '/me/coaching/bookings');
  expect(mine.items.map(({ status }: { status: string }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed']);
});

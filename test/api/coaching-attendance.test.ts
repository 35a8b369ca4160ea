import { afterAll, beforeAll, expect, test } from 'vitest';
import { setManagers } from '#server/organization/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
let coach: Person;
beforeAll(async () => {
  coaching = await coachingApp();
  coach = await coaching.aCoach();
});
afterAll(() => coaching.close());

const mark = (bookingId: string, status: string, reason?: string) =>
  coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status, ...(reason && { reason }) });

test('attendance of offers that report it is seen by line managers of those who came and by the OSPO lead, of others by nobody', async () => {
  const [came, away, unsaid] = await coaching.learners(3);
  const manager = await coaching.aLearner();
  const from = coaching.api.clock.today();
  await setManagers(coaching.api.context, [{ personId: came!.personId, managerId: manager.personId, from }]);
  const open = await coaching.aGroupOffer(coach, 5, { visibility: 'attendance', title: 'Policy clinic' });
  const hidden = await coaching.aGroupOffer(coach, 5, { title: 'Private clinic' });
  const seatsIn = async (offerId: string, startsAt: string) => {
    const sessionId = await coaching.aGroupSession(coach, offerId, startsAt);
    return Promise.all(
      [came, away, unsaid].map(async (person) => (await coaching.takeSeat(person!, sessionId)).json().bookingId),
    );
  };
  const reported = await seatsIn(open, '2026-11-25T09:00:00Z');
  const unreported = await seatsIn(hidden, '2026-11-25T11:00:00Z');
  expect(await coaching.get(coaching.lead, '/coaching/attendance')).toEqual({ items: [] });

  coaching.api.clock.advance({ hours: 28 });
  await Promise.all([reported, unreported].flatMap(([one, two]) => [mark(one!, 'attended'), mark(two!, 'no-show')]));
  const nameOf = async (person: Person) => (await coaching.get(person, '/me')).name as string;
  const { items } = await coaching.get(coaching.lead, '/coaching/attendance');
  expect(items).toMatchObject([
    {
      title: 'Policy clinic',
      startsAt: '2026-11-25T09:00:00Z',
      people: [
        { person: { name: await nameOf(came!) }, attendance: 'attended' },
        { person: { name: await nameOf(away!) }, attendance: 'no-show' },
        { person: { name: await nameOf(unsaid!) }, attendance: 'not-recorded' },
      ],
    },
  ]);
  expect(JSON.stringify(items)).not.toContain('router');
  const team = await coaching.get(manager, '/me/team/attendance');
  expect(team.items).toMatchObject([{ title: 'Policy clinic', people: [{ person: { personId: came!.personId } }] }]);
  expect(team.items[0].people).toHaveLength(1);
  expect(await coaching.get(away!, '/me/team/attendance')).toEqual({ items: [] });
  // Whoever is looked at sees it.
  const { views } = await coaching.get(came!, '/me/skills');
  expect(views.map(({ purpose }: { purpose: string }) => purpose).toSorted()).toEqual([
    'Attendance of sessions that report it',
    "Line manager's view of attendance",
  ]);
});

test('what was booked in confidence is not reported later', async () => {
  const [used, unused] = [await coaching.aGroupOffer(coach, 5), await coaching.aGroupOffer(coach, 5)];
  await coaching.aGroupSession(coach, used, '2026-12-01T09:00:00Z');
  const { items } = await coaching.get(coach, '/coach/offers');
  const change = (offerId: string, visibility: string) => {
    const offer = (items as Record<string, unknown>[]).find((each) => each['offerId'] === offerId)!;
    const { offerId: _id, coaches: _coaches, isMine: _mine, ...terms } = offer;
    return coaching.put(coach, `/coaching/offers/${offerId}`, { ...terms, visibility });
  };
  expect((await change(used, 'attendance')).json()).toMatchObject({
    status: 409,
    type: '/problems/coaching/attendance-promised',
    errors: [{ pointer: '#/visibility' }],
  });
  expect((await change(unused, 'attendance')).statusCode).toBe(204);
  expect((await change(unused, 'private')).statusCode).toBe(204);
});

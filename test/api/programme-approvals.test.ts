import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { coachingBookings } from '#db/schema/coaching.ts';
import { tendCoaching } from '#server/coaching/index.ts';
import { setManagers } from '#server/organization/index.ts';
import { programmesIn, TIMES } from '#test/support/programmes.ts';
import { aCompanyThatTells } from '#test/support/told.ts';

const { coaching, post, send, kindsTo, close } = await aCompanyThatTells();
afterAll(close);
const { aPair, book, statesOf } = programmesIn(coaching);

test('a programme is asked of the line manager once, with all its times, and answered as a whole', async () => {
  const [pair, manager] = [await aPair({ approval: 'manager' }), await coaching.api.aPerson()];
  const { coach, learner } = pair;
  const from = coaching.api.clock.today();
  await setManagers(coaching.api.context, [{ personId: learner.personId, managerId: manager.personId, from }]);
  const made = (await book(learner, pair)).json();
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

describe('a programme', () => {
  test.each(['accept', 'decline'] as const)('is decided by the coach as a whole: %s', async (decision) => {
    const pair = await aPair({ approval: 'coach' });
    const { learner, coach } = pair;
    const { sittings } = (await book(learner, pair)).json();
    const { items } = await coaching.get(coach, '/coach/requests');
    expect(items.map((request: { sittings: { title: string }[] }) => request.sittings.map(({ title }) => title))).toEqual([
      ['Where the time goes', 'A hard conversation', 'A second pair of hands'],
    ]);
    const answer = await coaching.post(coach, `/coach/bookings/${sittings[1].bookingId}/decision`, { decision });
    expect(answer.statusCode).toBe(204);
    const after = decision === 'accept' ? 'confirmed' : 'declined';
    expect(await statesOf(learner)).toEqual([after, after, after]);
    const again = await coaching.post(coach, `/coach/bookings/${sittings[0].bookingId}/decision`, { decision });
    expect(again.json()).toMatchObject({ type: '/problems/coaching/not-possible-now', state: after });
  });

  test('a request that nobody answers expires as a whole', async () => {
    const pair = await aPair({ approval: 'coach' });
    const { sittings } = (await book(pair.learner, pair)).json();
    coaching.api.clock.advance({ hours: 49 });
    await tendCoaching(coaching.api.context);
    const rows = await coaching.api.database.db
      .select({ status: coachingBookings.status })
      .from(coachingBookings)
      .where(eq(coachingBookings.personId, pair.learner.personId));
    expect(rows.map(({ status }) => status)).toEqual(sittings.map(() => 'expired'));
  });
});

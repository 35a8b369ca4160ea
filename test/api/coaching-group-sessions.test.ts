import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notificationIntents } from '#db/schema/notifications.ts';
import { outbox } from '#db/schema/outbox.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

describe('group sessions', () => {
  let coaching: CoachingApp;
  let coach: Person;
  beforeAll(async () => {
    coaching = await coachingApp();
    coach = await coaching.aCoach();
  });
  afterAll(() => coaching.close());

  test('five seats are five; the others wait in their order, and capacity does not go below', async () => {
    const offerId = await coaching.aGroupOffer(coach, 5);
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-26T10:00:00Z');
    const people = await coaching.learners(14);
    const answers = await Promise.all(people.map((person) => coaching.takeSeat(person, sessionId)));
    const count = (status: string) => answers.filter((answer) => answer.json().status === status).length;
    expect([count('confirmed'), count('waitlisted')]).toEqual([5, 9]);
    const places = answers.map((answer) => answer.json().place).filter((place) => place !== null);
    expect(places.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await coaching.takeSeat(await coaching.aLearner(), sessionId, { waitIfFull: false })).json()).toMatchObject({
      status: 409,
      type: '/problems/coaching/session-full',
    });
    const cut = await coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { capacity: 4 } });
    expect(cut.json()).toMatchObject({ type: '/problems/coaching/capacity-below-seats', seatsTaken: 5 });
    const more = await coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { capacity: 7 } });
    expect(more.statusCode).toBe(204);
    const [shown] = (await coaching.get(people[0]!, '/coaching/group-sessions')).items;
    expect(shown).toMatchObject({ seatsFree: 0, waiting: 7 });
    expect(JSON.stringify(shown)).not.toContain('Person 1"');
  });

  test('three cancel at once: three move up in their order, who is elsewhere is passed over', async () => {
    const offerId = await coaching.aGroupOffer(coach, 4);
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-27T10:00:00Z');
    const seated = await coaching.learners(4);
    const bookings = await Promise.all(
      seated.map(async (person) => (await coaching.takeSeat(person, sessionId)).json().bookingId),
    );
    const waiting = await coaching.learners(5);
    for (const person of waiting) await coaching.takeSeat(person, sessionId);
    const elsewhere = await coaching.aCoach();
    const other = await coaching.aGroupSession(elsewhere, await coaching.aGroupOffer(elsewhere, 3), '2026-11-27T10:30:00Z');
    expect((await coaching.takeSeat(waiting[0]!, other)).json().status).toBe('confirmed');
    const answers = await Promise.all([0, 1, 2].map((n) => coaching.cancel(seated[n]!, bookings[n])));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204]);
    const statuses = await Promise.all(
      waiting.map(async (person) => {
        const { items } = await coaching.get(person, '/me/coaching/bookings');
        const own = items.find((item: { session: { sessionId: string } }) => item.session.sessionId === sessionId);
        return [own.status, own.place];
      }),
    );
    expect(statuses).toEqual([
      ['waitlisted', 1],
      ['confirmed', null],
      ['confirmed', null],
      ['confirmed', null],
      ['waitlisted', 2],
    ]);
    const notices = await coaching.api.database.db
      .select()
      .from(notificationIntents)
      .where(eq(notificationIntents.kind, 'seat-skipped'));
    expect(notices.map(({ personId, state }) => [personId, state])).toEqual([[waiting[0]!.personId, 'pending']]);
    const events = await coaching.api.database.db.select().from(outbox).where(eq(outbox.name, 'coaching.seat-promoted'));
    expect(events.filter(({ payload }) => (payload as { sessionId: string }).sessionId === sessionId)).toHaveLength(3);
  });

  test('within a day of the start a free seat is kept for two hours, then goes to the next', async () => {
    const { tendCoaching } = await import('#server/coaching/index.ts');
    const offerId = await coaching.aGroupOffer(coach, 1, { cancelNoticeMinutes: 0 });
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-24T20:00:00Z');
    const [holder, first, second] = await coaching.learners(3);
    const { bookingId } = (await coaching.takeSeat(holder!, sessionId)).json();
    const one = (await coaching.takeSeat(first!, sessionId)).json().bookingId;
    const two = (await coaching.takeSeat(second!, sessionId)).json().bookingId;
    await coaching.cancel(holder!, bookingId);
    const see = async (person: Person, id: string) =>
      (await coaching.get(person, `/me/coaching/bookings/${id}`)) as { status: string; answerBy: string };
    expect(await see(first!, one)).toMatchObject({ status: 'offered', answerBy: '2026-11-24T11:00:00Z' });
    coaching.api.clock.advance({ hours: 2 });
    const tooLate = await coaching.post(first!, `/coaching/bookings/${one}/confirmation`);
    expect(tooLate.json()).toMatchObject({ type: '/problems/coaching/not-possible-now' });
    await Promise.all([tendCoaching(coaching.api.context), tendCoaching(coaching.api.context)]);
    expect((await see(first!, one)).status).toBe('expired');
    expect((await see(second!, two)).status).toBe('offered');
    const taken = await coaching.post(second!, `/coaching/bookings/${two}/confirmation`);
    expect(taken.json()).toMatchObject({ status: 'confirmed' });
  });

  test('a group that is too small at its cut-off is cancelled, and who waits when it begins waits no longer', async () => {
    const { tendCoaching } = await import('#server/coaching/index.ts');
    const { clock } = coaching.api;
    const small = await coaching.aGroupSession(
      coach,
      await coaching.aGroupOffer(coach, 5, { minParticipants: 2, cutoffHours: 24 }),
      '2026-12-08T10:00:00Z',
    );
    const full = await coaching.aGroupSession(coach, await coaching.aGroupOffer(coach, 1), '2026-12-08T13:00:00Z');
    const [one, two] = await coaching.learners(2);
    const lonely = (await coaching.takeSeat(one!, small)).json().bookingId;
    await coaching.takeSeat(one!, full);
    const waiting = (await coaching.takeSeat(two!, full)).json().bookingId;
    clock.advance(Temporal.Instant.from('2026-12-07T10:00:00Z').since(clock.now()));
    await tendCoaching(coaching.api.context);
    expect(await coaching.get(one!, `/me/coaching/bookings/${lonely}`)).toMatchObject({
      status: 'cancelled',
      cancelCode: 'too-few',
    });
    clock.advance(Temporal.Instant.from('2026-12-08T13:00:00Z').since(clock.now()));
    await tendCoaching(coaching.api.context);
    expect(await coaching.get(two!, `/me/coaching/bookings/${waiting}`)).toMatchObject({ status: 'expired' });
    clock.advance(Temporal.Instant.from('2026-11-24T11:00:00Z').since(clock.now()));
  });

  test('a coach who cancels frees everybody, and a move that clashes for one moves nobody', async () => {
    const offerId = await coaching.aGroupOffer(coach, 3);
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-12-01T10:00:00Z');
    const [one, two] = await coaching.learners(2);
    for (const person of [one!, two!]) await coaching.takeSeat(person, sessionId);
    const busy = await coaching.aCoach();
    const other = await coaching.aGroupSession(busy, await coaching.aGroupOffer(busy, 3), '2026-12-01T13:00:00Z');
    await coaching.takeSeat(two!, other);
    const move = (startsAt: string) =>
      coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { startsAt } });
    expect((await move('2026-12-01T13:30:00Z')).json()).toMatchObject({ type: '/problems/coaching/somebody-is-busy' });
    expect((await move('2026-12-01T14:00:00Z')).statusCode).toBe(204);
    expect((await coaching.post(one!, `/coach/sessions/${sessionId}/cancellation`, { code: 'ill' })).statusCode).toBe(403);
    expect((await coaching.post(coach, `/coach/sessions/${sessionId}/cancellation`, { code: 'ill' })).statusCode).toBe(204);
    expect(
      (await coaching.get(two!, '/me/coaching/bookings')).items.map((item: { status: string }) => item.status).toSorted(),
    ).toEqual(['cancelled', 'confirmed']);
  });
});

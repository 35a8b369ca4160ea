import { afterAll, describe, expect, test } from 'vitest';
import { coachingApp, type Person } from '#test/support/coaching.ts';
import { programmesIn, TIMES, type Listed } from '#test/support/programmes.ts';

const coaching = await coachingApp();
afterAll(() => coaching.close());
const { aPair, book, statusesOf, statesOf, deadlocks } = programmesIn(coaching);

describe('a programme', () => {
  test('what is to come is cancelled at once; what is past its cut-off stays, and is named', async () => {
    const pair = await aPair({ cancelNoticeMinutes: 3 * 24 * 60 });
    const { learner, coach } = pair;
    const { programmeId, sittings } = (await book(learner, pair)).json();
    const cancel = (person: Person) =>
      coaching.post(person, `/coaching/programmes/${programmeId}/cancellation`, { code: 'not-needed', text: 'All is well.' });
    expect((await cancel(await coaching.aLearner())).statusCode).toBe(404);
    const answer = await cancel(learner);
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { cancelled: [sittings[1].bookingId, sittings[2].bookingId], kept: [sittings[0].bookingId] },
    ]);
    expect(await statusesOf(learner)).toEqual([
      ['confirmed', '1 of 3'],
      ['cancelled', '2 of 3'],
      ['cancelled', '3 of 3'],
    ]);
    expect((await cancel(learner)).json().type).toBe('/problems/coaching/too-late-to-change');
    const { items } = await coaching.get(coach, '/coach/sessions?from=2026-11-24&to=2026-12-31');
    expect(items).toHaveLength(1);
    expect(
      (await book(await coaching.aLearner(), pair, { startsAt: ['2026-11-26T10:00:00Z', ...TIMES.slice(1)] })).statusCode,
    ).toBe(201);
  });

  describe('whose coach cannot go on', () => {
    const cancelFrom = (person: Person, { sessionId }: { sessionId: string }, more: object = { withLater: true }) =>
      coaching.post(person, `/coach/sessions/${sessionId}/cancellation`, {
        code: 'coach-unavailable',
        text: 'I move on.',
        ...more,
      });

    test('loses a sitting and all after it at once, those past the cut-off of the coachee too; what is before stays', async () => {
      const pair = await aPair({ cancelNoticeMinutes: 30 * 24 * 60 });
      const { learner, coach } = pair;
      const { sittings } = (await book(learner, pair)).json();
      const { later } = await coaching.get(coach, `/coach/sessions/${sittings[1].sessionId}`);
      expect(later).toMatchObject([
        {
          sessionId: sittings[2].sessionId,
          startsAt: TIMES[2],
          programme: { sitting: 3, of: 3, title: 'A second pair of hands' },
        },
      ]);
      expect((await cancelFrom(coach, sittings[1])).statusCode).toBe(204);
      const { items } = await coaching.get(learner, '/me/coaching/bookings');
      expect(
        items.map(({ status, cancelCode, cancelText }: Record<string, unknown>) => [status, cancelCode, cancelText]),
      ).toEqual([
        ['confirmed', null, null],
        ['cancelled', 'coach-unavailable', 'I move on.'],
        ['cancelled', 'coach-unavailable', 'I move on.'],
      ]);
      const held = await coaching.get(coach, '/coach/sessions?from=2026-11-24&to=2026-12-31');
      expect(held.items.map(({ programme }: Listed['session']) => programme.sitting)).toEqual([1]);
      expect((await coaching.get(coach, `/coach/sessions/${sittings[0].sessionId}`)).later).toEqual([]);
      const after = await book(await coaching.aLearner(), pair, { startsAt: ['2026-11-26T10:00:00Z', ...TIMES.slice(1)] });
      expect(after.statusCode).toBe(201);
      expect((await cancelFrom(coach, sittings[1])).statusCode).toBe(204);
    });

    test('loses one sitting alone where nothing else is said', async () => {
      const pair = await aPair();
      const { sittings } = (await book(pair.learner, pair)).json();
      expect((await cancelFrom(pair.coach, sittings[1], {})).statusCode).toBe(204);
      expect(await statesOf(pair.learner)).toEqual(['confirmed', 'cancelled', 'confirmed']);
      // The one that is cancelled already is left, and what was to come after it goes.
      expect((await cancelFrom(pair.coach, sittings[1])).statusCode).toBe(204);
      expect(await statesOf(pair.learner)).toEqual(['confirmed', 'cancelled', 'cancelled']);
    });

    test('is asked for as a whole: a request of which a part is cancelled goes on for the rest', async () => {
      const pair = await aPair({ approval: 'coach' });
      const { sittings } = (await book(pair.learner, pair)).json();
      expect((await cancelFrom(pair.coach, sittings[1])).statusCode).toBe(204);
      const decided = await coaching.post(pair.coach, `/coach/bookings/${sittings[0].bookingId}/decision`, {
        decision: 'accept',
      });
      expect(decided.statusCode).toBe(204);
      expect(await statesOf(pair.learner)).toEqual(['confirmed', 'cancelled', 'cancelled']);
    });

    test('loses nothing by a coach of others, and nothing that was declined', async () => {
      const pair = await aPair({ approval: 'coach' });
      const { coach, learner } = pair;
      const { sittings } = (await book(learner, pair)).json();
      expect((await cancelFrom(await coaching.aCoach(), sittings[1])).json().type).toBe('/problems/not-found');
      expect((await cancelFrom(coach, sittings[1], { withLater: 'all' })).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '#/withLater' }],
      });
      await coaching.post(coach, `/coach/bookings/${sittings[0].bookingId}/decision`, { decision: 'decline' });
      for (const more of [{}, { withLater: true }])
        expect((await cancelFrom(coach, sittings[1], more)).json()).toMatchObject({
          status: 409,
          type: '/problems/coaching/not-possible-now',
          state: 'declined',
        });
    });

    test('is cancelled once, whoever is faster', async () => {
      const pair = await aPair();
      const { programmeId, sittings } = (await book(pair.learner, pair)).json();
      const before = await deadlocks();
      const answers = await Promise.all([
        cancelFrom(pair.coach, sittings[1]),
        coaching.post(pair.learner, `/coaching/programmes/${programmeId}/cancellation`, { code: 'no-time' }),
        cancelFrom(pair.coach, sittings[0]),
        cancelFrom(pair.coach, sittings[2], {}),
      ]);
      for (const { statusCode } of answers) expect([200, 204, 409]).toContain(statusCode);
      expect(await statesOf(pair.learner)).toEqual(sittings.map(() => 'cancelled'));
      expect(await deadlocks()).toBe(before);
    });
  });

  test('what is over stays: its coach cancels neither it nor, from it on, what is to come', async () => {
    const pair = await aPair();
    const startsAt = ['2026-12-03T09:00:00Z', '2026-12-17T09:00:00Z', '2026-12-31T09:00:00Z'];
    const { sittings } = (await book(pair.learner, pair, { startsAt })).json();
    coaching.api.clock.advance({ hours: 24 * 10 });
    const cancelFrom = ({ sessionId }: { sessionId: string }) =>
      coaching.post(pair.coach, `/coach/sessions/${sessionId}/cancellation`, { code: 'ill', withLater: true });
    expect((await cancelFrom(sittings[0])).json()).toMatchObject({ type: '/problems/coaching/not-possible-now', state: 'over' });
    expect(await statesOf(pair.learner)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await cancelFrom(sittings[2])).statusCode).toBe(204);
    expect((await statesOf(pair.learner)).toSorted()).toEqual(['cancelled', 'confirmed', 'confirmed']);
  });
});

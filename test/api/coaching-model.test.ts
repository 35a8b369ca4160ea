import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '#server/quiz/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

const SEED = process.env['SLOT_SEED'] ?? String(Date.now() % 2 ** 31);
const ROUNDS = 5;
const BOOKINGS = 8;

let coaching: CoachingApp;
beforeAll(async () => {
  coaching = await coachingApp();
});
afterAll(() => coaching.close());

interface Shown {
  slots: { startsAt: string; coachIds: string[] }[];
}
const slotsFor = (person: Person, offerId: string): Promise<Shown> => coaching.get(person, `/coaching/offers/${offerId}/slots`);
const dateOf = (startsAt: string) => Temporal.Instant.from(startsAt).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
const localDay = (startsAt: string) => dateOf(startsAt).toString();
const mondayOf = (startsAt: string) => {
  const date = dateOf(startsAt);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
};

test('every slot that is shown can be booked, is then shown to nobody, and no day or week holds more than its limits', async () => {
  console.info(`slots against the database: seed ${SEED}`);
  const random = randomFrom(SEED);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const people = await coaching.learners(4);
  for (let round = 0; round < ROUNDS; round++) {
    const coaches = await Promise.all([coaching.aCoach(), coaching.aCoach()]);
    const maxPerDay = pick([1, 2, 3]);
    const ofOffer = { maxPerDay: pick([1, 2, 3]), maxPerWeek: pick([2, 3, 5]) };
    for (const coach of coaches)
      await coaching.put(coach, '/coach/profile', {
        status: 'active',
        timeZone: 'Europe/Berlin',
        languages: ['en'],
        bio: '',
        acceptsRequests: true,
        maxPerDay,
      });
    const offerId = await coaching.anOffer(coaches[0], {
      minutes: pick([15, 30, 45, 90]),
      stepMinutes: pick([15, 30, 60]),
      bufferBefore: pick([0, 5, 15]),
      bufferAfter: pick([0, 10]),
      horizonDays: pick([1, 2, 3]),
      maxOpenPerPerson: 50,
      ...ofOffer,
    });
    await coaches[1].as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    const held = new Map<string, number>();
    const heldInWeek = new Map<string, number>();
    for (let n = 0; n < BOOKINGS; n++) {
      const person = pick(people);
      const { slots } = await slotsFor(person, offerId);
      if (slots.length === 0) break;
      const { startsAt, coachIds } = pick(slots);
      const coachId = pick(coachIds);
      const booked = await coaching.book(person, offerId, startsAt, { coachId });
      expect([startsAt, booked.statusCode]).toEqual([startsAt, 201]);
      const day = `${coachId}/${localDay(startsAt)}`;
      held.set(day, (held.get(day) ?? 0) + 1);
      const week = `${coachId}/${mondayOf(startsAt)}`;
      heldInWeek.set(week, (heldInWeek.get(week) ?? 0) + 1);
      for (const other of people) {
        const after = await slotsFor(other, offerId);
        expect(after.slots.find((slot) => slot.startsAt === startsAt)?.coachIds ?? []).not.toContain(coachId);
      }
    }
    for (const [day, count] of held) expect([day, count <= Math.min(maxPerDay, ofOffer.maxPerDay)]).toEqual([day, true]);
    for (const [week, count] of heldInWeek) expect([week, count <= ofOffer.maxPerWeek]).toEqual([week, true]);
  }
}, 120_000);

test('coaches who book each other, and others who book them, at times that overlap: nobody is in two places', async () => {
  const coaches = await Promise.all([coaching.aCoach('learner'), coaching.aCoach('learner'), coaching.aCoach('learner')]);
  const offerIds: string[] = [];
  for (const coach of coaches) {
    const { version } = await coaching.get(coach, '/me/coaching/agreement');
    await coaching.post(coach, '/me/coaching/agreement/acceptances', { version });
    offerIds.push(await coaching.anOffer(coach, { minutes: 60 }));
  }
  const times = ['2026-11-26T09:00:00Z', '2026-11-26T09:15:00Z', '2026-11-26T09:45:00Z'];
  const others = await coaching.learners(6);
  const wishes = [
    ...coaches.flatMap((coach, n) => coaches.flatMap((_, m) => (n === m ? [] : [{ person: coach, of: m }]))),
    ...others.map((person, n) => ({ person, of: n % 3 })),
  ];
  const answers = await Promise.all(
    wishes.map(({ person, of }, n) => coaching.book(person, offerIds[of]!, times[n % 3]!, { coachId: coaches[of]!.personId })),
  );
  const booked = answers.filter(({ statusCode }) => statusCode === 201);
  expect(booked.length).toBeGreaterThan(0);
  for (const refused of answers.filter(({ statusCode }) => statusCode !== 201)) {
    expect(refused.json()).toMatchObject({ status: 409 });
    expect(refused.json().type).toMatch(/slot-taken|you-are-busy/);
    expect(refused.json().alternatives).toHaveLength(3);
  }
  const [row] = await coaching.api.database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from coaching_claims a join coaching_claims b
      on a.person_id = b.person_id and a.session_id < b.session_id and a.span && b.span`);
  expect(row!.count).toBe(0);
}, 60_000);

import { expect, test } from 'vitest';
import { supplyOf, type SupplyFacts } from '#server/coaching/rules/capacity.ts';

const HOUR = 3_600_000;
/** So many people at level 1 whose job role asks level 2, critically. */
const lacking = (people: number) => ({ required: people, met: 0, weightRequired: 6 * people, weightProven: 3 * people });
const NOTHING_ELSE = { weightUnknown: 0, lapsed: [] };
const facts = (more: Partial<SupplyFacts> = {}): SupplyFacts => ({
  skillId: 's',
  gaps: { ...lacking(8), ...NOTHING_ELSE },
  verifiedCoaches: 1,
  freeSlots: [0, 0.5, 1, 1.5, 2].map((hours) => ({ start: 48 * HOUR + hours * HOUR, minutes: 60, coachId: 'ana' })),
  freeSeats: 1,
  firstSeat: null,
  now: 0,
  weeks: 4,
  demand: { searches: 1, wishes: 2, waiting: 3 },
  ...more,
});

test('slots that overlap are held once: three hours are three seats', () => {
  expect(supplyOf(facts())).toMatchObject({
    freeHours: 3,
    freeSeats: 4,
    daysToFirstSeat: 2,
    weeksToClose: 8,
    singleCoach: true,
    need: 24,
  });
});

test('few people are not counted, nobody in need needs no weeks, and no seat closes nothing', () => {
  const few = { ...lacking(2), ...NOTHING_ELSE };
  expect(supplyOf(facts({ gaps: few }))).toMatchObject({ peopleInNeed: null, need: null, weeksToClose: null });
  const met = { required: 1, met: 1, weightRequired: 6, weightProven: 6, ...NOTHING_ELSE };
  expect(supplyOf(facts({ gaps: met }))).toMatchObject({ peopleInNeed: 0, need: 0, weeksToClose: null });
  expect(supplyOf(facts({ freeSlots: [], freeSeats: 0 }))).toMatchObject({
    freeSeats: 0,
    daysToFirstSeat: null,
    weeksToClose: null,
  });
});

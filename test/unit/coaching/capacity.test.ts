import { expect, test } from 'vitest';
import { supplyOf, type SupplyFacts } from '#server/coaching/rules/capacity.ts';

const HOUR = 3_600_000;
const cell = { skillId: 's', required: 2, critical: true, state: 'gap' as const, level: 1, people: 1 };
const facts = (more: Partial<SupplyFacts> = {}): SupplyFacts => ({
  skillId: 's',
  cells: [
    { ...cell, people: 5 },
    { ...cell, people: 3 },
  ],
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
  expect(supplyOf(facts({ cells: [cell, cell] }))).toMatchObject({ peopleInNeed: null, need: null, weeksToClose: null });
  expect(supplyOf(facts({ cells: [{ ...cell, state: 'met' }] }))).toMatchObject({ peopleInNeed: 0, need: 0, weeksToClose: null });
  expect(supplyOf(facts({ freeSlots: [], freeSeats: 0 }))).toMatchObject({
    freeSeats: 0,
    daysToFirstSeat: null,
    weeksToClose: null,
  });
});

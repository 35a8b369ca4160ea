import { expect, test } from 'vitest';
import { isStillOn, sittingsAfter } from '#server/coaching/rules/later-sittings.ts';

const at = (day: number) => Temporal.Instant.from(`2026-12-${String(day).padStart(2, '0')}T09:00:00Z`);
const aSitting = (day: number, status = 'scheduled') => ({ day, status, startsAt: at(day) });
const daysAfter = (sitting: ReturnType<typeof aSitting>, now: number) =>
  sittingsAfter(SITTINGS, sitting, at(now)).map(({ day }) => day);

/** The third was moved past the fourth. */
const SITTINGS = [aSitting(3), aSitting(8), aSitting(24), aSitting(17, 'requested'), aSitting(29, 'cancelled')];

test('later is what begins after a sitting, whatever its number, and is still to be held', () => {
  expect(daysAfter(SITTINGS[0]!, 1)).toEqual([8, 24, 17]);
  expect(daysAfter(SITTINGS[3]!, 1)).toEqual([24]);
  expect(daysAfter(SITTINGS[2]!, 1)).toEqual([]);
});

test('what began already is not to come, also where its coach has not said who came', () => {
  expect(daysAfter(SITTINGS[0]!, 10)).toEqual([24, 17]);
  expect(daysAfter(SITTINGS[0]!, 24)).toEqual([]);
});

test('what ended by an answer, by time or by being held is not on any more', () => {
  const states = ['requested', 'scheduled', 'in-progress', 'completed', 'declined', 'expired', 'cancelled'];
  expect(states.filter((status) => isStillOn({ status }))).toEqual(['requested', 'scheduled', 'in-progress']);
});

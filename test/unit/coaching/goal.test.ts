import { expect, test } from 'vitest';
import { NotPossibleNow } from '#server/coaching/rules/booking-terms.ts';
import { assertMaySetGoal, isFollowedUp, UnknownGoalSkill } from '#server/coaching/rules/goal.ts';

const TOUCHED = { 'license-obligations': 3 };

test('a goal is of a session that somebody has or had', () => {
  for (const status of ['requested', 'waitlisted', 'offered', 'confirmed', 'attended', 'partial'])
    expect(() => assertMaySetGoal(status, null, TOUCHED)).not.toThrow();
  for (const status of ['cancelled', 'declined', 'expired', 'no-show'])
    expect(() => assertMaySetGoal(status, null, TOUCHED)).toThrow(NotPossibleNow);
});

test('a skill it serves is one that the session touches; the level may be beyond what the session can show', () => {
  expect(() => assertMaySetGoal('confirmed', { skillId: 'license-obligations', level: 4 }, TOUCHED)).not.toThrow();
  expect(() => assertMaySetGoal('confirmed', { skillId: 'sbom', level: 1 }, TOUCHED)).toThrow(UnknownGoalSkill);
});

test('asked what became of it is whoever has a goal and did not drop it', () => {
  expect(isFollowedUp(null)).toBe(false);
  expect((['open', 'reached', 'dropped'] as const).map((status) => isFollowedUp({ status }))).toEqual([true, true, false]);
});

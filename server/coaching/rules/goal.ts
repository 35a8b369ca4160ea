import { Refusal } from '#server/shared/refusal.ts';
import { NotPossibleNow } from './booking-terms.ts';

export type GoalStatus = 'open' | 'reached' | 'dropped';

export interface Aim {
  skillId: string;
  level: number;
}

export class UnknownGoalSkill extends Refusal {
  constructor() {
    const detail = 'Choose one of the skills that the session is about.';
    super('invalid', 'coaching/goal-skill-unknown', detail, { errors: [{ pointer: '#/aim/skillId', detail }] });
  }
}

const WITHOUT_GOAL = ['cancelled', 'declined', 'expired', 'no-show'];

/**
 * A goal is of a session that somebody has or had, and of a skill the session touches, if of any.
 *
 * @param touched Skills of the session type. @throws {NotPossibleNow} {UnknownGoalSkill}
 */
export function assertMaySetGoal(bookingStatus: string, aim: Aim | null, touched: Readonly<Record<string, number>>): void {
  if (WITHOUT_GOAL.includes(bookingStatus)) throw new NotPossibleNow(bookingStatus);
  if (aim && !(aim.skillId in touched)) throw new UnknownGoalSkill();
}

/** Whether its owner is asked what became of it; one that was reached may still fade. */
export const isFollowedUp = (goal: { status: GoalStatus } | null): boolean => goal !== null && goal.status !== 'dropped';

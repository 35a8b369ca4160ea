import { currentFramework, type Framework } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertMaySetGoal, type Aim, type GoalStatus } from '../rules/goal.ts';
import type { Sealing } from '../sealing.ts';
import { findBooking } from '../store/bookings.ts';
import { goalsOfPerson, putGoal, updateGoalStatus, type Goal } from '../store/goals.ts';
import { findSessionType } from '../store/session-types.ts';
import { findSession, readSessions } from '../store/sessions.ts';
import { skillName } from '../views.ts';

const labelOf = (personId: string) => `goal/${personId}`;

/** A goal as its owner and the coaches of its session read it. */
export const toGoal = (goal: Goal, { unseal }: Sealing, framework: Framework) => ({
  bookingId: goal.bookingId,
  text: unseal(goal.sessionId, labelOf(goal.personId), goal.textSealed),
  aim: goal.aim && { ...goal.aim, name: skillName(framework, goal.aim.skillId) },
  status: goal.status,
  setAt: goal.setAt.toString(),
});

/** What one has set oneself, with the session it was set for. */
export async function listMyGoals(context: Context, sealing: Sealing) {
  const goals = await goalsOfPerson(context.db, actingPerson(context));
  const [framework, sessions] = await Promise.all([
    currentFramework(context),
    readSessions(
      context.db,
      goals.map(({ sessionId }) => sessionId),
    ),
  ]);
  const known = new Map(sessions.map((session) => [session.id, session]));
  return {
    items: goals.map((goal) => {
      const { title, startsAt } = known.get(goal.sessionId)!;
      return { ...toGoal(goal, sealing, framework), session: { title, startsAt: startsAt.toString() } };
    }),
  };
}

/** Set a goal for a session of one's own, or set it anew. @throws {NotFound} {NotPossibleNow} {UnknownGoalSkill} */
export async function setMyGoal(
  context: Context,
  { seal }: Sealing,
  bookingId: string,
  { text, aim = null }: { text: string; aim?: Aim | null },
): Promise<void> {
  const { db } = context;
  const personId = actingPerson(context);
  const booking = await findBooking(db, bookingId);
  if (booking?.personId !== personId) throw new NotFound('booking');
  const session = (await findSession(db, booking.sessionId))!;
  const type = (await findSessionType(db, session.sessionTypeId))!;
  assertMaySetGoal(booking.status, aim, type.skills);
  const textSealed = seal(session.id, labelOf(personId), text.trim());
  await putGoal(db, { bookingId, personId, textSealed, aim, setAt: context.now() });
}

/** Say what became of a goal. @throws {NotFound} */
export async function settleMyGoal(context: Context, bookingId: string, status: GoalStatus): Promise<void> {
  const personId = actingPerson(context);
  const isMine = await updateGoalStatus(context.db, { bookingId, personId, status, at: context.now() });
  if (!isMine) throw new NotFound('goal');
}

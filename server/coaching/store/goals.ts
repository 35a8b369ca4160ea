import { desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '#db/client.ts';
import { coachingBookings, coachingGoals } from '#db/schema/coaching.ts';
import type { Aim, GoalStatus } from '../rules/goal.ts';
import { asPerson } from './as-person.ts';

export interface Goal {
  bookingId: string;
  sessionId: string;
  personId: string;
  textSealed: string;
  aim: Aim | null;
  status: GoalStatus;
  setAt: Temporal.Instant;
}

const select = (db: Queryable) =>
  db
    .select({ goal: coachingGoals, sessionId: coachingBookings.sessionId, personId: coachingBookings.personId })
    .from(coachingGoals)
    .innerJoin(coachingBookings, eq(coachingBookings.id, coachingGoals.bookingId));
type Row = Awaited<ReturnType<typeof select>>[number];

const asGoal = ({ goal: { bookingId, textSealed, skillId, level, status, setAt }, sessionId, personId }: Row): Goal => ({
  bookingId,
  sessionId,
  personId,
  textSealed,
  aim: skillId === null ? null : { skillId, level: level! },
  status,
  setAt: setAt.toTemporalInstant(),
});

/** Goals of some seats that the reader may see, by the seat. */
export async function goalsOf(db: Database, readerId: string, bookingIds: readonly string[]): Promise<Map<string, Goal>> {
  if (bookingIds.length === 0) return new Map();
  const goals = await asPerson(db, readerId, (tx) => selectGoals(tx, inArray(coachingGoals.bookingId, [...bookingIds])));
  return new Map(goals.map((goal) => [goal.bookingId, goal]));
}

/** Of the goals that row policies show. */
export const selectGoals = async (tx: Transaction, condition: SQL): Promise<Goal[]> =>
  (await select(tx).where(condition)).map(asGoal);

export async function findGoal(db: Database, readerId: string, bookingId: string): Promise<Goal | null> {
  return (await goalsOf(db, readerId, [bookingId])).get(bookingId) ?? null;
}

/** What somebody has set themselves, the latest first. */
export async function goalsOfPerson(db: Database, personId: string): Promise<Goal[]> {
  const rows = await asPerson(db, personId, (tx) =>
    select(tx)
      .where(eq(coachingBookings.personId, personId))
      .orderBy(desc(coachingGoals.setAt), desc(coachingGoals.bookingId))
      .limit(200),
  );
  return rows.map(asGoal);
}

/** Set by its owner, or set anew: then it is open again. */
export async function putGoal(
  db: Database,
  { bookingId, personId, textSealed, aim, setAt }: Pick<Goal, 'bookingId' | 'personId' | 'textSealed' | 'aim' | 'setAt'>,
): Promise<void> {
  const set = {
    textSealed,
    skillId: aim?.skillId ?? null,
    level: aim?.level ?? null,
    status: 'open' as const,
    setAt: new Date(setAt.epochMilliseconds),
    settledAt: null,
  };
  await asPerson(db, personId, (tx) =>
    tx
      .insert(coachingGoals)
      .values({ bookingId, ...set })
      .onConflictDoUpdate({ target: coachingGoals.bookingId, set }),
  );
}

/** @returns whether it is a goal of this person. */
export async function updateGoalStatus(
  db: Database,
  { bookingId, personId, status, at }: { bookingId: string; personId: string; status: GoalStatus; at: Temporal.Instant },
): Promise<boolean> {
  const settledAt = status === 'open' ? null : new Date(at.epochMilliseconds);
  const rows = await asPerson(db, personId, (tx) =>
    tx
      .update(coachingGoals)
      .set({ status, settledAt })
      .where(eq(coachingGoals.bookingId, bookingId))
      .returning({ bookingId: coachingGoals.bookingId }),
  );
  return rows.length > 0;
}

import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { actionItems, coachingBookings, sessionNotes } from '#db/schema/coaching.ts';
import { selectActionItems, type ActionItem } from './action-items.ts';
import { actAs } from './as-person.ts';
import { selectGoals, type Goal } from './goals.ts';
import { selectNotes, type Note } from './notes.ts';

/** All that was written about somebody in the days of a disclosure and is still kept. */
export interface Disclosed {
  notes: Note[];
  goals: Goal[];
  items: ActionItem[];
  answers: { sessionId: string; personId: string; intakeSealed: string }[];
}

/**
 * Read it as whoever asked, at a moment: only then, and for nobody else, do the row policies show it. The same question is
 * put to each table, since what the asker may see anyway, as a coach of others, is not meant.
 */
export async function readDisclosed(
  tx: Transaction,
  { id, askedBy }: { id: string; askedBy: string },
  at: Temporal.Instant,
): Promise<Disclosed> {
  await actAs(tx, askedBy);
  await tx.execute(
    sql`select set_config('tributary.disclosure', ${id}, true), set_config('tributary.at', ${at.toString()}, true)`,
  );
  const { sessionId, personId, intakeSealed } = coachingBookings;
  const answers = await tx
    .select({ sessionId, personId, intakeSealed })
    .from(coachingBookings)
    .where(sql`${intakeSealed} <> '' and is_disclosed(${sessionId}, ${personId})`);
  return {
    notes: await selectNotes(tx, sql`is_disclosed(${sessionNotes.sessionId}, ${sessionNotes.subjectId})`, at),
    goals: await selectGoals(tx, sql`is_disclosed(${sessionId}, ${personId})`),
    items: await selectActionItems(tx, sql`is_disclosed(${actionItems.sessionId}, ${actionItems.ownerId})`),
    answers,
  };
}

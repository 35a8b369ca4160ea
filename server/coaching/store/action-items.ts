import { and, asc, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { actionItems } from '#db/schema/coaching.ts';
import { asPerson } from './as-person.ts';

export interface ActionItem {
  id: string;
  sessionId: string;
  ownerId: string;
  textSealed: string;
  dueOn: string;
  status: 'open' | 'done' | 'dropped';
  createdBy: string;
}

/** Action items of some persons that the reader may see: of some sessions, or open. */
export async function readActionItems(
  db: Database,
  readerId: string,
  ownerIds: readonly string[],
  sessionIds: readonly string[] = [],
): Promise<ActionItem[]> {
  if (ownerIds.length === 0) return [];
  const isOfSessions = sessionIds.length > 0 ? inArray(actionItems.sessionId, [...sessionIds]) : undefined;
  const condition = and(inArray(actionItems.ownerId, [...ownerIds]), or(eq(actionItems.status, 'open'), isOfSessions));
  return asPerson(db, readerId, (tx) => selectActionItems(tx, condition!));
}

/** Of the action items that row policies show, those due first in front. */
export const selectActionItems = (tx: Transaction, condition: SQL): Promise<ActionItem[]> =>
  tx.select().from(actionItems).where(condition).orderBy(asc(actionItems.dueOn), asc(actionItems.id));

/** @param tx Of whoever notes it, see `asPerson`. */
export async function insertActionItem(
  tx: Transaction,
  { createdAt, ...item }: Omit<ActionItem, 'id' | 'status'> & { createdAt: Temporal.Instant },
): Promise<string> {
  const [row] = await tx
    .insert(actionItems)
    .values({ ...item, status: 'open', createdAt: new Date(createdAt.epochMilliseconds) })
    .returning({ id: actionItems.id });
  return row!.id;
}

/** @returns whether it is an action item of this person. */
export async function updateActionItem(
  db: Database,
  { id, ownerId, status, at }: { id: string; ownerId: string; status: ActionItem['status']; at: Temporal.Instant },
): Promise<boolean> {
  const settledAt = status === 'open' ? null : new Date(at.epochMilliseconds);
  const rows = await asPerson(db, ownerId, (tx) =>
    tx
      .update(actionItems)
      .set({ status, settledAt })
      .where(and(eq(actionItems.id, id), eq(actionItems.ownerId, ownerId)))
      .returning({ id: actionItems.id }),
  );
  return rows.length > 0;
}

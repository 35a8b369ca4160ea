import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { actionItems } from '#db/schema/coaching.ts';

export interface ActionItem {
  id: string;
  sessionId: string;
  ownerId: string;
  textSealed: string;
  dueOn: string;
  status: 'open' | 'done' | 'dropped';
  createdBy: string;
}

/** Action items of some persons: of one session, or all that are open. */
export async function readActionItems(
  db: Queryable,
  ownerIds: readonly string[],
  sessionIds: readonly string[] = [],
): Promise<ActionItem[]> {
  if (ownerIds.length === 0) return [];
  return db
    .select()
    .from(actionItems)
    .where(
      and(
        inArray(actionItems.ownerId, [...ownerIds]),
        or(eq(actionItems.status, 'open'), sessionIds.length > 0 ? inArray(actionItems.sessionId, [...sessionIds]) : undefined),
      ),
    )
    .orderBy(asc(actionItems.dueOn), asc(actionItems.id));
}

export async function insertActionItem(
  db: Queryable,
  { createdAt, ...item }: Omit<ActionItem, 'id' | 'status'> & { createdAt: Temporal.Instant },
): Promise<string> {
  const [row] = await db
    .insert(actionItems)
    .values({ ...item, status: 'open', createdAt: new Date(createdAt.epochMilliseconds) })
    .returning({ id: actionItems.id });
  return row!.id;
}

/** @returns whether it is an action item of this person. */
export async function updateActionItem(
  db: Queryable,
  { id, ownerId, status, at }: { id: string; ownerId: string; status: ActionItem['status']; at: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .update(actionItems)
    .set({ status, settledAt: status === 'open' ? null : new Date(at.epochMilliseconds) })
    .where(and(eq(actionItems.id, id), eq(actionItems.ownerId, ownerId)))
    .returning({ id: actionItems.id });
  return rows.length > 0;
}

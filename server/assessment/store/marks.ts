import { asc, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { handInMarkLevels, handInMarks } from '#db/schema/assessment.ts';
import { Refusal } from '#server/shared/refusal.ts';
import type { GivenLevel } from '../rules/marking.ts';

export interface Mark {
  id: string;
  handInId: string;
  markerId: string;
  decision: 'marked' | 'returned';
  comment: string;
  reason: string | null;
  supersedes: string | null;
  markedAt: Temporal.Instant;
  levels: GivenLevel[];
}

export class AlreadyMarked extends Refusal {
  constructor() {
    super(
      'conflict',
      'assessment/already-marked',
      'Somebody has marked or corrected this meanwhile. Look at what they said first.',
    );
  }
}

/** Marks of hand-ins, oldest first; the last one of each stands. */
export async function readMarks(db: Queryable, handInIds: readonly string[]): Promise<Map<string, Mark[]>> {
  if (handInIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(handInMarks)
    .where(inArray(handInMarks.handInId, [...handInIds]))
    .orderBy(asc(handInMarks.markedAt), asc(handInMarks.id));
  const ids = rows.map(({ id }) => id);
  const levels = await db.select().from(handInMarkLevels).where(inArray(handInMarkLevels.markId, ids));
  const levelsOf = Map.groupBy(levels, ({ markId }) => markId);
  const marks = rows.map(({ markedAt, ...row }) => ({
    ...row,
    markedAt: markedAt.toTemporalInstant(),
    levels: (levelsOf.get(row.id) ?? []).map(({ skillId, level, seen }) => ({ skillId, level, seen })),
  }));
  return Map.groupBy(marks, ({ handInId }) => handInId);
}

/** @throws {AlreadyMarked} when somebody was faster; the constraints decide. */
export async function insertMark(tx: Transaction, { levels, markedAt, ...row }: Omit<Mark, 'id'>): Promise<string> {
  try {
    const [inserted] = await tx
      .insert(handInMarks)
      .values({ ...row, markedAt: new Date(markedAt.epochMilliseconds) })
      .returning({ id: handInMarks.id });
    const markId = inserted!.id;
    if (levels.length > 0) await tx.insert(handInMarkLevels).values(levels.map((level) => ({ ...level, markId })));
    return markId;
  } catch (error) {
    if (violates(error, 'hand_in_is_marked_once') || violates(error, 'mark_is_superseded_once')) throw new AlreadyMarked();
    throw error;
  }
}

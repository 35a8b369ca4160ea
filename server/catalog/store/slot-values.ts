import { desc, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { slotValues } from '#db/schema/catalog.ts';

/** The present value of each slot that has one; the newest row counts. */
export async function readSlotValues(db: Queryable, slotIds: readonly string[]): Promise<Map<string, string>> {
  if (slotIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([slotValues.slotId], { slotId: slotValues.slotId, value: slotValues.value })
    .from(slotValues)
    .where(inArray(slotValues.slotId, [...slotIds]))
    .orderBy(slotValues.slotId, desc(slotValues.recordedAt), desc(slotValues.id));
  return new Map(rows.map((row) => [row.slotId, row.value]));
}

/** The present values of all slots as one JSON object, to be read along in another statement; null while there are none. */
export const slotValuesAsJson = sql`(select jsonb_object_agg(slot_id, value) from (
  select distinct on (slot_id) slot_id, value from slot_values order by slot_id, recorded_at desc, id desc) latest)`;

export interface NewSlotValue {
  slotId: string;
  value: string;
  material: boolean;
  validFrom: Temporal.PlainDate;
  recordedAt: Temporal.Instant;
  recordedBy: string | null;
}

export async function insertSlotValue(db: Queryable, { validFrom, recordedAt, ...row }: NewSlotValue): Promise<void> {
  await db
    .insert(slotValues)
    .values({ ...row, validFrom: validFrom.toString(), recordedAt: new Date(recordedAt.epochMilliseconds) });
}

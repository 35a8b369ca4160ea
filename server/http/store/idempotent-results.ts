import { and, eq, lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { idempotentResults } from '#db/schema/identity.ts';
import type { IdempotencyStore } from '../idempotency.ts';

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** Rows of `idempotent_results`. A row is begun before the work and finished with its answer. */
export const idempotencyStore = (db: Queryable): IdempotencyStore => ({
  async begin({ accountId, key, fingerprint }, { now, keptSince, begunSince }) {
    const fresh = { fingerprint, done: false, status: null, body: null, createdAt: asDate(now) };
    const isForgotten = lt(idempotentResults.createdAt, asDate(keptSince));
    const isAbandoned = and(eq(idempotentResults.done, false), lt(idempotentResults.createdAt, asDate(begunSince)));
    const [mine] = await db
      .insert(idempotentResults)
      .values({ accountId, key, ...fresh })
      .onConflictDoUpdate({
        target: [idempotentResults.accountId, idempotentResults.key],
        set: fresh,
        setWhere: sql`${isForgotten} or ${isAbandoned}`,
      })
      .returning({ key: idempotentResults.key });
    if (mine) return 'begun';
    const [row] = await db.select().from(idempotentResults).where(isRow(accountId, key));
    // Gone between the two statements: whoever had begun has failed.
    if (!row) return 'begun-by-another';
    if (row.fingerprint !== fingerprint) return 'used-for-another-request';
    return row.done ? { status: row.status!, body: row.body } : 'begun-by-another';
  },
  async finish(accountId, key, { status, body }) {
    await db.update(idempotentResults).set({ done: true, status, body }).where(isRow(accountId, key));
  },
  async forget(accountId, key) {
    await db.delete(idempotentResults).where(isRow(accountId, key));
  },
});

const isRow = (accountId: string, key: string) => and(eq(idempotentResults.accountId, accountId), eq(idempotentResults.key, key));

/** Answers that nobody may ask for any more. */
export async function deleteResultsBefore(db: Queryable, keptSince: Temporal.Instant): Promise<void> {
  await db.delete(idempotentResults).where(lt(idempotentResults.createdAt, asDate(keptSince)));
}

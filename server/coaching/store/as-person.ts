import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';

/** Row policies ask who acts; without an answer there is neither note nor goal nor action item. */
export async function asPerson<T>(db: Queryable, personId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await actAs(tx, personId);
    return work(tx);
  });
}

export async function actAs(tx: Transaction, personId: string): Promise<void> {
  await tx.execute(sql`select set_config('tributary.person', ${personId}, true)`);
}

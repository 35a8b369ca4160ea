import { sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '#db/client.ts';
import { Refusal } from '#server/shared/refusal.ts';

export class BookingsRefused extends Refusal {
  constructor() {
    super('unavailable', 'coaching/bookings-refused', 'Bookings are closed: the database lacks what keeps them apart.');
  }
}

/** Constraints without which nothing is booked, each in its table. */
const GUARDS = ['nobody_is_in_two_places', 'seats_are_within_capacity'];
const RETRIES = 3;

/** Whether the database still keeps everybody in one place: a migration must not lose that in silence. */
export async function isGuarded(db: Queryable): Promise<boolean> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from pg_constraint where convalidated and conname = any(${`{${GUARDS.join(',')}}`}::text[])
      and conrelid in ('coaching_claims'::regclass, 'coaching_sessions'::regclass)`);
  return row?.count === GUARDS.length;
}

/**
 * One transaction that changes where people are. Locks are taken in one order, persons by id, then the session, then its
 * bookings, so that nobody waits in a circle; what still fails by bad luck is tried again and never shown.
 *
 * @throws {BookingsRefused} when the constraint is missing.
 */
export async function inOrder<T>(db: Database, personIds: readonly string[], work: (tx: Transaction) => Promise<T>): Promise<T> {
  const ids = `{${[...new Set(personIds)].join(',')}}`;
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.transaction(async (tx) => {
        if (!(await isGuarded(tx))) throw new BookingsRefused();
        await tx.execute(sql`
          select pg_advisory_xact_lock(hashtextextended('coaching/' || person_id, 0))
          from (select distinct unnest(${ids}::text[]) as person_id order by 1) persons`);
        return work(tx);
      });
    } catch (error) {
      if (attempt >= RETRIES || !isBadLuck(error)) throw error;
    }
  }
}

/** Serialization failure or deadlock. */
function isBadLuck(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if (['40001', '40P01'].includes((current as { code?: string }).code ?? '')) return true;
  return false;
}

import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';

/** To how many sessions somebody did not come that ended since then, as attendance stands now. For themselves and a rule alone. */
export async function countNoShows(db: Queryable, personId: string, since: Temporal.Instant): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from coaching_bookings b join coaching_sessions s on s.id = b.session_id
    where b.person_id = ${personId} and b.status = 'no-show' and s.ends_at > ${since.toString()}::timestamptz`);
  return row!.count;
}

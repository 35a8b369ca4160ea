import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/**
 * Delete what people wrote about sessions that ended by a moment: answers, goals, action items, words of feedback and of
 * cancellations. That they were held, who came and what they showed stays.
 */
export async function forgetWords(db: Database, endedBy: Temporal.Instant): Promise<void> {
  const at = endedBy.toString();
  const old = sql`(select id from coaching_sessions where starts_at < ${at}::timestamptz and ends_at <= ${at}::timestamptz)`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('tributary.ended_by', ${at}, true)`);
    await tx.execute(sql`delete from coaching_goals where booking_id in
      (select id from coaching_bookings where session_id in ${old})`);
    await tx.execute(sql`delete from action_items where session_id in ${old}`);
    await tx.execute(sql`update session_feedback set text_sealed = null where text_sealed is not null and booking_id in
      (select id from coaching_bookings where session_id in ${old})`);
    await tx.execute(sql`update coaching_bookings set intake_sealed = '', cancel_text = null
      where (intake_sealed <> '' or cancel_text is not null) and session_id in ${old}`);
    await tx.execute(sql`update coaching_sessions set cancel_text = null where cancel_text is not null and id in ${old}`);
  });
}

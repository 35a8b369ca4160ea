import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';

/** A session as it stands in the calendar of one of its people. */
export interface FeedSession {
  part: 'coach' | 'participant';
  sessionId: string;
  /** Null for a coach. */
  bookingId: string | null;
  sequence: number;
  isCancelled: boolean;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  title: string;
  visibility: 'private' | 'attendance';
  meetingUrl: string | null;
  /** When any of its people last did something to it. */
  changedAt: Temporal.Instant;
}

/** Everything somebody holds, or has or had a sure seat in, within a time; what was cancelled with it. */
export async function feedSessions(
  db: Queryable,
  personId: string,
  range: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<FeedSession[]> {
  const within = sql`s.ends_at > ${range.from.toString()}::timestamptz and s.starts_at < ${range.to.toString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select 'participant' as part, s.id as session_id, b.id as booking_id, b.calendar_sequence as sequence,
      b.status = 'cancelled' as is_cancelled, s.starts_at, s.ends_at, o.title, o.visibility, s.meeting_url,
      (select max(e.at) from booking_events e where e.booking_id = b.id) as changed_at
    from coaching_bookings b join coaching_sessions s on s.id = b.session_id join coaching_offers o on o.id = s.offer_id
    where b.person_id = ${personId} and ${within}
      and (b.status in ('confirmed', 'attended', 'partial', 'no-show') or b.status = 'cancelled' and b.calendar_sequence > 0)
    union all
    select 'coach', s.id, null, s.version, s.status = 'cancelled', s.starts_at, s.ends_at, o.title, o.visibility, s.meeting_url,
      coalesce((select max(e.at) from booking_events e join coaching_bookings b on b.id = e.booking_id
        where b.session_id = s.id), s.created_at)
    from session_coaches c join coaching_sessions s on s.id = c.session_id join coaching_offers o on o.id = s.offer_id
    where c.person_id = ${personId} and ${within} and s.status in ('scheduled', 'in-progress', 'completed', 'cancelled')`);
  return rows.map((row) => ({
    part: row.part,
    sessionId: row.session_id,
    bookingId: row.booking_id,
    sequence: row.sequence,
    isCancelled: row.is_cancelled,
    startsAt: instantOf(row.starts_at),
    endsAt: instantOf(row.ends_at),
    title: row.title,
    visibility: row.visibility,
    meetingUrl: row.meeting_url,
    changedAt: instantOf(row.changed_at),
  }));
}

type Row = {
  part: FeedSession['part'];
  session_id: string;
  booking_id: string | null;
  sequence: number;
  is_cancelled: boolean;
  starts_at: string;
  ends_at: string;
  title: string;
  visibility: FeedSession['visibility'];
  meeting_url: string | null;
  changed_at: string;
};

const instantOf = (timestamp: string) => new Date(timestamp).toTemporalInstant();

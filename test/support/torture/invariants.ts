import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { invitationsOf } from '#server/coaching/store/invitations.ts';

/** What may never be, each counted. */
const INVARIANTS = {
  overlaps: sql`select count(*)::int as count from coaching_claims a join coaching_claims b
    on a.person_id = b.person_id and a.session_id < b.session_id and a.span && b.span`,
  wrongSeats: sql`select count(*)::int as count from coaching_sessions s where s.seats_taken <>
    (select count(*) from coaching_bookings b where b.session_id = s.id and booking_holds_seat(b.status))`,
  overCapacity: sql`select count(*)::int as count from coaching_sessions where seats_taken > capacity`,
  missingClaims: sql`select count(*)::int as count from (
      select c.person_id, c.session_id from session_coaches c join coaching_sessions s on s.id = c.session_id where session_is_live(s.status)
      union all select b.person_id, b.session_id from coaching_bookings b join coaching_sessions s on s.id = b.session_id
        where session_is_live(s.status) and booking_holds_seat(b.status)
    ) due where not exists (select from coaching_claims k where k.person_id = due.person_id and k.session_id = due.session_id)`,
  ghostClaims: sql`select count(*)::int as count from coaching_claims k join coaching_sessions s on s.id = k.session_id
    where k.span <> claim_span(s, k.part) or not session_is_live(s.status)
      or (k.part = 'coach' and not exists (select from session_coaches c where c.session_id = s.id and c.person_id = k.person_id))
      or (k.part = 'participant' and not exists (select from coaching_bookings b
        where b.session_id = s.id and b.person_id = k.person_id and booking_holds_seat(b.status)))`,
  waitsBesideASeat: sql`select count(*)::int as count from coaching_sessions s join coaching_bookings b on b.session_id = s.id
    where s.status = 'scheduled' and b.status = 'waitlisted' and b.skipped_at is null and s.seats_taken < s.capacity
      - case when b.is_invited then 0 else greatest(0, least(s.reserved_seats, s.open_invitations) - (select count(*)
          from coaching_bookings i where i.session_id = s.id and i.is_invited and booking_holds_seat(i.status))) end`,
  halfProgrammes: sql`select count(*)::int as count from coaching_programmes p
    where (select count(*) from coaching_sessions s where s.programme_id = p.id) <> 3
      or (select count(distinct c.person_id) from coaching_sessions s join session_coaches c on c.session_id = s.id
        where s.programme_id = p.id) <> 1`,
  openInDead: sql`select count(*)::int as count from coaching_bookings b join coaching_sessions s on s.id = b.session_id
    where not session_is_live(s.status) and b.status in ('requested', 'offered', 'confirmed', 'waitlisted')`,
};

/** Nothing is that may never be, and invitations are counted as they are. */
export async function expectEverythingInItsPlace(db: Database, people: readonly string[]): Promise<void> {
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const [row] = await db.execute<{ count: number }>(query);
    expect(`${name} ${row!.count}`).toBe(`${name} 0`);
  }
  // Only whom they are for sees invitations, so each is asked.
  const open = new Map<string, number>();
  for (const id of people)
    for (const { sessionId, declinedAt } of await invitationsOf(db, id))
      if (declinedAt === null) open.set(sessionId, (open.get(sessionId) ?? 0) + 1);
  const counted = await db.execute<{ id: string; open: number }>(
    sql`select id, open_invitations as open from coaching_sessions where invited > 0`,
  );
  expect(counted.length).toBeGreaterThan(0);
  expect(counted.filter(({ id, open: known }) => known !== (open.get(id) ?? 0))).toEqual([]);
}

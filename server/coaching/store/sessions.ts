import { and, asc, eq, gt, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { coachingOffers, coachingSessions, sessionCoaches } from '#db/schema/coaching.ts';

export { insertSession, moveSession, updateSession } from './session-moves.ts';

type Row = typeof coachingSessions.$inferSelect;
export type SessionStatus = Row['status'];

export interface Session {
  id: string;
  offerId: string;
  sessionTypeId: string;
  title: string;
  mode: 'one-to-one' | 'group';
  visibility: 'private' | 'attendance';
  cancelNoticeMinutes: number;
  noticeMinutes: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  timeZone: string;
  localStart: string;
  status: SessionStatus;
  capacity: number;
  seatsTaken: number;
  /** Seats kept for those who are invited, and how many of these sit there. */
  reservedSeats: number;
  invitedSeats: number;
  invited: number;
  openInvitations: number;
  meetingUrl: string | null;
  version: number;
  cancelCode: string | null;
  coachIds: string[];
  /** Which sitting of a programme it is; null for a session on its own. */
  programme: { id: string; sitting: number; of: number; title: string } | null;
}

/** Names stand in full, as for the coaches: an inner query would take the table for its own. */
const programmeColumns = {
  sittings: sql<number | null>`case when coaching_sessions.programme_id is not null then (select count(*)::int
    from coaching_sessions s where s.programme_id = coaching_sessions.programme_id) end`,
  sittingTitle: sql<
    string | null
  >`case when coaching_sessions.sitting is not null then (select t.sittings->(coaching_sessions.sitting - 1)->>'title'
    from session_types t where t.id = coaching_offers.session_type_id) end`,
};
const columns = {
  session: coachingSessions,
  offer: coachingOffers,
  coachIds: sql<string[]>`array(select c.person_id::text from session_coaches c where c.session_id = coaching_sessions.id
    order by c.part desc, 1)`,
  // Who sits there on an invitation matters only while seats are kept.
  invitedSeats: sql<number>`case when coaching_sessions.reserved_seats = 0 then 0 else (select count(*)::int from coaching_bookings b
    where b.session_id = coaching_sessions.id and b.is_invited and booking_holds_seat(b.status)) end`,
  ...programmeColumns,
};
const asSession = ({
  session,
  offer,
  coachIds,
  invitedSeats,
  sittings,
  sittingTitle,
}: {
  session: Row;
  offer: typeof coachingOffers.$inferSelect;
  coachIds: string[];
  invitedSeats: number;
  sittings: number | null;
  sittingTitle: string | null;
}): Session => ({
  id: session.id,
  offerId: session.offerId,
  sessionTypeId: offer.sessionTypeId,
  title: offer.title,
  mode: offer.mode,
  visibility: offer.visibility,
  cancelNoticeMinutes: offer.cancelNoticeMinutes,
  noticeMinutes: offer.noticeMinutes,
  startsAt: session.startsAt.toTemporalInstant(),
  endsAt: session.endsAt.toTemporalInstant(),
  timeZone: session.timeZone,
  localStart: session.localStart,
  status: session.status,
  capacity: session.capacity,
  seatsTaken: session.seatsTaken,
  reservedSeats: session.reservedSeats,
  invitedSeats,
  invited: session.invited,
  openInvitations: session.openInvitations,
  meetingUrl: session.meetingUrl,
  version: session.version,
  cancelCode: session.cancelCode,
  coachIds,
  programme:
    session.programmeId === null
      ? null
      : {
          id: session.programmeId,
          sitting: session.sitting!,
          of: sittings!,
          // A type that was published with fewer sittings since has lost the words, not the session.
          title: sittingTitle ?? '',
        },
});

/** Sessions with their offers, in order of time. */
const selectWhere = (db: Queryable, condition: SQL | undefined) =>
  db
    .select(columns)
    .from(coachingSessions)
    .innerJoin(coachingOffers, eq(coachingOffers.id, coachingSessions.offerId))
    .where(condition)
    .orderBy(asc(coachingSessions.startsAt), asc(coachingSessions.id));

const sessionsStatement = prepared((db) =>
  selectWhere(db, sql`${coachingSessions.id} = any(${sql.placeholder('ids')}::uuid[])`).prepare('sessions'),
);

export async function readSessions(db: Queryable, ids: readonly string[]): Promise<Session[]> {
  if (ids.length === 0) return [];
  const rows = await sessionsStatement(db).execute({ ids: `{${ids.join(',')}}` });
  return rows.map(asSession);
}

export async function findSession(db: Queryable, id: string): Promise<Session | null> {
  return (await readSessions(db, [id]))[0] ?? null;
}

/** The session as it is now; nobody else changes it or its seats until the transaction ends. */
export async function lockSession(tx: Transaction, id: string): Promise<Session> {
  await tx.execute(sql`select from coaching_sessions where id = ${id} for update`);
  return (await findSession(tx, id))!;
}

/** Sessions a coach holds that start in a time, cancelled ones left out. */
export async function sessionsOfCoach(
  db: Queryable,
  coachId: string,
  range: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<Session[]> {
  const rows = await selectWhere(
    db,
    and(
      sql`exists (select from ${sessionCoaches} c where c.session_id = ${coachingSessions.id} and c.person_id = ${coachId})`,
      gt(coachingSessions.endsAt, new Date(range.from.epochMilliseconds)),
      lt(coachingSessions.startsAt, new Date(range.to.epochMilliseconds)),
      inArray(coachingSessions.status, ['requested', 'scheduled', 'in-progress', 'completed']),
    ),
  );
  return rows.map(asSession);
}

/** Sessions of a programme, ended ones too, in the order of their sittings. */
export async function sessionsOfProgramme(db: Queryable, programmeId: string): Promise<Session[]> {
  const rows = (await selectWhere(db, eq(coachingSessions.programmeId, programmeId))).map(asSession);
  return rows.toSorted((a, b) => a.programme!.sitting - b.programme!.sitting);
}

const startsAfter = (now: Temporal.Instant) => gt(coachingSessions.startsAt, new Date(now.epochMilliseconds));

/** Sessions to come. */
export async function sessionsAfter(db: Queryable, now: Temporal.Instant): Promise<Session[]> {
  const isOn = inArray(coachingSessions.status, ['requested', 'scheduled']);
  return (await selectWhere(db, and(startsAfter(now), isOn))).map(asSession);
}

/** Group sessions that can still be joined. */
export async function groupSessionsFrom(db: Queryable, now: Temporal.Instant): Promise<Session[]> {
  const isOpen = and(eq(coachingSessions.status, 'scheduled'), eq(coachingOffers.mode, 'group'));
  return (await selectWhere(db, and(startsAfter(now), isOpen))).map(asSession);
}

/** Group sessions that keep seats and begin too soon to keep them any longer. */
export async function sessionsToRelease(db: Queryable, startingBy: Temporal.Instant): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from coaching_sessions where reserved_seats > 0 and status = 'scheduled'
      and starts_at <= ${startingBy.toString()}::timestamptz limit 100`);
  return rows.map(({ id }) => id);
}

/** Group sessions whose cut-off has come with fewer people than they need. */
export async function tooSmallSessions(db: Queryable, now: Temporal.Instant): Promise<string[]> {
  const at = now.toString();
  const rows = await db.execute<{ id: string }>(sql`
    select s.id from coaching_sessions s join coaching_offers o on o.id = s.offer_id
    where s.status = 'scheduled' and o.mode = 'group' and s.starts_at > ${at}::timestamptz
      and s.starts_at - o.cutoff_hours * interval '1 hour' <= ${at}::timestamptz
      and s.seats_taken < o.min_participants and o.cutoff_hours > 0
    limit 100`);
  return rows.map(({ id }) => id);
}

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '#db/client.ts';
import {
  acceptAgreement,
  addWeeklyHours,
  AGREEMENT,
  appointCoach,
  bookProgramme,
  bookSeat,
  bookSlot,
  cancelBooking,
  cancelProgramme,
  cancelSession,
  changeSession,
  createOffer,
  decideRequest,
  joinOffer,
  keepSessionTypes,
  rescheduleBooking,
  scheduleGroupSession,
  sealingWith,
  tendCoaching,
} from '#server/coaching/index.ts';
import { declineMine } from '#server/coaching/invitations/keep-invitations.ts';
import { insertInvitations, invitationsOf } from '#server/coaching/store/invitations.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { aClock } from '#test/support/clock.ts';
import { INTAKE, SESSION_TYPES } from '#test/support/coaching.ts';
import { testDatabase } from '#test/support/database.ts';

const SEED = Number(process.env['TORTURE_SEED'] ?? Date.now() % 2 ** 31);
const WORKERS = 32;
const sealing = sealingWith('a secret of the tests, long enough');

/** Mulberry32. */
function randomFrom(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

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

/** Everybody at once, for some seconds: whoever is refused hears why, and afterwards everything is in its place. */
export function tortureBookings(seconds: number): void {
  let database: Connection;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test(
    `${WORKERS} workers who book, alone and in programmes, seat, move and cancel for ${seconds} seconds leave everything in its place`,
    () => torture(database, seconds),
    (seconds + 120) * 1000,
  );
}

async function torture(database: Connection, seconds: number): Promise<void> {
  console.info(`torture: seed ${SEED}, ${seconds} seconds`);
  const clock = aClock();
  const system: Context = { db: database.db, actor: SYSTEM, now: clock.now };
  await keepSessionTypes(system, SESSION_TYPES);
  const ids = await addPeople(
    system,
    Array.from({ length: 40 }, (_, n) => ({
      name: `Person ${n}`,
      email: `p${n}@example.com`,
      kind: 'employee' as const,
      timeZone: 'Europe/Berlin',
      joinedOn: clock.today(),
    })),
  );
  const as = (personId: string): Context => ({
    ...system,
    actor: { ...SYSTEM, kind: 'person', personId, accessRoles: ['learner', 'coach'] },
  });
  const coaches = ids.slice(0, 5);
  for (const id of ids) await acceptAgreement(as(id), AGREEMENT.version);
  for (const id of coaches) {
    await appointCoach(system, id);
    for (const isoWeekday of [1, 2, 3, 4, 5])
      await addWeeklyHours(as(id), {
        timeZone: 'Europe/Berlin',
        isoWeekday,
        startMinute: 540,
        endMinute: 1020,
        validFrom: '2026-11-01',
      });
  }
  const terms = {
    sessionTypeId: 'licence-clinic',
    title: 'Clinic',
    stepMinutes: 15,
    bufferBefore: 0,
    bufferAfter: 5,
    noticeMinutes: 0,
    horizonDays: 7,
    cancelNoticeMinutes: 0,
    minParticipants: 1,
    cutoffHours: 0,
    approval: 'none' as const,
    visibility: 'private' as const,
    maxOpenPerPerson: 50,
  };
  const pair = await createOffer(as(coaches[0]!), { ...terms, mode: 'one-to-one', minutes: 30, capacity: 1 });
  const group = await createOffer(as(coaches[0]!), { ...terms, mode: 'group', minutes: 60, capacity: 3 });
  const talks = { ...terms, sessionTypeId: 'maintainer-mentoring', mode: 'one-to-one' as const, minutes: 45, capacity: 1 };
  const whole = await createOffer(as(coaches[0]!), talks);
  const asked = await createOffer(as(coaches[0]!), { ...talks, approval: 'coach' });
  for (const id of coaches) for (const offerId of [pair, group, whole, asked]) await joinOffer(as(id), offerId);

  const counts = { done: 0, refused: 0 };
  const failures: unknown[] = [];
  const ends = performance.now() + seconds * 1000;
  const sessions: { sessionId: string; coachId: string }[] = [];
  const bookings: { bookingId: string; personId: string }[] = [];
  const programmes: { programmeId: string; personId: string; coachId: string; bookingId: string; sessionId: string }[] = [];
  const bookTalks = async (
    personId: string,
    coachId: string,
    { offerId, first }: { offerId: string; first: Temporal.Instant },
  ) => {
    const startsAt = [0, 60, 120].map((minutes) => first.add({ minutes }));
    const wanted = { offerId, coachId, startsAt, purpose: 'learning' as const, intake: INTAKE };
    const { programmeId, sittings } = await bookProgramme(as(personId), sealing, wanted);
    const { bookingId } = sittings[0]!;
    programmes.push({ programmeId, personId, coachId, bookingId, sessionId: sittings[1]!.sessionId });
    bookings.push(...sittings.map(({ bookingId }) => ({ bookingId, personId })));
  };
  await bookTalks(ids.at(-1)!, coaches[0]!, { offerId: whole, first: Temporal.Instant.from('2026-11-25T08:00:00Z') });
  const work = async (worker: number) => {
    const random = randomFrom(SEED + worker);
    const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
    // Few times, so that everybody meets.
    const startsAt = () => Temporal.Instant.from('2026-11-25T08:00:00Z').add({ minutes: 15 * Math.floor(random() * 30) });
    const details = { purpose: 'learning' as const, intake: INTAKE };
    while (performance.now() < ends) {
      const personId = pick(ids)!;
      const coachId = pick(coaches)!;
      const known = pick(bookings);
      const session = pick(sessions);
      const programme = pick(programmes);
      const dice = random();
      try {
        if (dice < 0.08) {
          await bookTalks(personId, coachId, { offerId: random() < 0.5 ? whole : asked, first: startsAt() });
        } else if (dice < 0.1 && programme)
          await cancelProgramme(as(programme.personId), programme.programmeId, { code: 'not-needed' });
        else if (dice < 0.11 && programme)
          await cancelSession(as(programme.coachId), programme.sessionId, { code: 'coach-unavailable', withLater: true });
        else if (dice < 0.13 && programme)
          await decideRequest(as(programme.coachId), programme.bookingId, { decision: random() < 0.5 ? 'accept' : 'decline' });
        else if (dice < 0.35) {
          const anyCoach = random() < 0.3 ? {} : { coachId };
          const booked = await bookSlot(as(personId), sealing, { offerId: pair, startsAt: startsAt(), ...anyCoach, ...details });
          bookings.push({ bookingId: booked.bookingId, personId });
        } else if (dice < 0.42) {
          const invited = ids.filter((id) => id !== coachId && random() < 0.2);
          const wanted = { offerId: group, startsAt: startsAt(), reservedSeats: 1 };
          const sessionId = await scheduleGroupSession(as(coachId), wanted, (tx, id) =>
            insertInvitations(tx, coachId, {
              sessionId: id,
              personIds: invited,
              skillId: 'license-obligations',
              at: clock.now(),
            }),
          );
          sessions.push({ sessionId, coachId });
        } else if (dice < 0.65 && session) {
          const booked = await bookSeat(as(personId), sealing, { sessionId: session.sessionId, waitIfFull: true, ...details });
          bookings.push({ bookingId: booked.bookingId, personId });
        } else if (dice < 0.8 && known) await cancelBooking(as(known.personId), known.bookingId, { code: 'no-time' });
        else if (dice < 0.9 && known) await rescheduleBooking(as(known.personId), known.bookingId, startsAt());
        else if (dice < 0.94 && session)
          await changeSession(as(session.coachId), session.sessionId, {
            startsAt: startsAt(),
            capacity: 2 + Math.floor(random() * 3),
          });
        else if (dice < 0.955 && session) await declineMine(as(personId), session.sessionId);
        else if (dice < 0.97 && session) await cancelSession(as(session.coachId), session.sessionId, { code: 'ill' });
        else await tendCoaching(system);
        counts.done++;
      } catch (error) {
        if (error instanceof Refusal) counts.refused++;
        else failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  console.info(`torture: ${counts.done} done, ${programmes.length} of them programmes, ${counts.refused} refused`);
  expect(failures).toEqual([]);
  expect(counts.done).toBeGreaterThan(10);
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const [row] = await database.db.execute<{ count: number }>(query);
    expect(`${name} ${row!.count}`).toBe(`${name} 0`);
  }
  // Only whom they are for sees invitations, so each is asked.
  const open = new Map<string, number>();
  for (const id of ids)
    for (const { sessionId, declinedAt } of await invitationsOf(database.db, id))
      if (declinedAt === null) open.set(sessionId, (open.get(sessionId) ?? 0) + 1);
  const counted = await database.db.execute<{ id: string; open: number }>(
    sql`select id, open_invitations as open from coaching_sessions where invited > 0`,
  );
  expect(counted.length).toBeGreaterThan(0);
  expect(counted.filter(({ id, open: known }) => known !== (open.get(id) ?? 0))).toEqual([]);
}

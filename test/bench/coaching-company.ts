import postgres from 'postgres';
import { publishFramework } from '#server/catalog/index.ts';
import {
  addWeeklyHours,
  appointCoach,
  createOffer,
  joinOffer,
  keepSessionTypes,
  saveMyCoachProfile,
} from '#server/coaching/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { SESSION_TYPES } from '#test/support/coaching.ts';
import { countStatements } from './database.ts';

export const COACHES = 50;
export const WEEKS = 4;
const PEOPLE = 5_000;
/** Sessions at one time; together they hold everybody once. */
const BESIDE = 250;
export const NOW = Temporal.Instant.from('2026-11-24T09:00:00Z');
export const OFFERS = { one: 'One coach', all: 'Fifty coaches' };

/**
 * Fifty coaches with hours, and so many claims of five thousand people, a fifth of them in the weeks to come. Claims are made
 * by SQL and past their triggers, since half a million bookings through the front door are not what is measured.
 */
export async function aCoachingCompany(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  claims: number,
): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql`insert into persons (name, email, joined_on)
    select 'Person ' || n, 'c' || lpad(n::text, 5, '0') || '@example.com', '2024-01-01' from generate_series(0, ${PEOPLE - 1}::int) n`;
  const ids = (await sql`select id from persons order by email`).map((row) => row['id'] as string);
  const offerId = await offers(appUrl, ids.slice(0, COACHES));
  const times = Math.ceil(claims / PEOPLE);
  for (const table of ['coaching_claims', 'session_coaches', 'coaching_sessions'])
    await sql.unsafe(`alter table ${table} disable trigger user`);
  await sql`insert into coaching_sessions (offer_id, starts_at, ends_at, time_zone, local_start, buffer_before, buffer_after, status, capacity, created_by, created_at)
    select ${offerId}, at, at + interval '30 minutes', 'UTC', to_char(at, 'YYYY-MM-DD"T"HH24:MI'), 0, 0, 'scheduled', 40, ${ids[0]!}, ${NOW.toString()}::timestamptz
    from generate_series(0, ${times - 1}::int) t, generate_series(0, ${BESIDE - 1}::int) n,
      lateral (select ${NOW.toString()}::timestamptz + (t - ${Math.floor(times * 0.8)}::int) * interval '33 hours' as at) slot`;
  await sql`insert into coaching_claims (person_id, session_id, part, span, starts_at, offer_id)
    select p.id, s.id, case when p.n < ${BESIDE}::int then 'coach' else 'participant' end, tstzrange(s.starts_at, s.ends_at), s.starts_at, ${offerId}
    from (select id, row_number() over (order by email) - 1 as n from persons) p
    join (select id, starts_at, ends_at, row_number() over (partition by starts_at order by id) - 1 as n from coaching_sessions) s
      on s.n = p.n % ${BESIDE}::int`;
  await sql`insert into session_coaches (session_id, person_id, part)
    select session_id, person_id, 'lead' from coaching_claims where part = 'coach'`;
  for (const table of ['coaching_claims', 'session_coaches', 'coaching_sessions'])
    await sql.unsafe(`alter table ${table} enable trigger user`);
  await sql`analyze`;
  await sql.end();
}

/** @returns the offer that the sessions belong to. */
async function offers(appUrl: string, coachIds: readonly string[]): Promise<string> {
  const { db, close } = countStatements(appUrl, { max: 4 });
  const system: Context = { db, actor: SYSTEM, now: () => NOW };
  const as = (personId: string): Context => ({
    ...system,
    actor: { ...SYSTEM, kind: 'person', personId, accessRoles: ['learner', 'coach'] },
  });
  await publishFramework(system, 'courses');
  await keepSessionTypes(system, SESSION_TYPES);
  for (const [n, id] of coachIds.entries()) {
    const timeZone = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Europe/London'][n % 4]!;
    await appointCoach(system, id);
    const profile = { status: 'active', timeZone, languages: ['en'], bio: '', acceptsRequests: true, maxPerDay: 8 } as const;
    await saveMyCoachProfile(as(id), { ...profile, languages: ['en'] });
    for (const isoWeekday of [1, 2, 3, 4, 5])
      await addWeeklyHours(as(id), { timeZone, isoWeekday, startMinute: 540, endMinute: 1020, validFrom: '2026-11-01' });
  }
  const terms = {
    sessionTypeId: 'licence-clinic',
    mode: 'one-to-one' as const,
    minutes: 30,
    stepMinutes: 15,
    bufferBefore: 5,
    bufferAfter: 10,
    noticeMinutes: 120,
    horizonDays: WEEKS * 7,
    cancelNoticeMinutes: 60,
    capacity: 1,
    minParticipants: 1,
    cutoffHours: 0,
    approval: 'none' as const,
    visibility: 'private' as const,
    maxOpenPerPerson: 5,
  };
  await createOffer(as(coachIds[0]!), { ...terms, title: OFFERS.one });
  const all = await createOffer(as(coachIds[0]!), { ...terms, title: OFFERS.all });
  for (const id of coachIds.slice(1)) await joinOffer(as(id), all);
  await close();
  return all;
}

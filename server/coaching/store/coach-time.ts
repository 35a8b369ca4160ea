import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { dateText, DAY_MS, dayNumber } from '../rules/days.ts';
import type { DateHours, Interval } from '../rules/hours.ts';
import type { LimitedOffer } from '../rules/limits.ts';
import type { Busy, CoachTime } from '../rules/slots.ts';

interface CoachRow extends Record<string, unknown> {
  person_id: string;
  status: 'active' | 'paused';
  time_zone: string;
  languages: string[];
  max_per_day: number | null;
  max_per_week: number | null;
  accepts_requests: boolean;
  meeting_url: string | null;
  weekly: { z: string; w: number; s: number; e: number; f: string; t: string | null }[];
  dates: { d: string; z: string; w: DateHours['windows'] }[];
  holidays: string[];
  travels: { f: string; l: string; z: string }[];
  absences: [starts: number, ends: number][];
  claims: [starts: number, ends: number][];
  held: number[];
  held_of: [offerId: string, starts: number][];
}

/** A coach's time with what booking also has to know of them. */
export interface KnownCoach extends CoachTime {
  languages: string[];
  acceptsRequests: boolean;
  meetingUrl: string | null;
}

/** Hours reach over their date, limits over the week. */
const MARGIN = 8 * DAY_MS;

/**
 * All that slots of these coaches need, and where somebody else (the coachee) is already: two queries, for one coach as
 * for fifty. Each coach is one row, for a row of every claim would cost more on its way than to be found.
 *
 * @param offers Whose limits are asked for; of the others nothing is counted.
 * @param except A session that does not count, since it is the one to be moved.
 */
export async function readCoachTime(
  db: Queryable,
  coachIds: readonly string[],
  asked: {
    range: Interval;
    offers: readonly LimitedOffer[];
    coacheeId?: string | undefined;
    except?: string | null;
  },
): Promise<{ coaches: KnownCoach[]; ownBusy: Interval[] }> {
  const { range, offers, coacheeId, except = null } = asked;
  const limited = offers.filter(({ maxPerDay, maxPerWeek }) => maxPerDay !== null || maxPerWeek !== null).map(({ id }) => id);
  const around = { start: range.start - MARGIN, end: range.end + MARGIN };
  const [rows, ownBusy] = await Promise.all([
    readCoaches(db, coachIds, limited, around, except),
    coacheeId ? readOwnBusy(db, coacheeId, around, except) : [],
  ]);
  const order = new Map(coachIds.map((id, index) => [id, index]));
  return { coaches: rows.map(asCoach).toSorted((a, b) => order.get(a.coachId)! - order.get(b.coachId)!), ownBusy };
}

async function readCoaches(
  db: Queryable,
  coachIds: readonly string[],
  limited: readonly string[],
  { start, end }: Interval,
  except: string | null,
) {
  const [firstDate, lastDate] = [dateText(Math.floor(start / DAY_MS)), dateText(Math.floor(end / DAY_MS))];
  const [from, to] = [instantText(start), instantText(end)];
  return db.execute<CoachRow>(sql`
    select p.person_id, p.status, p.time_zone, p.languages, p.max_per_day, p.max_per_week, p.accepts_requests, p.meeting_url,
      coalesce((select json_agg(json_build_object('z', r.time_zone, 'w', r.iso_weekday, 's', r.start_minute, 'e', r.end_minute,
          'f', r.valid_from, 't', r.valid_to)) from availability_rules r
        where r.person_id = p.person_id and r.valid_from <= ${lastDate}::date
          and (r.valid_to is null or r.valid_to > ${firstDate}::date)), '[]') as weekly,
      coalesce((select json_agg(json_build_object('d', o.date, 'z', o.time_zone, 'w', o.windows)) from availability_overrides o
        where o.person_id = p.person_id and o.date between ${firstDate}::date and ${lastDate}::date), '[]') as dates,
      coalesce((select json_agg(distinct h.date) from coach_holiday_calendars c join holidays h on h.calendar_id = c.calendar_id
        where c.person_id = p.person_id and h.date between ${firstDate}::date and ${lastDate}::date), '[]') as holidays,
      coalesce((select json_agg(json_build_object('f', t.first_date, 'l', t.last_date, 'z', t.time_zone)) from coach_travels t
        where t.person_id = p.person_id and t.last_date >= ${firstDate}::date and t.first_date <= ${lastDate}::date), '[]') as travels,
      coalesce((select json_agg(array[${ms(sql`a.starts_at`)}, ${ms(sql`a.ends_at`)}]) from coach_absences a
        where a.person_id = p.person_id and a.ends_at > ${from}::timestamptz and a.starts_at < ${to}::timestamptz), '[]') as absences,
      claimed.claims, claimed.held, claimed.held_of
    from coach_profiles p cross join lateral (
      select coalesce(to_json(array_agg(array[${ms(sql`lower(span)`)}, ${ms(sql`upper(span)`)}])), '[]') as claims,
        coalesce(to_json(array_agg(${ms(sql`starts_at`)}) filter (where part = 'coach')), '[]') as held,
        coalesce(json_agg(json_build_array(offer_id, ${ms(sql`starts_at`)}))
          filter (where part = 'coach' and offer_id = any(${uuids(limited)}::uuid[])), '[]') as held_of
      from coaching_claims where person_id = p.person_id and span && tstzrange(${from}::timestamptz, ${to}::timestamptz)
        and session_id is distinct from ${except}::uuid) claimed
    where p.person_id = any(${uuids(coachIds)}::uuid[])`);
}

async function readOwnBusy(
  db: Queryable,
  personId: string,
  { start, end }: Interval,
  except: string | null,
): Promise<Interval[]> {
  const rows = await db.execute<{ start: number; end: number }>(sql`
    select ${ms(sql`lower(span)`)} as start, ${ms(sql`upper(span)`)} as end from coaching_claims
    where person_id = ${personId} and session_id is distinct from ${except}::uuid
      and span && tstzrange(${instantText(start)}::timestamptz, ${instantText(end)}::timestamptz)`);
  return [...rows];
}

const asCoach = (row: CoachRow): KnownCoach => ({
  coachId: row.person_id,
  timeZone: row.time_zone,
  isPaused: row.status === 'paused',
  languages: row.languages,
  acceptsRequests: row.accepts_requests,
  meetingUrl: row.meeting_url,
  weekly: row.weekly.map(({ z, w, s, e, f, t }) => ({
    timeZone: z,
    isoWeekday: w,
    startMinute: s,
    endMinute: e,
    validFrom: dayNumber(f),
    validTo: t === null ? null : dayNumber(t),
  })),
  dates: new Map(row.dates.map(({ d, z, w }) => [dayNumber(d), { timeZone: z, windows: w }])),
  holidays: new Set(row.holidays.map(dayNumber)),
  travels: row.travels.map(({ f, l, z }) => ({ firstDay: dayNumber(f), lastDay: dayNumber(l), timeZone: z })),
  busy: [...row.claims.map(busyAs('slot-taken')), ...row.absences.map(busyAs('coach-absent'))],
  held: row.held,
  heldOf: byOffer(row.held_of),
  maxPerDay: row.max_per_day,
  maxPerWeek: row.max_per_week,
});

function byOffer(held: CoachRow['held_of']): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  for (const [offerId, start] of held) starts.set(offerId, [...(starts.get(offerId) ?? []), start]);
  return starts;
}

const busyAs =
  (kind: Busy['kind']) =>
  ([start, end]: [number, number]): Busy => ({ kind, start, end });

const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;
const ms = (instant: SQL) => sql`round(date_part('epoch', ${instant}) * 1000)`;
const instantText = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();

import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { dateText, DAY_MS, dayNumber } from '../rules/days.ts';
import type { DateHours, Interval } from '../rules/hours.ts';
import type { Busy, CoachTime } from '../rules/slots.ts';

interface ProfileRow extends Record<string, unknown> {
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
}

interface BusyRow extends Record<string, unknown> {
  person_id: string;
  kind: Busy['kind'] | 'held';
  starts: number;
  ends: number;
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
 * for fifty.
 *
 * @param except A session that does not count, since it is the one to be moved.
 */
export async function readCoachTime(
  db: Queryable,
  coachIds: readonly string[],
  { range, coacheeId, except = null }: { range: Interval; coacheeId?: string | undefined; except?: string | null },
): Promise<{ coaches: KnownCoach[]; ownBusy: Interval[] }> {
  const coaches = `{${coachIds.join(',')}}`;
  const everybody = `{${[...coachIds, ...(coacheeId ? [coacheeId] : [])].join(',')}}`;
  const [from, to] = [range.start - MARGIN, range.end + MARGIN];
  const [firstDate, lastDate] = [dateText(Math.floor(from / DAY_MS)), dateText(Math.floor(to / DAY_MS))];
  const [begin, end] = [text(from), text(to)];
  const profiles = await db.execute<ProfileRow>(sql`
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
        where t.person_id = p.person_id and t.last_date >= ${firstDate}::date and t.first_date <= ${lastDate}::date), '[]') as travels
    from coach_profiles p where p.person_id = any(${coaches}::uuid[])`);
  const busy = await db.execute<BusyRow>(sql`
    select person_id, 'slot-taken' as kind, ${ms(sql`lower(span)`)} as starts, ${ms(sql`upper(span)`)} as ends from coaching_claims
      where person_id = any(${everybody}::uuid[]) and span && tstzrange(${begin}::timestamptz, ${end}::timestamptz)
        and session_id is distinct from ${except}::uuid
    union all select person_id, 'coach-absent', ${ms(sql`starts_at`)}, ${ms(sql`ends_at`)} from coach_absences
      where person_id = any(${coaches}::uuid[]) and ends_at > ${begin}::timestamptz and starts_at < ${end}::timestamptz
    union all select c.person_id, 'held', ${ms(sql`s.starts_at`)}, ${ms(sql`s.ends_at`)}
      from coaching_claims c join coaching_sessions s on s.id = c.session_id
      where c.person_id = any(${coaches}::uuid[]) and c.part = 'coach' and c.span && tstzrange(${begin}::timestamptz, ${end}::timestamptz)
        and s.id is distinct from ${except}::uuid`);
  const busyOf = Map.groupBy(busy, (row) => row.person_id);
  const asCoach = (row: ProfileRow): KnownCoach => {
    const own = busyOf.get(row.person_id) ?? [];
    return {
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
      busy: own.flatMap(({ kind, starts, ends }) => (kind === 'held' ? [] : [{ kind, start: starts, end: ends }])),
      held: own.flatMap(({ kind, starts }) => (kind === 'held' ? [starts] : [])),
      maxPerDay: row.max_per_day,
      maxPerWeek: row.max_per_week,
    };
  };
  const ownBusy = coacheeId ? (busyOf.get(coacheeId) ?? []).filter(({ kind }) => kind === 'slot-taken') : [];
  const order = new Map(coachIds.map((id, index) => [id, index]));
  return {
    coaches: profiles.map(asCoach).toSorted((a, b) => order.get(a.coachId)! - order.get(b.coachId)!),
    ownBusy: ownBusy.map(({ starts, ends }) => ({ start: starts, end: ends })),
  };
}

const ms = (instant: ReturnType<typeof sql>) => sql`(extract(epoch from ${instant}) * 1000)::float8`;
const text = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();

import type { Context } from '#server/shared/context.ts';
import { dateText } from '../rules/days.ts';
import { merged, openHours } from '../rules/hours.ts';
import { assertBefore } from '../rules/stated-time.ts';
import { readCoachTime } from '../store/coach-time.ts';
import { holidaysOf } from '../store/holiday-calendars.ts';
import { absencesWithin } from '../store/hours.ts';
import { actingCoach } from './acting-coach.ts';

const MOST_DAYS = 62;

/** Some days of one's own zone, from midnight to midnight; never more than two months. @throws {NotThatTime} */
export function daysOf(timeZone: string, asked: { from: string; to: string }) {
  const [from, to] = [Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.to)];
  assertBefore(from, to, { pointer: '#/to', orEqual: true });
  const last = Temporal.PlainDate.compare(to, from.add({ days: MOST_DAYS })) > 0 ? from.add({ days: MOST_DAYS }) : to;
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return { first: from, last, from: midnight(from), to: midnight(last.add({ days: 1 })) };
}

/** When one coaches on some days, as the slots are made of it: by the same rule that finds them. @throws {NotFound} {NotThatTime} */
export async function viewMyCalendar(context: Context, asked: { from: string; to: string }) {
  const { personId, timeZone } = await actingCoach(context);
  const { first, last, from, to } = daysOf(timeZone, asked);
  const range = { start: from.epochMilliseconds, end: to.epochMilliseconds };
  const [{ coaches }, absences, holidays] = await Promise.all([
    readCoachTime(context.db, [personId], { range, offers: [] }),
    absencesWithin(context.db, personId, { from, to }),
    holidaysOf(context.db, personId),
  ]);
  const { windows, closed } = openHours(coaches[0]!, range);
  const isAsked = ({ date }: { date: string }) => first.toString() <= date && date <= last.toString();
  return {
    timeZone,
    hours: merged([...windows.values()].flat()).map(({ start, end }) => ({ startsAt: isoOf(start), endsAt: isoOf(end) })),
    absences: absences.map(({ id, startsAt, endsAt, reason }) => ({
      absenceId: id,
      startsAt: startsAt.toString(),
      endsAt: endsAt.toString(),
      reason,
    })),
    closed: closed
      .map(({ day, reason }) => ({ date: dateText(day), reason }))
      .filter(isAsked)
      .map((each) => ({ ...each, name: each.reason === 'on-holiday' ? (holidays.get(each.date) ?? null) : null })),
  };
}

const isoOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

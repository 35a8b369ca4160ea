import { error, type RequestEvent } from '@sveltejs/kit';
import { call, need, type Problem } from '#lib/server/api.ts';
import { listSlots, type Offer, type SlotAlternative } from '#server/coaching/contract.ts';
import type { Calendar, CalendarDay, CalendarWeek, View } from './calendar.ts';

/** What somebody chose to look at; empty where they did not choose. */
export interface Look {
  coach: string;
  zone: string;
  week: string;
  view: View;
}

/** Read the choice from a form or an address; a pressed button wins over what was shown before. */
export function lookIn(given: { get: (name: string) => unknown }): Look {
  const text = (name: string) => String(given.get(name) ?? '');
  const view = text('toView') || text('view');
  return {
    coach: text('coach'),
    zone: text('zone'),
    week: text('toWeek') || text('week'),
    view: view === 'list' ? 'list' : 'week',
  };
}

/** The free times that a refusal brings along. */
export const alternativesIn = ({ alternatives }: Problem): SlotAlternative[] =>
  Array.isArray(alternatives) ? (alternatives as SlotAlternative[]) : [];

export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** Days with free times that a list shows before one asks for more. */
const LISTED = 10;

/** Free times of an offer in a zone: the whole horizon as weeks, and one week, or a list from there on, in full. */
export async function readCalendar(
  event: RequestEvent,
  offer: Pick<Offer, 'offerId' | 'horizonDays' | 'minutes' | 'coaches'>,
  { coach, zone, week, view }: Look,
): Promise<Calendar> {
  const coachId = offer.coaches.some(({ personId }) => personId === coach) ? coach : null;
  if (coach && !coachId) error(404, 'Nobody with this address holds the session.');
  const timeZone = timeZones().includes(zone) ? zone : event.locals.me!.timeZone;
  const found = await need(
    call(event, listSlots, { params: { offerId: offer.offerId }, query: { timeZone, ...(coachId && { coachId }) } }),
  );
  const today = Temporal.Now.plainDateISO(timeZone);
  const free = freeDays(
    found.slots.map(({ startsAt }) => startsAt),
    timeZone,
  );
  const weeks = weeksOf(free, today, offer.horizonDays);
  const firstFree = weeks.find(({ total }) => total > 0) ?? weeks[0]!;
  const monday = (weeks.find(({ days }) => days.some(({ date }) => date === week)) ?? firstFree).monday;
  const reasons = new Map(found.inTheWay.map(({ date, reason }) => [date, reason]));
  const shown = { timeZone, coachId, view, minutes: offer.minutes, weeks, monday, whyNone: found.whyNone };
  if (view === 'week') {
    const days = datesFrom(monday, 7).map((date): CalendarDay => ({
      date,
      slots: free.get(date) ?? [],
      isPast: date < today.toString(),
      reason: reasons.get(date) ?? null,
    }));
    // A weekend is drawn when something can be booked on it.
    const isDrawn = ({ date, slots }: CalendarDay, index: number) => index < 5 || slots.length > 0 || date === today.toString();
    return { ...shown, days: days.filter(isDrawn), more: null };
  }
  const start = week && free.has(week) ? week : monday;
  const listed = [...free]
    .filter(([date]) => date >= start)
    .map(([date, slots]) => ({ date, slots, isPast: false, reason: null }));
  return { ...shown, days: listed.slice(0, LISTED), more: listed[LISTED]?.date ?? null };
}

/** Starts by the calendar day on which clocks of the zone show them. */
export function freeDays(starts: readonly string[], timeZone: string): Map<string, CalendarDay['slots']> {
  const days = new Map<string, CalendarDay['slots']>();
  for (const startsAt of starts) {
    const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
    const date = local.toPlainDate().toString();
    const slots = days.get(date) ?? [];
    slots.push({ startsAt, minute: local.hour * 60 + local.minute });
    days.set(date, slots);
  }
  return days;
}

/** Every week from this one to the horizon, with how many times are free on each day. */
export function weeksOf(
  free: ReadonlyMap<string, readonly unknown[]>,
  today: Temporal.PlainDate,
  horizonDays: number,
): CalendarWeek[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const count = Math.ceil((today.dayOfWeek + horizonDays) / 7);
  return Array.from({ length: count }, (_, index) => {
    const first = monday.add({ weeks: index }).toString();
    const days = datesFrom(first, 7).map((date) => ({ date, count: free.get(date)?.length ?? 0 }));
    return { monday: first, total: days.reduce((sum, day) => sum + day.count, 0), days };
  });
}

const datesFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, days) => Temporal.PlainDate.from(first).add({ days }).toString());

import { error, type RequestEvent } from '@sveltejs/kit';
import { call, need, type Problem } from '#lib/server/api.ts';
import { listSlots, type Offer, type SlotAlternative } from '#server/coaching/contract.ts';
import type { Calendar, CalendarDay, Look } from './calendar.ts';
import { datesFrom, freeDays, weeksOf } from './weeks.server.ts';

/** The free times that a refusal brings along. */
export const alternativesIn = ({ alternatives }: Problem): SlotAlternative[] =>
  Array.isArray(alternatives) ? (alternatives as SlotAlternative[]) : [];

export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** A zone as a form or an address names it; one that nobody knows becomes empty. */
export const knownZone = (zone: string): string => (timeZones().includes(zone) ? zone : '');

/** Days with free times that a list shows before one asks for more. */
const LISTED = 10;

/**
 * Free times of an offer in a zone: the whole horizon as weeks, and one week, or a list from there on, in full. Where a booking
 * is to be moved, times that overlap it are free too; a sitting of a programme is looked for between those beside it.
 */
export async function readCalendar(
  event: RequestEvent,
  offer: Pick<Offer, 'offerId' | 'minutes' | 'coaches'>,
  { coach, zone, week, view }: Look,
  also: { movedBookingId?: string; sitting?: number; previousAt?: string; nextAt?: string } = {},
): Promise<Calendar> {
  const coachId = offer.coaches.some(({ personId }) => personId === coach) ? coach : null;
  if (coach && !coachId) error(404, 'Nobody with this address holds the session.');
  const timeZone = knownZone(zone) || event.locals.me!.timeZone;
  const found = await need(
    call(event, listSlots, {
      params: { offerId: offer.offerId },
      query: { timeZone, ...(coachId && { coachId }), ...also },
    }),
  );
  const today = Temporal.Now.plainDateISO(timeZone);
  const free = freeDays(
    found.slots.map(({ startsAt }) => startsAt),
    timeZone,
  );
  const weeks = weeksOf(free, found);
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

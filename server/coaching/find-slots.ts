import type { Queryable } from '#db/client.ts';
import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { besideSession, besideTimes } from './beside.ts';
import { prepareSearch } from './prepare-search.ts';
import { dateText, DAY_MS } from './rules/days.ts';
import { lacksCommonLanguage, spokenBy, withoutLanguage } from './rules/languages.ts';
import { freeSlots, type SlotQuestion } from './rules/slots.ts';
import { inTheWay, neverWith, NOBODY, whyNone, type WhyNone } from './rules/why-none.ts';
import { dayAt, zoneTable } from './rules/zone-table.ts';
import { findBooking } from './store/bookings.ts';
import { readChoice } from './store/choices.ts';
import { noteDemand } from './store/demand.ts';
import { findOffer } from './store/offers.ts';
import { findSession, type Session } from './store/sessions.ts';
import { managersOf } from './store/surroundings.ts';

export class WrongMode extends Refusal {
  constructor() {
    super('conflict', 'coaching/wrong-mode', 'Seats are for group sessions, slots for sessions of two.');
  }
}

interface SlotFilter {
  from?: string;
  to?: string;
  coachId?: string;
  timeZone?: string;
  movedBookingId?: string;
  sitting?: number;
  previousAt?: string;
  nextAt?: string;
}

async function search(context: Context, offerId: string, filter: SlotFilter) {
  const { db } = context;
  const personId = actingPerson(context);
  if (filter.timeZone) assertTimeZone(filter.timeZone);
  const offer = await findOffer(db, offerId);
  if (!offer?.isActive || (filter.coachId && !offer.coachIds.includes(filter.coachId))) throw new NotFound('offer');
  if (offer.mode === 'group') throw new WrongMode();
  const [managers, people, { languages }, moved] = await Promise.all([
    managersOf(db, personId, utcDay(context)),
    findPersons(db, [personId, ...offer.coachIds]),
    readChoice(db, personId),
    filter.movedBookingId ? sessionToMove(db, personId, filter.movedBookingId) : null,
  ]);
  const person = people.find(({ id }) => id === personId)!;
  const timeZone = filter.timeZone ?? person.timeZone;
  // Coaches may look at their own slots, as others see them.
  const asked = filter.coachId ? [filter.coachId] : offer.coachIds.filter((id) => id !== personId);
  const coachIds = asked.filter((id) => !managers.includes(id));
  const { coaches, question } = await prepareSearch(db, {
    offer,
    coachIds,
    personId,
    now: context.now(),
    ...(moved && { except: moved.id }),
    beside: await (moved ? besideSession(db, moved) : besideTimes(db, offer.sessionTypeId, filter)),
  });
  const spoken = spokenBy(languages, person.lang);
  // Whoever names a coach has chosen them, whatever they speak.
  const foreign = filter.coachId ? [] : coaches.filter((coach) => lacksCommonLanguage(spoken, coach.languages));
  const range = { ...question.range };
  const midnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
  if (filter.from) range.start = Math.max(range.start, midnight(filter.from));
  if (filter.to) range.end = Math.min(range.end, midnight(Temporal.PlainDate.from(filter.to).add({ days: 1 }).toString()));
  const narrowed = { ...question, range };
  const found = coaches.map((coach) => {
    const all = freeSlots(coach, narrowed);
    const home = zoneTable(coach.timeZone, question.now);
    const { slots, refused } = foreign.includes(coach) ? withoutLanguage(all, home) : all;
    return { coach, refused, slots: moved ? slots.filter((slot) => slot !== moved.startsAt.epochMilliseconds) : slots };
  });
  const isEmpty = found.every(({ slots }) => slots.length === 0);
  const reasons = isEmpty
    ? explain(asked, {
        managers,
        foreign: foreign.map(({ coachId }) => coachId),
        others: whyNone(
          coaches.filter((coach) => !foreign.includes(coach)),
          narrowed,
        ),
      })
    : [];
  if (isEmpty && !filter.from && filter.coachId !== personId)
    await noteDemand(db, { personId, sessionTypeId: offer.sessionTypeId, kind: 'no-slot', on: utcDay(context) });
  return { offer, timeZone, people, found, reasons, days: daysOf(question, timeZone) };
}

/** The days of a zone on which a session can be; of sittings that are close there may be no time between, then it is one day. */
function daysOf({ range, terms, now, horizonFrom = now }: SlotQuestion, timeZone: string): { from: string; to: string } {
  const table = zoneTable(timeZone, range.start);
  const last = Math.max(range.start, Math.min(range.end - 1, horizonFrom + terms.horizonDays * DAY_MS));
  return { from: dateText(dayAt(table, range.start)), to: dateText(dayAt(table, last)) };
}

/** @throws {NotFound} when it is of somebody else. */
async function sessionToMove(db: Queryable, personId: string, bookingId: string): Promise<Session> {
  const booking = await findBooking(db, bookingId);
  if (booking?.personId !== personId) throw new NotFound('booking');
  return (await findSession(db, booking.sessionId))!;
}

function explain(
  asked: readonly string[],
  { managers, foreign, others }: { managers: readonly string[]; foreign: readonly string[]; others: readonly WhyNone[] },
): WhyNone[] {
  if (asked.length === 0) return [NOBODY];
  return [
    ...others,
    ...asked.filter((id) => foreign.includes(id)).map((id) => neverWith(id, 'no-common-language')),
    ...asked.filter((id) => managers.includes(id)).map((id) => neverWith(id, 'line-manager')),
  ];
}

/**
 * Free slots with who is free, over the horizon or some days of it; when there is none, why. For a booking that is to be moved
 * every time but the one it has, those that overlap it too, since moving makes them free. @throws {NotFound} {WrongMode}
 */
export async function listSlots(context: Context, offerId: string, filter: SlotFilter) {
  const { offer, timeZone, found, reasons, days } = await search(context, offerId, filter);
  const coachesAt = new Map<number, string[]>();
  for (const { coach, slots } of found)
    for (const slot of slots) {
      const known = coachesAt.get(slot);
      if (known) known.push(coach.coachId);
      else coachesAt.set(slot, [coach.coachId]);
    }
  return {
    timeZone,
    minutes: offer.minutes,
    ...days,
    slots: [...coachesAt].toSorted(([a], [b]) => a - b).map(([slot, coachIds]) => ({ startsAt: isoOf(slot), coachIds })),
    inTheWay: inTheWay(found),
    whyNone: reasons,
  };
}

const FIRST_SLOTS = 3;
const MINUTE_MS = 60_000;

/** How many slots each day has in the zone, and the first ones of each coach: what a list shows. */
export async function viewSlotOverview(context: Context, offerId: string, filter: { timeZone?: string }) {
  const { timeZone, people, found, reasons } = await search(context, offerId, filter);
  const table = zoneTable(timeZone, context.now().epochMilliseconds);
  // Many coaches share a start. A set of minutes costs half of one of milliseconds: small integers need no object.
  const minutes = new Set<number>();
  for (const { slots } of found) for (const slot of slots) minutes.add(slot / MINUTE_MS);
  const perDay = new Map<number, number>();
  for (const minute of minutes) {
    const day = dayAt(table, minute * MINUTE_MS);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    timeZone,
    days: [...perDay].toSorted(([a], [b]) => a - b).map(([day, count]) => ({ date: dateText(day), count })),
    coaches: found.map(({ coach, slots }) => ({
      personId: coach.coachId,
      name: names.get(coach.coachId) ?? '',
      languages: coach.languages,
      first: slots.slice(0, FIRST_SLOTS).map(isoOf),
    })),
    whyNone: reasons,
  };
}

const isoOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

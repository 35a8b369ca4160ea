import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { DAY_MS } from './rules/days.ts';
import type { Interval } from './rules/hours.ts';
import { commonLanguage, lacksCommonLanguage, spokenBy, type Spoken } from './rules/languages.ts';
import {
  canCoach,
  effectOf,
  inOrderOfMatch,
  isInDaytime,
  LOOK_AHEAD_DAYS,
  needOf,
  type Candidate,
  type Gains,
} from './rules/matching.ts';
import { seatsOpenTo } from './rules/reserved-seats.ts';
import { freeSlots } from './rules/slots.ts';
import { zoneTable, type ZoneTable } from './rules/zone-table.ts';
import { readChoice } from './store/choices.ts';
import { verifiedLevels } from './store/coaches.ts';
import { readCoachTime, type KnownCoach } from './store/coach-time.ts';
import type { Offer } from './store/offers.ts';
import { readGains } from './store/outcomes.ts';
import type { SessionType } from './store/session-types.ts';
import type { Session } from './store/sessions.ts';
import { managersOf, readCells, type Gap } from './store/surroundings.ts';

export interface RankedCoach extends Candidate {
  offer: Offer;
  /** Gaps of the person that this coach may close in this offer. */
  covers: Gap[];
  slots: number[];
  /** Of a group offer: the session with the first free seat. */
  sessionId: string | null;
  commonLanguage: string | null;
}

interface Asked {
  personId: string;
  offers: readonly Offer[];
  types: readonly SessionType[];
  /** Group sessions with their free seats; left out, only slots count. */
  sessions?: readonly Session[];
  skillId?: string;
}

/** What is known of somebody and of those who might coach them. */
interface Known {
  now: number;
  range: Interval;
  managers: string[];
  gaps: Gap[];
  spoken: Spoken;
  zone: ZoneTable;
  ownBusy: readonly Interval[];
  levels: ReadonlyMap<string, ReadonlyMap<string, number>>;
  gains: readonly ({ coachId: string; skillId: string } & Gains)[];
}

/**
 * Coaches of some offers in the order in which they suit somebody: suggestions show it, "any suitable coach" books by it.
 * Nobody meets themselves or their line manager here; who speaks none of the languages somebody named stands apart.
 */
export async function rankCoaches(
  context: Context,
  asked: Asked,
): Promise<{ ranked: RankedCoach[]; withoutLanguage: RankedCoach[]; managers: string[]; gaps: Gap[] }> {
  const { db } = context;
  const { personId, offers, skillId } = asked;
  const now = context.now().epochMilliseconds;
  const managers = await managersOf(db, personId, utcDay(context));
  const coachIds = [...new Set(offers.flatMap((offer) => offer.coachIds))].filter(
    (id) => id !== personId && !managers.includes(id),
  );
  const range = { start: now, end: now + LOOK_AHEAD_DAYS * DAY_MS };
  const [{ coaches, ownBusy }, levels, cells, [person], { languages }, gains] = await Promise.all([
    readCoachTime(db, coachIds, { range, offers, coacheeId: personId }),
    verifiedLevels(db, coachIds, utcDay(context)),
    readCells(db, [personId]),
    findPersons(db, [personId]),
    readChoice(db, personId),
    readGains(db),
  ]);
  const gaps = cells.filter((cell) => cell.state !== 'met' && (!skillId || cell.skillId === skillId));
  const spoken = spokenBy(languages, person!.lang);
  const known = { now, range, managers, gaps, spoken, zone: zoneTable(person!.timeZone, now), ownBusy, levels, gains };
  const candidates = (among: readonly KnownCoach[]) =>
    offers.flatMap((offer) =>
      among.filter(({ coachId }) => offer.coachIds.includes(coachId)).map((coach) => weigh(coach, offer, asked, known)),
    );
  const { understood = [], foreign = [] } = Object.groupBy(coaches, (coach) =>
    lacksCommonLanguage(spoken, coach.languages) ? 'foreign' : 'understood',
  );
  return { ranked: inOrderOfMatch(candidates(understood)), withoutLanguage: candidates(foreign), managers, gaps };
}

function weigh(coach: KnownCoach, offer: Offer, { types, ...asked }: Asked, known: Known): RankedCoach {
  const { now, range, gaps, ownBusy, levels } = known;
  const touched = Object.keys(types.find(({ id }) => id === offer.sessionTypeId)?.skills ?? {});
  const levelIn = levels.get(coach.coachId);
  const covers = gaps.filter((gap) => touched.includes(gap.skillId) && canCoach(levelIn?.get(gap.skillId) ?? -1, gap));
  const joinable = offer.mode === 'group' ? seatsWith(coach, offer, asked, known) : [];
  const slots =
    offer.mode === 'group'
      ? joinable.map(({ startsAt }) => startsAt.epochMilliseconds)
      : freeSlots(coach, { terms: offer, now, range, ownBusy }).slots;
  const [first] = slots;
  const language = commonLanguage(known.spoken, coach.languages);
  return {
    offer,
    coachId: coach.coachId,
    covers,
    slots,
    sessionId: joinable[0]?.id ?? null,
    needCovered: covers.reduce((sum, gap) => sum + needOf(gap), 0),
    needTotal: gaps.reduce((sum, gap) => sum + needOf(gap), 0),
    daysToFirst: first === undefined ? LOOK_AHEAD_DAYS : (first - now) / DAY_MS,
    freeSlots: slots.length,
    held: coach.held.length,
    hasCommonLanguage: language !== null,
    commonLanguage: language,
    isFirstInDaytime: first !== undefined && isInDaytime({ start: first, end: first + offer.minutes * 60_000 }, known.zone),
    effect: effectIn(known.gains, coach.coachId, covers),
  };
}

/** Group sessions of a coach with a free seat, at which the person is free and does not meet their line manager. */
const seatsWith = (
  { coachId }: KnownCoach,
  offer: Offer,
  { personId, sessions = [] }: Pick<Asked, 'personId' | 'sessions'>,
  { range, managers, ownBusy }: Known,
): Session[] =>
  sessions.filter(
    ({ coachIds: held, startsAt, endsAt, ...session }) =>
      session.offerId === offer.id &&
      held.includes(coachId) &&
      !held.some((id) => id === personId || managers.includes(id)) &&
      // A session with a seat kept for them stands among their invitations.
      seatsOpenTo(session, false) > 0 &&
      startsAt.epochMilliseconds < range.end &&
      !ownBusy.some(({ start, end }) => start < endsAt.epochMilliseconds && startsAt.epochMilliseconds < end),
  );

/** The mean of what a coach has been seen to come to in the skills in question; null where that is known of none. */
function effectIn(gains: Known['gains'], coachId: string, covers: readonly Gap[]): number | null {
  const known = covers.flatMap(({ skillId }) => {
    const inSkill = gains.filter((each) => each.skillId === skillId);
    const own = inSkill.find((each) => each.coachId === coachId);
    const people = inSkill.reduce((sum, each) => sum + each.people, 0);
    const mean = inSkill.reduce((sum, each) => sum + each.people * each.mean, 0) / people;
    return (own && effectOf(own, { people, mean })) ?? [];
  });
  return known.length === 0 ? null : known.reduce((sum, effect) => sum + effect, 0) / known.length;
}

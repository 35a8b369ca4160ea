import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { DAY_MS } from './rules/days.ts';
import { canCoach, effectOf, inOrderOfMatch, LOOK_AHEAD_DAYS, needOf, type Candidate, type Gains } from './rules/matching.ts';
import { seatsOpenTo } from './rules/reserved-seats.ts';
import { freeSlots } from './rules/slots.ts';
import { verifiedLevels } from './store/coaches.ts';
import { readCoachTime } from './store/coach-time.ts';
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

/**
 * Coaches of some offers in the order in which they suit somebody: suggestions show it, "any suitable coach" books by it.
 * Nobody meets themselves or their line manager here.
 */
export async function rankCoaches(
  context: Context,
  asked: {
    personId: string;
    offers: readonly Offer[];
    types: readonly SessionType[];
    /** Group sessions with their free seats; left out, only slots count. */
    sessions?: readonly Session[];
    skillId?: string;
  },
): Promise<{ ranked: RankedCoach[]; managers: string[]; gaps: Gap[] }> {
  const { db } = context;
  const { personId, offers, types, sessions = [], skillId } = asked;
  const now = context.now().epochMilliseconds;
  const managers = await managersOf(db, personId, utcDay(context));
  const coachIds = [...new Set(offers.flatMap((offer) => offer.coachIds))].filter(
    (id) => id !== personId && !managers.includes(id),
  );
  const range = { start: now, end: now + LOOK_AHEAD_DAYS * DAY_MS };
  const [{ coaches, ownBusy }, levels, cells, [person], gains] = await Promise.all([
    readCoachTime(db, coachIds, { range, coacheeId: personId }),
    verifiedLevels(db, coachIds, utcDay(context)),
    readCells(db, [personId]),
    findPersons(db, [personId]),
    readGains(db),
  ]);
  const gaps = cells.filter((cell) => cell.state !== 'met' && (!skillId || cell.skillId === skillId));
  const needTotal = gaps.reduce((sum, gap) => sum + needOf(gap), 0);
  const candidates = offers.flatMap((offer) => {
    const touched = Object.keys(types.find(({ id }) => id === offer.sessionTypeId)?.skills ?? {});
    return coaches
      .filter(({ coachId }) => offer.coachIds.includes(coachId))
      .map((coach): RankedCoach => {
        const levelIn = levels.get(coach.coachId);
        const covers = gaps.filter((gap) => touched.includes(gap.skillId) && canCoach(levelIn?.get(gap.skillId) ?? -1, gap));
        const joinable = sessions.filter(
          (session) =>
            session.offerId === offer.id &&
            session.coachIds.includes(coach.coachId) &&
            !session.coachIds.some((id) => id === personId || managers.includes(id)) &&
            // A session with a seat kept for them stands among their invitations.
            seatsOpenTo(session, false) > 0 &&
            session.startsAt.epochMilliseconds < range.end &&
            !ownBusy.some(
              ({ start, end }) => start < session.endsAt.epochMilliseconds && session.startsAt.epochMilliseconds < end,
            ),
        );
        const slots =
          offer.mode === 'group'
            ? joinable.map(({ startsAt }) => startsAt.epochMilliseconds)
            : freeSlots(coach, { terms: offer, now, range, ownBusy }).slots;
        return {
          offer,
          coachId: coach.coachId,
          covers,
          slots,
          sessionId: joinable[0]?.id ?? null,
          needCovered: covers.reduce((sum, gap) => sum + needOf(gap), 0),
          needTotal,
          daysToFirst: slots.length > 0 ? (slots[0]! - now) / DAY_MS : LOOK_AHEAD_DAYS,
          freeSlots: slots.length,
          held: coach.held.length,
          hasCommonLanguage: coach.languages.includes(person!.lang),
          commonLanguage: coach.languages.includes(person!.lang) ? person!.lang : null,
          effect: effectIn(gains, coach.coachId, covers),
        };
      });
  });
  return { ranked: inOrderOfMatch(candidates), managers, gaps };
}

/** The mean of what a coach has been seen to come to in the skills in question; null where that is known of none. */
function effectIn(
  gains: readonly ({ coachId: string; skillId: string } & Gains)[],
  coachId: string,
  covers: readonly Gap[],
): number | null {
  const known = covers.flatMap(({ skillId }) => {
    const inSkill = gains.filter((each) => each.skillId === skillId);
    const own = inSkill.find((each) => each.coachId === coachId);
    const people = inSkill.reduce((sum, each) => sum + each.people, 0);
    const mean = inSkill.reduce((sum, each) => sum + each.people * each.mean, 0) / people;
    return (own && effectOf(own, { people, mean })) ?? [];
  });
  return known.length === 0 ? null : known.reduce((sum, effect) => sum + effect, 0) / known.length;
}

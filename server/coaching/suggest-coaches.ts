import { currentFramework, type Framework } from '#server/catalog/index.ts';
import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { prepareSearch } from './prepare-search.ts';
import { logSuggestions } from './log-suggestions.ts';
import { rankCoaches, type RankedCoach } from './rank-coaches.ts';
import { SLOTS_NEEDED, WEIGHTS } from './rules/matching.ts';
import { neverWith, NOBODY, whyNone, type WhyNone } from './rules/why-none.ts';
import { readChoice } from './store/choices.ts';
import { readOffers, type Offer } from './store/offers.ts';
import { readSessionTypes } from './store/session-types.ts';
import { groupSessionsFrom } from './store/sessions.ts';
import { namesOf, toOwnGap, type NameOf } from './views.ts';

const MOST = 10;

/**
 * Coaches for one's gaps, or for a session type one wishes for, best first, each with the facts that put it there. Where
 * there is none, why. Who chose to have no suggestions gets none, unless they name what they want.
 */
export async function suggestCoaches(context: Context, wanted: { skillId?: string; sessionTypeId?: string; limit?: number }) {
  const { db } = context;
  const personId = actingPerson(context);
  const isNamed = wanted.skillId !== undefined || wanted.sessionTypeId !== undefined;
  const [framework, allOffers, types, sessions, [person], { wantsSuggestions, languages }] = await Promise.all([
    currentFramework(context),
    readOffers(db),
    readSessionTypes(db),
    groupSessionsFrom(db, context.now()),
    findPersons(db, [personId]),
    readChoice(db, personId),
  ]);
  const facts = { weights: WEIGHTS, timeZone: person!.timeZone };
  if (!wantsSuggestions && !isNamed) return { ...facts, items: [], whyNone: [] };
  const touches = (sessionTypeId: string) =>
    !wanted.skillId || wanted.skillId in (types.find(({ id }) => id === sessionTypeId)?.skills ?? {});
  const offers = allOffers.filter(
    (offer) =>
      offer.isActive && touches(offer.sessionTypeId) && (!wanted.sessionTypeId || wanted.sessionTypeId === offer.sessionTypeId),
  );
  const { ranked, withoutLanguage, managers, gaps } = await rankCoaches(context, {
    personId,
    offers,
    types,
    sessions,
    ...(wanted.skillId && { skillId: wanted.skillId }),
  });
  // Who wishes for a session type may meet anybody who holds it; a gap asks for somebody verified to close it.
  const isAble = ({ covers }: RankedCoach) => covers.length > 0 || wanted.sessionTypeId !== undefined;
  const able = ranked.filter(isAble);
  const isFree = ({ slots, offer }: RankedCoach) => slots.length >= (offer.mode === 'group' ? 1 : SLOTS_NEEDED);
  const suggested = able.filter(isFree).slice(0, wanted.limit ?? MOST);
  const [first, ...others] = gaps;
  // Who looks for a session type sees everybody who holds it; nobody is suggested to them.
  if (first && wanted.sessionTypeId === undefined)
    await logSuggestions(context, {
      person: person!,
      language: languages[0] ?? person!.lang,
      gaps: [first, ...others],
      suggested,
    });
  const nameOf = await namesOf(
    context,
    suggested.map(({ coachId }) => coachId),
  );
  const isAsked = wanted.sessionTypeId !== undefined || gaps.length > 0;
  const reasons =
    suggested.length === 0 && isAsked
      ? await whyNobody(context, { offers, able, foreign: withoutLanguage.filter(isAble), managers })
      : [];
  return { ...facts, items: suggested.map((coach) => toItem(coach, nameOf, framework)), whyNone: reasons };
}

/** A suggestion with the facts that put it there. */
const toItem = (
  { offer, coachId, covers, slots, sessionId, commonLanguage }: RankedCoach,
  nameOf: NameOf,
  framework: Framework,
) => ({
  offerId: offer.id,
  title: offer.title,
  sessionTypeId: offer.sessionTypeId,
  mode: offer.mode,
  sessionId,
  coach: nameOf(coachId),
  covers: covers.map((gap) => toOwnGap(gap, framework)),
  firstFreeAt: Temporal.Instant.fromEpochMilliseconds(slots[0]!).toString(),
  commonLanguage,
});

interface InQuestion {
  offers: readonly Offer[];
  able: readonly RankedCoach[];
  /** Who would be able, but speaks no language that was named. */
  foreign: readonly RankedCoach[];
  managers: readonly string[];
}

/** Why none of those who are able is suggested; nobody else is in question. */
async function whyNobody(context: Context, { offers, able, foreign, managers }: InQuestion): Promise<WhyNone[]> {
  const personId = actingPerson(context);
  const holding = new Set(offers.flatMap(({ coachIds }) => coachIds));
  const reasons = [
    ...[...holding].filter((id) => managers.includes(id)).map((id) => neverWith(id, 'line-manager')),
    ...[...new Set(foreign.map(({ coachId }) => coachId))].map((id) => neverWith(id, 'no-common-language')),
  ];
  const offer = able.find((coach) => coach.offer.mode === 'one-to-one')?.offer;
  if (offer) {
    const coachIds = [...new Set(able.filter((coach) => coach.offer.id === offer.id).map(({ coachId }) => coachId))];
    const { coaches, question } = await prepareSearch(context.db, { offer, coachIds, personId, now: context.now() });
    reasons.push(...whyNone(coaches, question));
  }
  return reasons.length > 0 ? reasons : [NOBODY];
}

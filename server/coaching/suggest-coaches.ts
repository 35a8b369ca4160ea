import { currentFramework } from '#server/catalog/index.ts';
import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { prepareSearch } from './find-slots.ts';
import { rankCoaches, type RankedCoach } from './rank-coaches.ts';
import { SLOTS_NEEDED, WEIGHTS } from './rules/matching.ts';
import { whyNone, type WhyNone } from './rules/why-none.ts';
import { readOffers } from './store/offers.ts';
import { readSessionTypes } from './store/session-types.ts';
import { groupSessionsFrom } from './store/sessions.ts';
import { namesOf, skillName } from './views.ts';

const SHOWN = 10;

/**
 * Coaches for one's gaps, or for a session type one wishes for, best first, each with the facts that put it there. Where
 * there is none, why.
 */
export async function suggestCoaches(context: Context, wanted: { skillId?: string; sessionTypeId?: string }) {
  const { db } = context;
  const personId = actingPerson(context);
  const [framework, allOffers, types, sessions, [person]] = await Promise.all([
    currentFramework(context),
    readOffers(db),
    readSessionTypes(db),
    groupSessionsFrom(db, context.now()),
    findPersons(db, [personId]),
  ]);
  const touches = (sessionTypeId: string) =>
    !wanted.skillId || wanted.skillId in (types.find(({ id }) => id === sessionTypeId)?.skills ?? {});
  const offers = allOffers.filter(
    (offer) =>
      offer.isActive && touches(offer.sessionTypeId) && (!wanted.sessionTypeId || wanted.sessionTypeId === offer.sessionTypeId),
  );
  const { ranked, managers, gaps } = await rankCoaches(context, {
    personId,
    offers,
    types,
    sessions,
    ...(wanted.skillId && { skillId: wanted.skillId }),
  });
  // Who wishes for a session type may meet anybody who holds it; a gap asks for somebody verified to close it.
  const suits = ({ covers, slots, offer }: RankedCoach) =>
    slots.length >= (offer.mode === 'group' ? 1 : SLOTS_NEEDED) && (covers.length > 0 || wanted.sessionTypeId !== undefined);
  const suggested = ranked.filter(suits).slice(0, SHOWN);
  const nameOf = await namesOf(
    context,
    suggested.map(({ coachId }) => coachId),
  );
  const reasons: WhyNone[] = [];
  if (suggested.length === 0) {
    const coachIds = [...new Set(offers.flatMap((offer) => offer.coachIds))].filter((id) => id !== personId);
    for (const coachId of coachIds.filter((id) => managers.includes(id)))
      reasons.push({ reason: 'line-manager', coachId, days: 0, firstDate: null });
    const pairOffer = offers.find(({ mode }) => mode === 'one-to-one');
    const free = coachIds.filter((id) => !managers.includes(id));
    if (free.length === 0 && reasons.length === 0) reasons.push({ reason: 'no-coach', coachId: null, days: 0, firstDate: null });
    else if (pairOffer) {
      const { coaches, question } = await prepareSearch(db, { offer: pairOffer, coachIds: free, personId, now: context.now() });
      const found = whyNone(coaches, question);
      const isUnverified = found.length === 0 && reasons.length === 0 && gaps.length > 0;
      reasons.push(...(isUnverified ? [{ reason: 'no-coach' as const, coachId: null, days: 0, firstDate: null }] : found));
    }
  }
  return {
    weightsVersion: WEIGHTS.version,
    timeZone: person!.timeZone,
    items: suggested.map(({ offer, coachId, covers, slots, sessionId, commonLanguage }) => ({
      offerId: offer.id,
      title: offer.title,
      sessionTypeId: offer.sessionTypeId,
      mode: offer.mode,
      sessionId,
      coach: nameOf(coachId),
      covers: covers.map(({ skillId, level, required, critical }) => ({
        skillId,
        name: skillName(framework, skillId),
        level,
        required,
        critical,
      })),
      firstFreeAt: Temporal.Instant.fromEpochMilliseconds(slots[0]!).toString(),
      commonLanguage,
    })),
    whyNone: reasons,
  };
}

import { redirect } from '@sveltejs/kit';
import { nextSession, whySentence, withoutHorizon, type Why } from '#lib/coaching-words.ts';
import { call, need } from '#lib/server/api.ts';
import { textsOf } from '#lib/server/form.ts';
import { listSessionTypes, viewFramework } from '#server/catalog/contract.ts';
import {
  chooseMyCoaching,
  endWish,
  listGroupSessions,
  listMyBookings,
  listMyInvitations,
  listMyWishes,
  listOffers,
  suggestCoaches,
  viewMyCoachingChoices,
  type Offer,
} from '#server/coaching/contract.ts';
import { matching, wantedIn } from './type-search.ts';
import type { Actions, PageServerLoad } from './$types';

const SUGGESTED = 4;
const REASONS = 4;

export const load: PageServerLoad = async (event) => {
  const wanted = wantedIn(event.url.searchParams);
  const [types, framework, offers, groups, bookings, wishes, invitations, { wantsSuggestions, languages }] = await Promise.all([
    need(call(event, listSessionTypes, { query: {} })),
    need(call(event, viewFramework, {})),
    need(call(event, listOffers, { query: {} })),
    need(call(event, listGroupSessions, { query: {} })),
    need(call(event, listMyBookings, {})),
    need(call(event, listMyWishes, {})),
    need(call(event, listMyInvitations, {})),
    need(call(event, viewMyCoachingChoices, {})),
  ]);
  const isKnown = framework.skills.some(({ id }) => id === wanted.skill);
  const suggestions = await need(
    call(event, suggestCoaches, { query: { limit: SUGGESTED, ...(isKnown && { skillId: wanted.skill }) } }),
  );
  const nameOf = new Map(framework.skills.map(({ id, name }) => [id, name]));
  const named = types.items.map((type) => ({
    ...type,
    skills: type.skills.map((shown) => ({ ...shown, name: nameOf.get(shown.skill) ?? shown.skill })),
  }));
  const touched = new Set(named.flatMap(({ skills }) => skills.map(({ skill }) => skill)));
  const coachesOf = (id: string) => [
    ...new Set(
      offers.items
        .filter(({ sessionTypeId }) => sessionTypeId === id)
        .flatMap(({ coaches }) => coaches.map((each) => each.personId)),
    ),
  ];
  const supplied = ({ id, title, purpose, sittingMinutes }: (typeof named)[number]) => {
    const coaches = coachesOf(id).length;
    const sessions = groups.items.filter(({ sessionTypeId }) => sessionTypeId === id).length;
    return { id, title, purpose, minutes: sittingMinutes[0]!, coaches, sessions, isOffered: coaches + sessions > 0 };
  };
  return {
    wanted,
    types: matching(named, wanted)
      .map(supplied)
      .toSorted((a, b) => Number(b.isOffered) - Number(a.isOffered)),
    skills: framework.skills.filter(({ id }) => touched.has(id)).map(({ id, name }) => ({ id, name })),
    wantsSuggestions,
    languages,
    weights: suggestions.weights,
    suggestions: suggestions.items,
    whyNone: whyNoneWords(suggestions.whyNone, offers.items),
    groups: groups.items,
    invitations: invitations.items,
    declined: event.url.searchParams.has('declined'),
    next: nextSession(bookings.items, new Date()),
    toAnswer: bookings.toAnswer,
    waiting: bookings.items.filter(({ status }) => status === 'offered'),
    wishes: wishes.items,
  };
};

/** Why nobody can be suggested, one sentence for each coach that is in question; the first few say enough. */
function whyNoneWords(reasons: readonly Why[], offers: readonly Offer[]): string[] {
  const sentences = withoutHorizon(reasons).flatMap((why) => {
    if (why.reason === 'no-coach') return ['Nobody who offers sessions is verified for a gap of yours at present.'];
    const offer = offers.find(({ coaches }) => coaches.some(({ personId }) => personId === why.coachId)) ?? offers[0];
    const name = offer?.coaches.find(({ personId }) => personId === why.coachId)?.name ?? 'A coach';
    return offer ? [whySentence(why, name, offer)] : [];
  });
  return [...new Set(sentences)].slice(0, REASONS);
}

export const actions: Actions = {
  suggest: async (event) => {
    const { wants } = await textsOf(event, 'wants');
    await need(call(event, chooseMyCoaching, { body: { wantsSuggestions: wants === 'yes' } }));
    redirect(303, '/coaching#gaps');
  },
  unwish: async (event) => {
    const { wishId } = await textsOf(event, 'wishId');
    await call(event, endWish, { params: { wishId } });
    redirect(303, '/coaching#wishes');
  },
};

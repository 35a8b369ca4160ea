import { currentFramework } from '#server/catalog/index.ts';
import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { commonLanguage, lacksCommonLanguage, spokenBy } from './rules/languages.ts';
import { readChoice } from './store/choices.ts';
import { readCoaches } from './store/coaches.ts';
import { readOffers, type Offer } from './store/offers.ts';
import { readSessionTypes } from './store/session-types.ts';
import { managersOf } from './store/surroundings.ts';
import { namesOf, toSessionType } from './views.ts';

/** Session types, by title. */
export async function listCoachingSessionTypes(context: Context) {
  const [framework, types] = await Promise.all([currentFramework(context), readSessionTypes(context.db)]);
  return { items: types.map((type) => toSessionType(type, framework)) };
}

/** Offers that are open, each with the coaches the one who asks may meet: not themselves, not their line manager. */
export async function listOffers(context: Context, filter: { sessionTypeId?: string; skillId?: string }) {
  const { db } = context;
  const personId = actingPerson(context);
  const [offers, types, managers, [person], choice] = await Promise.all([
    readOffers(db),
    readSessionTypes(db),
    managersOf(db, personId, utcDay(context)),
    findPersons(db, [personId]),
    readChoice(db, personId),
  ]);
  const touching = new Set(types.filter(({ skills }) => !filter.skillId || filter.skillId in skills).map(({ id }) => id));
  const open = offers.filter(
    ({ isActive, sessionTypeId }) =>
      isActive && touching.has(sessionTypeId) && (!filter.sessionTypeId || filter.sessionTypeId === sessionTypeId),
  );
  const coachIds = [...new Set(open.flatMap((offer) => offer.coachIds))];
  const [profiles, nameOf] = await Promise.all([readCoaches(db, coachIds), namesOf(context, coachIds)]);
  const spoken = spokenBy(choice.languages, person!.lang);
  const toItem = ({ id, coachIds: ids, ...offer }: Offer) => ({
    ...offer,
    offerId: id,
    coaches: ids
      .filter((coachId) => coachId !== personId && !managers.includes(coachId))
      .flatMap((coachId) => {
        const profile = profiles.find((each) => each.personId === coachId);
        if (profile?.status !== 'active') return [];
        const { languages, timeZone, bio } = profile;
        const language = {
          commonLanguage: commonLanguage(spoken, languages),
          lacksCommonLanguage: lacksCommonLanguage(spoken, languages),
        };
        return [{ ...nameOf(coachId), languages, ...language, timeZone, bio }];
      }),
  });
  return { items: open.map(toItem) };
}

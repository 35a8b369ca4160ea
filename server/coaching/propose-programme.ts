import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { alternativesTo, candidates } from './book-slot.ts';
import { WrongMode } from './find-slots.ts';
import { prepareSearch } from './prepare-search.ts';
import { DAY_MS } from './rules/days.ts';
import { longestWait, NoProgramme, proposeSittings, type ProposedSitting } from './rules/programme.ts';
import { endOfHorizon } from './rules/sitting-between.ts';
import { SlotRefused } from './rules/slot-check.ts';
import { findOffer, type Offer } from './store/offers.ts';
import { findSessionType, type SessionType } from './store/session-types.ts';
import { namesOf } from './views.ts';

/** An offer whose session type has several sittings. @throws {NotFound} {WrongMode} {NoProgramme} */
export async function offerOfProgramme({ db }: Context, offerId: string): Promise<{ offer: Offer; type: SessionType }> {
  const offer = await findOffer(db, offerId);
  if (!offer?.isActive) throw new NotFound('offer');
  if (offer.mode === 'group') throw new WrongMode();
  const type = (await findSessionType(db, offer.sessionTypeId))!;
  if (type.sittings.length < 2) throw new NoProgramme();
  return { offer, type };
}

/**
 * Times for all sittings of a programme that begins at a first time, with the coach, or with the one of those who suit that
 * can hold most of them as they are wished. Nothing is kept: what is proposed is judged again when it is booked.
 *
 * @throws {SlotRefused} when the first time cannot be had, with alternatives. {NotFound} {WrongMode} {NoProgramme}
 */
export async function proposeProgramme(
  context: Context,
  offerId: string,
  wanted: { startsAt: Temporal.Instant; coachId?: string; timeZone?: string },
) {
  const { db } = context;
  const personId = actingPerson(context);
  if (wanted.timeZone) assertTimeZone(wanted.timeZone);
  const { offer, type } = await offerOfProgramme(context, offerId);
  const coachIds = await candidates(context, offer, wanted.coachId);
  const [person] = await findPersons(db, [personId]);
  const timeZone = wanted.timeZone ?? person!.timeZone;
  const first = wanted.startsAt.epochMilliseconds;
  const weeks = type.sittings.reduce((sum, sitting) => sum + sitting.weeks, 0);
  const until = endOfHorizon(first + weeks * 7 * DAY_MS, offer, longestWait(type.sittings));
  const { coaches, question } = await prepareSearch(db, { offer, coachIds, personId, now: context.now(), until });
  const proposals = coaches.map((coach) => ({
    coachId: coach.coachId,
    items: proposeSittings({ coach, question }, { first, sittings: type.sittings, timeZone }),
  }));
  const best = proposals
    .filter(({ items }) => items[0]!.reason === null)
    .toSorted((a, b) => lacking(a.items) - lacking(b.items))[0];
  if (!best) {
    const reason = proposals[0]?.items[0]!.reason ?? 'no-coach';
    throw new SlotRefused(reason, await alternativesTo(context, offer, coachIds, wanted.startsAt));
  }
  const nameOf = await namesOf(context, [best.coachId]);
  return {
    timeZone,
    coach: nameOf(best.coachId),
    items: best.items.map(({ wished, reason, start }, index) => ({
      sitting: index + 1,
      title: type.sittings[index]!.title,
      wishedAt: isoOf(wished),
      reason,
      startsAt: start === null ? null : isoOf(start),
    })),
  };
}

/** A sitting without a time weighs more than any number that had to give way. */
const lacking = (items: readonly ProposedSitting[]) =>
  items.reduce((sum, { reason, start }) => sum + (start === null ? items.length : reason ? 1 : 0), 0);

const isoOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

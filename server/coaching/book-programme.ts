import { actingPerson } from '#server/shared/acting.ts';
import type { Transaction } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { assertAgreed } from './accept-agreement.ts';
import { announceTogether } from './announce.ts';
import { candidates } from './book-slot.ts';
import { prepareSearch } from './prepare-search.ts';
import { logChoice } from './log-suggestions.ts';
import { placeBooking, type Prepared } from './place-booking.ts';
import { offerOfProgramme } from './propose-programme.ts';
import { assertMayOpen, assertPrepared } from './rules/booking-terms.ts';
import { assertSittings, longestWait, ProgrammeRefused, refusedAt, refusedSittings } from './rules/programme.ts';
import { endOfHorizon } from './rules/sitting-between.ts';
import { SlotRefused } from './rules/slot-check.ts';
import type { Sealing } from './sealing.ts';
import { countOpen } from './store/bookings.ts';
import { SomebodyIsBusy } from './store/clashes.ts';
import type { KnownCoach } from './store/coach-time.ts';
import { endWishes } from './store/demand.ts';
import type { Offer } from './store/offers.ts';
import { inOrder } from './store/ordered.ts';
import { insertProgramme, openSittings, type BookedSitting } from './store/programmes.ts';

export interface ProgrammeBooking extends Prepared {
  offerId: string;
  /** One for all sittings. */
  coachId: string;
  /** Of each sitting, in order. */
  startsAt: readonly Temporal.Instant[];
}

/**
 * Book all sittings of a session type at once: all of them or none. Each becomes a session of its own, which is moved or
 * cancelled alone.
 *
 * @throws {ProgrammeRefused} naming each time that cannot be had, with its rule and alternatives. {SittingsDiffer}
 * {SlotRefused} {AgreementNotAccepted} {IntakeMissing} {TooManyOpen} {NoProgramme}
 */
export async function bookProgramme(context: Context, sealing: Sealing, wanted: ProgrammeBooking) {
  const personId = actingPerson(context);
  const { coachId, startsAt, offerId, ...prepared } = wanted;
  const { offer, type } = await offerOfProgramme(context, offerId);
  if (prepared.timeZone) assertTimeZone(prepared.timeZone);
  await assertAgreed(context, personId);
  assertPrepared(type.questions, prepared.intake);
  const starts = startsAt.map(({ epochMilliseconds }) => epochMilliseconds);
  assertSittings(type.sittings, starts, offer.minutes);
  await candidates(context, offer, coachId);

  return inOrder(context.db, [coachId, personId], async (tx) => {
    const same = await findSame(tx, { personId, offerId, starts });
    if (same) return booked(same);
    assertMayOpen(await countOpen(tx, personId, offerId), offer.maxOpenPerPerson);
    const now = context.now();
    const until = endOfHorizon(starts.at(-1)!, offer, longestWait(type.sittings));
    const { coaches, question } = await prepareSearch(tx, { offer, coachIds: [coachId], personId, now, until });
    const coach = coaches[0];
    if (!coach) throw new SlotRefused('no-coach');
    const refused = refusedSittings({ coach, question }, type.sittings, starts);
    if (refused.length > 0) throw new ProgrammeRefused(refused);
    const sittings = await placeSittings(tx, context, sealing, { offer, coach, startsAt, ...prepared });
    await endWishes(tx, { personId, sessionTypeId: offer.sessionTypeId, at: now });
    await logChoice(tx, context, { personId, offerId, coachIds: [coachId] });
    await announceTogether(
      tx,
      context,
      { id: sittings[0]!.programmeId },
      sittings.map(({ sessionId, bookingId }) => ({ name: 'coaching.session-booked', payload: { sessionId, bookingId } })),
    );
    return booked(sittings);
  });
}

/** What somebody has booked already with these very times: a request that came twice is answered with it. */
async function findSame(
  tx: Transaction,
  { personId, offerId, starts }: { personId: string; offerId: string; starts: readonly number[] },
): Promise<BookedSitting[] | null> {
  const programmes = Map.groupBy(await openSittings(tx, personId, offerId), ({ programmeId }) => programmeId);
  const isSame = (sittings: readonly BookedSitting[]) =>
    sittings.length === starts.length && sittings.every(({ startsAt }, n) => startsAt.epochMilliseconds === starts[n]);
  return [...programmes.values()].find(isSame) ?? null;
}

async function placeSittings(
  tx: Transaction,
  context: Context,
  sealing: Sealing,
  { offer, coach, startsAt, ...prepared }: { offer: Offer; coach: KnownCoach; startsAt: readonly Temporal.Instant[] } & Prepared,
): Promise<BookedSitting[]> {
  const personId = actingPerson(context);
  const programmeId = await insertProgramme(tx, { offerId: offer.id, personId, createdAt: context.now() });
  const sittings: BookedSitting[] = [];
  for (const [index, at] of startsAt.entries()) {
    const programme = { programmeId, sitting: index + 1 };
    try {
      const placed = await placeBooking(tx, context, sealing, {
        ...prepared,
        offer,
        coach,
        startsAt: at,
        firstAt: startsAt[0]!,
        programme,
      });
      sittings.push({ ...placed, ...programme, startsAt: at });
    } catch (error) {
      // The rules found it free; the constraint has the last word.
      if (error instanceof SomebodyIsBusy)
        throw new ProgrammeRefused([refusedAt({ index, start: at.epochMilliseconds, reason: 'slot-taken' }, [])]);
      throw error;
    }
  }
  return sittings;
}

const booked = (sittings: readonly BookedSitting[]) => ({
  programmeId: sittings[0]!.programmeId,
  status: sittings[0]!.status,
  sittings: sittings.map(({ bookingId, sessionId, sitting, startsAt }) => ({
    bookingId,
    sessionId,
    sitting,
    startsAt: startsAt.toString(),
  })),
});

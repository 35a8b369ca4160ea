import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refusedAsWhole, type Refused } from '#lib/server/form.ts';
import { acceptAgreement, bookSlot, viewAgreement, type SlotAlternative } from '#server/coaching/contract.ts';
import { alternativesIn, readCalendar, timeZones } from '../../calendar.server.ts';
import { lookIn } from '../../calendar.ts';
import { enteredIn, intakeOf, mistakesIn } from '../../preparation.ts';
import { extentIn } from './extent.ts';
import { readOffer } from './offer.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ offerId: string }>;

export const load: PageServerLoad = async (event) => {
  const [{ offer, type }, agreement] = await Promise.all([readOffer(event), need(call(event, viewAgreement, {}))]);
  return { offer, type, agreement, zones: timeZones(), coach: lookIn(event.url.searchParams).coach };
};

/** What was sent, whichever button was pressed; texts are never part of an address, so they travel in the form. */
async function readForm(event: Event) {
  const [form, { offer, type }] = await Promise.all([event.request.formData(), readOffer(event)]);
  const entered = enteredIn(form, type.intake);
  const look = lookIn(form);
  const extent = extentIn(form);
  const startsAt = String(form.get('startsAt') ?? '');
  const atTime = async () => ({
    step: 'time' as const,
    entered,
    extent,
    startsAt,
    calendar: await readCalendar(event, offer, look),
    alternatives: [] as SlotAlternative[],
    problem: null as Refused | null,
  });
  const atPreparation = (problem: Refused | null) => ({ step: 'prepare' as const, entered, extent, look, problem });
  return { offer, type, entered, look, startsAt, atTime, atPreparation };
}

export const actions: Actions = {
  prepare: async (event) => {
    const { type, entered, atTime, atPreparation } = await readForm(event);
    const { version, acceptedAt } = await need(call(event, viewAgreement, {}));
    const mistakes = mistakesIn(entered, type.intake, acceptedAt !== null);
    if (Object.keys(mistakes).length > 0) return fail(422, atPreparation(incomplete(mistakes)));
    if (!acceptedAt) await need(call(event, acceptAgreement, { body: { version } }));
    return atTime();
  },
  look: async (event) => (await readForm(event)).atTime(),
  back: async (event) => (await readForm(event)).atPreparation(null),
  book: async (event) => {
    const { offer, type, entered, look, startsAt, atTime, atPreparation } = await readForm(event);
    const mistakes = mistakesIn(entered, type.intake, true);
    if (Object.keys(mistakes).length > 0) return fail(422, atPreparation(incomplete(mistakes)));
    if (!startsAt) return fail(422, { ...(await atTime()), problem: incomplete({ startsAt: 'Choose a time.' }) });
    const answer = await call(event, bookSlot, {
      body: {
        offerId: offer.offerId,
        startsAt,
        purpose: entered.purpose || 'learning',
        intake: intakeOf(entered, type.intake),
        ...(look.coach && { coachId: look.coach }),
        ...(look.zone && { timeZone: look.zone }),
      },
    });
    if (answer.ok) redirect(303, `/coaching/sessions/${answer.data.bookingId}?said=${answer.data.status}`);
    const { problem } = answer;
    if (problem.type === '/problems/coaching/agreement-not-accepted' || problem.type === '/problems/coaching/intake-missing')
      return fail(problem.status, atPreparation(refusedAsWhole(problem)));
    return fail(problem.status, {
      ...(await atTime()),
      startsAt: '',
      problem: refusedAsWhole(problem),
      alternatives: alternativesIn(problem),
    });
  },
};

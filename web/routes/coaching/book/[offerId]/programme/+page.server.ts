import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { incomplete, refusedAsWhole, type Refused } from '#lib/server/form.ts';
import { bookProgramme, type RefusedSitting, type SlotAlternative } from '#server/coaching/contract.ts';
import { alternativesIn, knownZone, readCalendar, timeZones } from '../../../calendar.server.ts';
import { lookIn } from '../../../calendar.ts';
import { enteredIn, intakeOf } from '../../../preparation.ts';
import { dateIn } from '../../../weeks.server.ts';
import { readOffer } from '../offer.server.ts';
import { besideOf, instantIn, refusedIn, swapped } from './sittings.ts';
import { propose, rowsOf } from './times.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ offerId: string }>;

/** Times are chosen after the preparation, and both travel in the form: who comes by the address begins there. */
export const load: PageServerLoad = async (event) => {
  if (event.request.method === 'GET') redirect(303, `/coaching/book/${event.params.offerId}`);
  const { offer, type } = await readOffer(event);
  return { offer, type, zones: timeZones() };
};

async function readForm(event: Event) {
  const [form, { offer, type }] = await Promise.all([event.request.formData(), readOffer(event)]);
  const text = (name: string) => String(form.get(name) ?? '');
  const entered = enteredIn(form, type.intake);
  const { zone, ...shown } = lookIn(form);
  const look = { ...shown, zone: knownZone(zone) };
  const titles = type.sittings.map(({ title }) => title);
  const given = form.getAll('time').map(String);
  const times = titles.map((_, index) => instantIn(given[index]));
  const proposedFrom = instantIn(text('first'));
  const sittingIn = (name: string) => Math.min(Math.max(Math.trunc(Number(text(name))) || 1, 1), titles.length);
  /** All sittings with their times. */
  const atTimes = async (
    chosen: readonly string[],
    { coach = look.coach, first = proposedFrom, refused = [] as RefusedSitting[], problem = null as Refused | null } = {},
  ) => ({
    step: 'times' as const,
    entered,
    look: { ...look, coach },
    first,
    rows: await rowsOf(event, { ...look, coach }, { first, times: chosen, titles }),
    refused,
    problem,
  });
  /** Free times for one of them. */
  const atSitting = async (
    sitting: number,
    { week = look.week, alternatives = [] as SlotAlternative[], problem = null as Refused | null } = {},
  ) => ({
    step: 'sitting' as const,
    entered,
    sitting,
    times,
    first: proposedFrom,
    calendar: await readCalendar(event, offer, { ...look, week }, besideOf(times, sitting)),
    alternatives,
    problem,
  });
  return { offer, type, entered, look, times, text, startsAt: instantIn(text('startsAt')), sittingIn, atTimes, atSitting };
}

/** From a first time all others are proposed. */
async function proposeFrom({ look, startsAt, atTimes, atSitting }: Awaited<ReturnType<typeof readForm>>, event: Event) {
  if (!startsAt) return fail(422, await atSitting(1, { problem: incomplete({ startsAt: 'Choose a time.' }) }));
  const answer = await propose(event, look, startsAt);
  if (answer.ok)
    return atTimes(
      answer.data.items.map((item) => item.startsAt ?? ''),
      { coach: answer.data.coach.personId, first: startsAt },
    );
  const { problem } = answer;
  return fail(problem.status, await atSitting(1, { alternatives: alternativesIn(problem), problem: refusedAsWhole(problem) }));
}

export const actions: Actions = {
  propose: async (event) => proposeFrom(await readForm(event), event),
  change: async (event) => {
    const { atSitting, times, look, sittingIn } = await readForm(event);
    const sitting = sittingIn('change');
    const near = times[sitting - 1] || times[sitting - 2] || '';
    const zone = look.zone || event.locals.me!.timeZone;
    const week = near && dateIn(near, zone);
    return atSitting(sitting, { week });
  },
  look: async (event) => {
    const { atSitting, sittingIn } = await readForm(event);
    return atSitting(sittingIn('sitting'));
  },
  take: async (event) => {
    const form = await readForm(event);
    const { times, startsAt } = form;
    const sitting = form.sittingIn('sitting');
    if (sitting === 1) return proposeFrom(form, event);
    if (!startsAt) return fail(422, await form.atSitting(sitting, { problem: incomplete({ startsAt: 'Choose a time.' }) }));
    return form.atTimes(times.with(sitting - 1, startsAt));
  },
  swap: async (event) => {
    const { atTimes, times, text } = await readForm(event);
    return atTimes(swapped(times, text('swap')));
  },
  keep: async (event) => {
    const { atTimes, times } = await readForm(event);
    return atTimes(times);
  },
  book: async (event) => {
    const { offer, type, entered, look, times, atTimes } = await readForm(event);
    const missing = Object.fromEntries(
      times.flatMap((time, index) =>
        time ? [] : [[`sitting-${index + 1}`, `Choose a time for “${type.sittings[index]!.title}”.`]],
      ),
    );
    if (Object.keys(missing).length > 0) return fail(422, await atTimes(times, { problem: incomplete(missing) }));
    const answer = await call(event, bookProgramme, {
      body: {
        offerId: offer.offerId,
        coachId: look.coach,
        startsAt: times,
        purpose: entered.purpose || 'learning',
        intake: intakeOf(entered, type.intake),
        ...(look.zone && { timeZone: look.zone }),
      },
    });
    if (answer.ok) redirect(303, `/coaching/sessions?said=${answer.data.status}#programme-${answer.data.programmeId}`);
    const { problem } = answer;
    return fail(problem.status, await atTimes(times, { refused: refusedIn(problem), problem: refusedAsWhole(problem) }));
  },
};

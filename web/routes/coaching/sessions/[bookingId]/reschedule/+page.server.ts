import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refusedAsWhole, type Refused } from '#lib/server/form.ts';
import { listOffers, rescheduleBooking, viewMyBooking, type SlotAlternative } from '#server/coaching/contract.ts';
import { alternativesIn, readCalendar, timeZones } from '../../../calendar.server.ts';
import { lookIn } from '../../../calendar.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ bookingId: string }>;

export const load: PageServerLoad = async (event) => {
  const { booking, offer, coachId } = await readBooking(event);
  return {
    booking,
    offer,
    zones: timeZones(),
    calendar: await readCalendar(
      event,
      offer,
      { ...lookIn(event.url.searchParams), coach: coachId },
      { movedBookingId: booking.bookingId },
    ),
  };
};

/** A session that is moved stays with its coach. */
async function readBooking(event: Event) {
  const booking = await need(call(event, viewMyBooking, { params: event.params }));
  const { items } = await need(call(event, listOffers, { query: { sessionTypeId: booking.session.sessionTypeId } }));
  const offer = items.find(({ offerId }) => offerId === booking.session.offerId);
  const coachId = booking.session.coaches[0]?.personId ?? '';
  const isHeld = offer?.mode === 'one-to-one' && offer.coaches.some(({ personId }) => personId === coachId);
  if (!offer || !isHeld) error(404, 'This session cannot be moved any more. You can cancel it and book another.');
  return { booking, offer, coachId };
}

async function readForm(event: Event) {
  const [form, { offer, coachId }] = await Promise.all([event.request.formData(), readBooking(event)]);
  const reason = String(form.get('reason') ?? '').slice(0, 500);
  const startsAt = String(form.get('startsAt') ?? '');
  const shown = async () => ({
    reason,
    startsAt,
    calendar: await readCalendar(event, offer, { ...lookIn(form), coach: coachId }, { movedBookingId: event.params.bookingId }),
    alternatives: [] as SlotAlternative[],
    problem: null as Refused | null,
  });
  return { reason, startsAt, shown };
}

export const actions: Actions = {
  look: async (event) => (await readForm(event)).shown(),
  move: async (event) => {
    const { reason, startsAt, shown } = await readForm(event);
    if (!startsAt)
      return fail(422, {
        ...(await shown()),
        problem: incomplete({ startsAt: 'Choose a time.' }),
      });
    const answer = await call(event, rescheduleBooking, {
      params: event.params,
      body: { startsAt, ...(reason.trim() && { reason: reason.trim() }) },
    });
    if (answer.ok) redirect(303, `/coaching/sessions/${event.params.bookingId}?said=moved`);
    const { problem } = answer;
    return fail(problem.status, {
      ...(await shown()),
      startsAt: '',
      problem: refusedAsWhole(problem),
      alternatives: alternativesIn(problem),
    });
  },
};

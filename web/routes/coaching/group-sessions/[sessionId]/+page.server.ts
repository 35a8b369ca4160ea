import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused, refusedAsWhole } from '#lib/server/form.ts';
import {
  acceptAgreement,
  bookSeat,
  confirmSeat,
  listGroupSessions,
  listMyInvitations,
  listOffers,
  viewAgreement,
} from '#server/coaching/contract.ts';
import { enteredIn, intakeOf, mistakesIn } from '../../preparation.ts';
import { readSessionType } from '../../session-type.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ sessionId: string }>;

export const load: PageServerLoad = async (event) => {
  const session = await readSession(event);
  const { sessionTypeId } = session;
  const [type, agreement, offers, { items: invitations }] = await Promise.all([
    readSessionType(event, sessionTypeId),
    need(call(event, viewAgreement, {})),
    need(call(event, listOffers, { query: { sessionTypeId } })),
    need(call(event, listMyInvitations, {})),
  ]);
  const offer = offers.items.find(({ offerId }) => offerId === session.offerId) ?? null;
  // Who holds this one, not everybody who could.
  const holding = offer?.coaches.filter(({ personId }) => session.coaches.some((coach) => coach.personId === personId)) ?? [];
  const invitation = invitations.find((each) => each.session.sessionId === session.sessionId) ?? null;
  return { session, invitation, type, agreement, offer: offer && { ...offer, coaches: holding } };
};

async function readSession(event: Event) {
  const { items } = await need(call(event, listGroupSessions, { query: {} }));
  const session = items.find(({ sessionId }) => sessionId === event.params.sessionId);
  if (!session) error(404, 'There is no such session to come.');
  return session;
}

export const actions: Actions = {
  seat: async (event) => {
    const [form, session, { version, acceptedAt }] = await Promise.all([
      event.request.formData(),
      readSession(event),
      need(call(event, viewAgreement, {})),
    ]);
    const type = await readSessionType(event, session.sessionTypeId);
    const entered = enteredIn(form, type.intake);
    const fields = mistakesIn(entered, type.intake, acceptedAt !== null);
    if (Object.keys(fields).length > 0) return fail(422, { entered, problem: incomplete(fields) });
    if (!acceptedAt) await need(call(event, acceptAgreement, { body: { version } }));
    const answer = await call(event, bookSeat, {
      params: event.params,
      body: {
        purpose: entered.purpose || 'learning',
        intake: intakeOf(entered, type.intake),
        waitIfFull: form.get('wait') === 'yes',
        timeZone: event.locals.me!.timeZone,
        showsName: entered.showsName,
      },
    });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refusedAsWhole(answer.problem) });
    redirect(303, `/coaching/sessions/${answer.data.bookingId}?said=${answer.data.status}`);
  },
  confirm: async (event) => {
    const { myBooking } = await readSession(event);
    if (!myBooking) error(404, 'You have no seat in this session.');
    const answer = await call(event, confirmSeat, { params: { bookingId: myBooking.bookingId } });
    if (!answer.ok) return fail(answer.problem.status, { entered: null, problem: refused(answer.problem) });
    redirect(303, `/coaching/sessions/${myBooking.bookingId}?said=confirmed`);
  },
};

import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import {
  acceptClinic,
  cancelSession,
  listMyOffers,
  planClinicsAnew,
  viewClinicPlan,
  viewCoachSession,
} from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone, skills } = await coachIn(event.parent);
  const scheduledId = event.url.searchParams.get('scheduled');
  const [{ computedAt, items, oneToOne, withheld }, offers, scheduled] = await Promise.all([
    need(call(event, viewClinicPlan, {})),
    need(call(event, listMyOffers, {})),
    scheduledId ? call(event, viewCoachSession, { params: { sessionId: scheduledId }, query: { notes: 'none' } }) : null,
  ]);
  const me = event.locals.me!.personId;
  // An OSPO lead is told of everybody's; here stand the own ones.
  const isMine = ({ coach }: { coach: { personId: string } }) => coach.personId === me;
  return {
    timeZone,
    computedAt,
    clinics: items.filter(isMine),
    oneToOne: oneToOne.filter(isMine),
    withheld: withheld.filter(isMine),
    hasGroupOffer: offers.items.some(({ isMine: isOwn, isActive, mode }) => isOwn && isActive && mode === 'group'),
    isVerified: skills.length > 0,
    scheduled: scheduled?.ok ? scheduled.data : null,
    done: ['undone', 'planned'].find((each) => event.url.searchParams.has(each)) ?? null,
  };
};

/** What was entered stays at its suggestion. */
async function accept(event: RequestEvent) {
  const { offerId, skillId, startsAt, reservedSeats } = await textsOf(event, 'offerId', 'skillId', 'startsAt', 'reservedSeats');
  const seats = reservedSeats === '' ? {} : { reservedSeats: Number(reservedSeats) };
  const answer = await call(event, acceptClinic, { body: { offerId, skillId, startsAt, ...seats } });
  const entered = { of: `${skillId} ${offerId} ${startsAt}`, reservedSeats };
  if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem) });
  redirect(303, `/coach/sessions/clinics?scheduled=${answer.data.sessionId}`);
}

export const actions: Actions = {
  accept,
  plan: async (event) => {
    const answer = await call(event, planClinicsAnew, {});
    if (!answer.ok) return fail(answer.problem.status, { entered: null, problem: refused(answer.problem) });
    redirect(303, '/coach/sessions/clinics?planned');
  },
  undo: async (event) => {
    const { sessionId } = await textsOf(event, 'sessionId');
    const answer = await call(event, cancelSession, { params: { sessionId }, body: { code: 'not-needed' } });
    if (!answer.ok) return fail(answer.problem.status, { entered: null, problem: refused(answer.problem) });
    redirect(303, '/coach/sessions/clinics?undone');
  },
};

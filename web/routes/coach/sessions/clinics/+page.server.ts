import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import {
  cancelSession,
  listMyOffers,
  scheduleGroupSession,
  suggestClinics,
  viewCoachSession,
} from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone, skills } = await coachIn(event.parent);
  const scheduledId = event.url.searchParams.get('scheduled');
  const [{ items, withheld }, offers, scheduled] = await Promise.all([
    need(call(event, suggestClinics, {})),
    need(call(event, listMyOffers, {})),
    scheduledId ? call(event, viewCoachSession, { params: { sessionId: scheduledId }, query: { notes: 'none' } }) : null,
  ]);
  const me = event.locals.me!.personId;
  return {
    timeZone,
    // An OSPO lead is told of everybody's; here stand the own ones.
    clinics: items.filter(({ coach }) => coach.personId === me),
    withheld: withheld.filter(({ coach }) => coach.personId === me),
    hasGroupOffer: offers.items.some(({ isMine, isActive, mode }) => isMine && isActive && mode === 'group'),
    isVerified: skills.length > 0,
    scheduled: scheduled?.ok ? scheduled.data : null,
    undone: event.url.searchParams.has('undone'),
  };
};

export const actions: Actions = {
  accept: async (event) => {
    const { offerId, startsAt } = await textsOf(event, 'offerId', 'startsAt');
    const answer = await call(event, scheduleGroupSession, { body: { offerId, startsAt } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coach/sessions/clinics?scheduled=${answer.data.sessionId}`);
  },
  undo: async (event) => {
    const { sessionId } = await textsOf(event, 'sessionId');
    const answer = await call(event, cancelSession, { params: { sessionId }, body: { code: 'not-needed' } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/coach/sessions/clinics?undone');
  },
};

import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { changeSession, viewCoachSession } from '#server/coaching/contract.ts';
import { coachIn } from '../../../coach.server.ts';
import { instantAt, wallTime } from '../../../zone-time.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await coachIn(event.parent);
  const session = await need(call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }));
  return { session, startsAt: wallTime(session.startsAt, session.timeZone) };
};

const SENTENCES = {
  startsAt: 'Choose a date and a time.',
  capacity: 'Write a number of seats from 1 to 200.',
  meetingUrl: 'Write an address that begins with https://',
};
const FIELD_OF = {
  'coaching/somebody-is-busy': 'startsAt',
  'coaching/in-the-past': 'startsAt',
  'coaching/capacity-below-seats': 'capacity',
};

export const actions: Actions = {
  default: async (event) => {
    const entered = await textsOf(event, 'startsAt', 'capacity', 'meetingUrl', 'reason');
    const session = await need(call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }));
    const isMoved = entered.startsAt !== wallTime(session.startsAt, session.timeZone);
    const startsAt = isMoved ? (instantAt(entered.startsAt, session.timeZone) ?? '') : undefined;
    const capacity = entered.capacity && Number(entered.capacity) !== session.capacity ? Number(entered.capacity) : undefined;
    const meetingUrl = entered.meetingUrl.trim() === (session.meetingUrl ?? '') ? undefined : entered.meetingUrl.trim();
    const body = {
      ...(startsAt !== undefined && { startsAt }),
      ...(capacity !== undefined && { capacity }),
      ...(meetingUrl !== undefined && { meetingUrl }),
      ...(entered.reason.trim() && { reason: entered.reason.trim() }),
    };
    const answer = await call(event, changeSession, { params: event.params, body });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/coach/sessions/${event.params.sessionId}?saved=changed`);
  },
};

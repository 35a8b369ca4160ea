import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { findFollowUp, offerFollowUp, viewCoachSession } from '#server/coaching/contract.ts';
import { coachIn } from '../../../coach.server.ts';
import { instantAt } from '../../../zone-time.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const days = Math.min(180, Math.max(1, Number(event.url.searchParams.get('days')) || 30));
  const session = await need(call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }));
  if (session.mode === 'group') redirect(303, `/coach/sessions/new?offer=${session.offerId}&days=${days}`);
  const participant = session.participants.find(({ bookingId }) => bookingId === event.url.searchParams.get('booking'));
  if (!participant) error(404);
  const { bookingId } = participant;
  const { times, minutes } = await need(call(event, findFollowUp, { params: { bookingId }, query: { days } }));
  return { timeZone, days, session, participant, times, minutes };
};

const FIELD_OF = {
  'coaching/slot-taken': 'other',
  'coaching/in-the-past': 'other',
};

export const actions: Actions = {
  default: async (event) => {
    const { timeZone } = await need(call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }));
    const { startsAt, other } = await textsOf(event, 'startsAt', 'other');
    const bookingId = event.url.searchParams.get('booking') ?? '';
    const chosen = startsAt === 'other' ? (instantAt(other, timeZone) ?? '') : startsAt;
    const answer = await call(event, offerFollowUp, { params: { bookingId }, body: { startsAt: chosen } });
    if (!answer.ok) {
      const problem = refused(answer.problem, {}, FIELD_OF);
      const { startsAt: unreadable, ...fields } = problem.fields;
      const sentence = unreadable && 'Choose one of the times, or write a date and a time.';
      return fail(answer.problem.status, {
        startsAt,
        other,
        problem: { ...problem, fields: { ...fields, ...(sentence && { other: sentence }) } },
      });
    }
    const saved = new URLSearchParams({ saved: 'follow-up', of: bookingId });
    redirect(303, `/coach/sessions/${event.params.sessionId}?${saved}#b-${bookingId}`);
  },
};

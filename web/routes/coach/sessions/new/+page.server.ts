import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { listMyOffers, scheduleGroupSession } from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import { addDays, instantAt, todayIn, wallTime } from '../../zone-time.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone, meetingUrl } = await coachIn(event.parent);
  const { items } = await need(call(event, listMyOffers, {}));
  const offers = items.filter(({ mode, isMine, isActive }) => mode === 'group' && isMine && isActive);
  const { searchParams } = event.url;
  const at = searchParams.get('at');
  const days = Number(searchParams.get('days')) || 7;
  const me = event.locals.me!.personId;
  const others = new Map(offers.flatMap(({ coaches }) => coaches.map(({ personId, name }) => [personId, name])));
  others.delete(me);
  return {
    timeZone,
    meetingUrl,
    offers,
    others: [...others].map(([personId, name]) => ({ personId, name })),
    offerId: searchParams.get('offer') ?? offers[0]?.offerId ?? '',
    startsAt: at ? wallTime(at, timeZone) : `${addDays(todayIn(timeZone), Math.min(180, days))}T14:00`,
  };
};

const SENTENCES = {
  offerId: 'Choose one of your group offers.',
  startsAt: 'Choose a date and a time.',
  capacity: 'Write a number of seats from 1 to 200.',
  meetingUrl: 'Write an address that begins with https://',
};
const FIELD_OF = {
  'coaching/somebody-is-busy': 'startsAt',
  'coaching/in-the-past': 'startsAt',
  'not-found': 'offerId',
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const coCoachIds = form.getAll('coCoachIds').map(String);
    const entered = {
      offerId: text('offerId'),
      startsAt: text('startsAt'),
      capacity: text('capacity'),
      meetingUrl: text('meetingUrl'),
      coCoachIds,
    };
    const body = {
      offerId: entered.offerId,
      startsAt: instantAt(entered.startsAt, text('zone')) ?? '',
      ...(entered.capacity && { capacity: Number(entered.capacity) }),
      ...(coCoachIds.length > 0 && { coCoachIds }),
      ...(entered.meetingUrl && { meetingUrl: entered.meetingUrl }),
    };
    const answer = await call(event, scheduleGroupSession, { body });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/coach/sessions/${answer.data.sessionId}?saved=scheduled`);
  },
};

import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { createCalendarFeed, listCalendarFeeds } from '#server/coaching/contract.ts';
import { chooseNotifications, viewMyNotifications } from '#server/notifications/contract.ts';
import { groupsOf, partsOf } from './notice-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [choice, { items }] = await Promise.all([
    need(call(event, viewMyNotifications, {})),
    need(call(event, listCalendarFeeds, {})),
  ]);
  const parts = partsOf(event.locals.me!);
  return { ...choice, feeds: items, parts, saved: event.url.searchParams.get('saved') };
};

const SENTENCES = {
  calendar: 'Choose one of the two.',
  label: 'Name what will show this calendar, such as “Phone”.',
};

export const actions: Actions = {
  choose: async (event) => {
    const form = await event.request.formData();
    const wanted = form.getAll('wanted').map(String);
    const calendar = form.get('calendar') === 'feed' ? ('feed' as const) : ('invitations' as const);
    const shown = groupsOf(partsOf(event.locals.me!)).map(({ id }) => id);
    const before = await need(call(event, viewMyNotifications, {}));
    // What this page does not show stays as it was.
    const kept = before.unwanted.filter((id) => !shown.includes(id));
    const unwanted = [...kept, ...shown.filter((id) => !wanted.includes(id))];
    const answer = await call(event, chooseNotifications, { body: { calendar, unwanted } });
    if (!answer.ok)
      return fail(answer.problem.status, { form: 'choose', problem: refused(answer.problem, SENTENCES), calendar, unwanted });
    redirect(303, '/account/notifications?saved=choice');
  },
  feed: async (event) => {
    const { label: typed, alarm } = await textsOf(event, 'label', 'alarm');
    const label = typed.trim();
    const answer = await call(event, createCalendarFeed, { body: { label, ...(alarm && { alarmMinutes: Number(alarm) }) } });
    if (!answer.ok)
      return fail(answer.problem.status, { form: 'feed', problem: refused(answer.problem, SENTENCES), label, alarm });
    return { form: 'feed', created: { label, address: answer.data.address } };
  },
};

import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { listHolidayCalendars, saveHolidayCalendar } from '#server/coaching/contract.ts';
import { asLines, daysIn, slugOf } from './days.ts';
import type { Actions, PageServerLoad } from './$types';

/** Stands in the address for a calendar that is not there yet. */
const NEW = 'new';

export const load: PageServerLoad = async (event) => {
  const { calendarId } = event.params;
  if (calendarId === NEW) return { isNew: true, name: '', days: '' };
  const { items } = await need(call(event, listHolidayCalendars, {}));
  const calendar = items.find((each) => each.calendarId === calendarId);
  if (!calendar) error(404, 'There is no such calendar.');
  return { isNew: false, name: calendar.name, days: asLines(calendar.days) };
};

const SENTENCES = { name: 'Write the name of the site, in at most 100 characters.', days: 'At most 400 days.' };

export const actions: Actions = {
  default: async (event) => {
    const entered = await textsOf(event, 'name', 'days');
    const name = entered.name.trim();
    const calendarSlug = event.params.calendarId === NEW ? slugOf(name) : event.params.calendarId;
    const { days, wrong } = daysIn(entered.days);
    const refuse = (field: string, detail: string) =>
      fail(400, { entered, problem: { title: 'Not saved', detail, code: '', fields: { [field]: detail } } });
    if (calendarSlug === '' || calendarSlug === NEW) return refuse('name', SENTENCES.name);
    if (wrong)
      return refuse(
        'days',
        `Line ${wrong.line}, “${wrong.text}”: write the day first, then its name, as in “2026-12-25 Christmas Day”.`,
      );
    const answer = await call(event, saveHolidayCalendar, { params: { calendarSlug }, body: { name, days } });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES) });
    redirect(303, `/coaching-overview/holidays?saved=${calendarSlug}`);
  },
};

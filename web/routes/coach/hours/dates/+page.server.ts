import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need, type Answer } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import {
  addAbsence,
  addTravel,
  chooseHolidayCalendars,
  clearHoursOfDate,
  listHolidayCalendars,
  removeAbsence,
  removeTravel,
  setHoursOfDate,
  viewMyHours,
} from '#server/coaching/contract.ts';
import { windowsIn } from '../../clock.ts';
import { coachIn } from '../../coach.server.ts';
import { instantAt, todayIn } from '../../zone-time.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const [hours, calendars] = await Promise.all([need(call(event, viewMyHours, {})), need(call(event, listHolidayCalendars, {}))]);
  const { searchParams } = event.url;
  return {
    timeZone,
    today: todayIn(timeZone),
    hours,
    calendars: calendars.items,
    timeZones: Intl.supportedValuesOf('timeZone'),
    saved: searchParams.get('saved'),
    standing: Number(searchParams.get('standing')) || 0,
  };
};

const SENTENCES = {
  date: 'Choose a date.',
  startsAt: 'Choose a date and a time.',
  endsAt: 'Choose a date and a time.',
  firstDate: 'Choose the first date.',
  lastDate: 'Choose the last date.',
};
const FIELD_OF = { 'coaching/hours-overlap': 'firstDate', 'unknown-time-zone': 'timeZone' };

function settled(form: string, answer: Answer<unknown>, entered: Record<string, string>, more = '') {
  if (!answer.ok) return fail(answer.problem.status, { form, entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
  redirect(303, `/coach/hours/dates?saved=${form}${more}#${form}`);
}

/** The one thing that a small form names is removed. */
const removing =
  (form: string, remove: (event: RequestEvent, id: string) => Promise<Answer<unknown>>) => async (event: RequestEvent) => {
    const { id } = await textsOf(event, 'id');
    return settled(form, await remove(event, id), {});
  };

export const actions: Actions = {
  date: async (event) => {
    const entered = await textsOf(event, 'date', 'timeZone', 'windows', 'reason');
    const windows = windowsIn(entered.windows);
    if (!windows) {
      const detail = 'Write hours such as 09:00-12:00, 13:00-17:00, or leave it empty to close the day.';
      return fail(400, { form: 'dates', entered, problem: { title: '', detail, code: '', fields: { windows: detail } } });
    }
    const body = { date: entered.date, timeZone: entered.timeZone, windows, reason: entered.reason.trim() };
    return settled('dates', await call(event, setHoursOfDate, { body }), entered);
  },
  absence: async (event) => {
    const entered = await textsOf(event, 'startsAt', 'endsAt', 'timeZone', 'reason');
    const at = (wall: string) => instantAt(wall, entered.timeZone) ?? '';
    const body = { startsAt: at(entered.startsAt), endsAt: at(entered.endsAt), reason: entered.reason.trim() };
    const answer = await call(event, addAbsence, { body });
    return settled('absences', answer, entered, answer.ok ? `&standing=${answer.data.sessionIds.length}` : '');
  },
  travel: async (event) => {
    const entered = await textsOf(event, 'firstDate', 'lastDate', 'timeZone');
    return settled('travels', await call(event, addTravel, { body: entered }), entered);
  },
  holidays: async (event) => {
    const calendarIds = (await event.request.formData()).getAll('calendarIds').map(String);
    return settled('holidays', await call(event, chooseHolidayCalendars, { body: { calendarIds } }), {});
  },
  clearDate: removing('dates', (event, date) => call(event, clearHoursOfDate, { params: { date } })),
  removeAbsence: removing('absences', (event, absenceId) => call(event, removeAbsence, { params: { absenceId } })),
  removeTravel: removing('travels', (event, travelId) => call(event, removeTravel, { params: { travelId } })),
};

import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { addWeeklyHours, changeWeeklyHours, removeWeeklyHours } from '#server/coaching/contract.ts';
import { windowOf } from '../clock.ts';
import type { RequestEvent } from './$types';

const SENTENCES = {
  startMinute: 'Write a time such as 09:00.',
  endMinute: 'Write a time such as 17:00.',
  validFrom: 'Choose the first date.',
  validTo: 'Choose a later date, or none.',
  isoWeekday: 'Choose a weekday.',
};
const FIELD_OF = { 'coaching/hours-overlap': 'from', 'unknown-time-zone': 'timeZone' };

/** Add weekly hours, or change those that a form names. */
export async function saveWeekly(event: RequestEvent) {
  const entered = await textsOf(event, 'ruleId', 'isoWeekday', 'from', 'to', 'timeZone', 'validFrom', 'validTo');
  const { ruleId, timeZone, validFrom, validTo } = entered;
  const window = windowOf(entered.from, entered.to);
  if (!window) {
    const detail = 'Write both times, such as 09:00 and 17:00.';
    return fail(400, { entered, problem: { title: '', detail, code: '', fields: { from: detail } } });
  }
  const body = { ...window, timeZone, isoWeekday: Number(entered.isoWeekday), validFrom, ...(validTo && { validTo }) };
  const answer = ruleId
    ? await call(event, changeWeeklyHours, { params: { ruleId }, body })
    : await call(event, addWeeklyHours, { body });
  if (!answer.ok)
    return fail(answer.problem.status, { entered, problem: atFields(refused(answer.problem, SENTENCES, FIELD_OF)) });
  redirect(303, `/coach/hours?saved=${ruleId ? 'changed' : 'added'}`);
}

/** The form has clock times where the API has minutes. */
function atFields<R extends { fields: Record<string, string> }>(problem: R): R {
  const { startMinute, endMinute, ...fields } = problem.fields;
  return { ...problem, fields: { ...(startMinute && { from: startMinute }), ...(endMinute && { to: endMinute }), ...fields } };
}

export async function removeWeekly(event: RequestEvent) {
  const { ruleId } = await textsOf(event, 'ruleId');
  const answer = await call(event, removeWeeklyHours, { params: { ruleId } });
  if (!answer.ok) return fail(answer.problem.status, { entered: null, problem: refused(answer.problem) });
  redirect(303, '/coach/hours?saved=removed');
}

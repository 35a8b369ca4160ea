import { error, fail, redirect } from '@sveltejs/kit';
import { call, need, type Answer } from '#lib/server/api.ts';
import { refused, textsOf, type Refused } from '#lib/server/form.ts';
import {
  addActionItem,
  askCorrection,
  changeSession,
  recordAttendance,
  setHoursOfDate,
  viewCoachSession,
  withdrawOutcome,
  writeNote,
} from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import { isAttendance } from '../../coach-words.ts';
import { GROW, growText, type Grow } from '../../grow.ts';
import { addDays, minuteOf, todayIn, wallTime } from '../../zone-time.server.ts';
import { outcome } from './outcome.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const session = await need(call(event, viewCoachSession, { params: event.params, query: {} }));
  const { searchParams } = event.url;
  const today = todayIn(timeZone);
  return {
    timeZone,
    session,
    inAWeek: addDays(today, 7),
    saved: searchParams.get('saved'),
    /** Whose part of the page was saved. */
    of: searchParams.get('of'),
  };
};

/** Back to the part of the page that was saved, or the form with its mistakes and all that was entered. */
function settled(
  event: RequestEvent,
  answer: Answer<unknown>,
  { form, of, entered = {} }: { form: string; of: string; entered?: Record<string, string> },
  sentences: Record<string, string> = {},
) {
  if (!answer.ok) return fail(answer.problem.status, failed(form, of, entered, refused(answer.problem, sentences)));
  redirect(303, `/coach/sessions/${event.params.sessionId}?${new URLSearchParams({ saved: form, of })}#b-${of}`);
}
const failed = (form: string, of: string, entered: Record<string, string>, problem: Refused) => ({ form, of, entered, problem });

export const actions: Actions = {
  attendance: async (event) => {
    const { bookingId, status, reason } = await textsOf(event, 'bookingId', 'status', 'reason');
    const place = { form: 'attendance', of: bookingId, entered: { status, reason } };
    if (!isAttendance(status)) {
      const detail = 'Choose one of the three.';
      return fail(
        400,
        failed('attendance', bookingId, place.entered, { title: '', detail, code: '', fields: { status: detail } }),
      );
    }
    const body = { status, ...(reason.trim() && { reason: reason.trim() }) };
    return settled(event, await call(event, recordAttendance, { params: { bookingId }, body }), place);
  },
  askCorrection: async (event) => {
    const { bookingId, status, reason } = await textsOf(event, 'bookingId', 'status', 'reason');
    const place = { form: 'correction', of: bookingId, entered: { status, reason } };
    if (!isAttendance(status)) error(400, 'There is no such attendance.');
    const body = { status, reason: reason.trim() };
    const answer = await call(event, askCorrection, { params: { bookingId }, body });
    return settled(event, answer, place, { reason: 'Say why, in 1 to 500 characters.' });
  },
  shared: async (event) => {
    const { bookingId, ...parts } = await textsOf(event, 'bookingId', ...GROW.map(({ id }) => id));
    const body = { kind: 'shared' as const, body: growText(parts as Grow) };
    const place = { form: 'shared', of: bookingId, entered: parts };
    return settled(event, await call(event, writeNote, { params: { bookingId }, body }), place, { body: EMPTY_NOTE });
  },
  private: async (event) => {
    const { bookingId, body } = await textsOf(event, 'bookingId', 'body');
    const place = { form: 'private', of: bookingId, entered: { body } };
    const note = { kind: 'private' as const, body: body.trim() };
    return settled(event, await call(event, writeNote, { params: { bookingId }, body: note }), place, { body: EMPTY_NOTE });
  },
  action: async (event) => {
    const { bookingId, text, dueOn } = await textsOf(event, 'bookingId', 'text', 'dueOn');
    const place = { form: 'action', of: bookingId, entered: { text, dueOn } };
    const answer = await call(event, addActionItem, { params: { bookingId }, body: { text: text.trim(), dueOn } });
    return settled(event, answer, place, { text: 'Say what will be done, in a line.', dueOn: 'Choose a date.' });
  },
  outcome,
  withdraw: async (event) => {
    const { bookingId, outcomeId, reason } = await textsOf(event, 'bookingId', 'outcomeId', 'reason');
    const place = { form: `withdraw-${outcomeId}`, of: bookingId, entered: { reason } };
    const answer = await call(event, withdrawOutcome, { params: { outcomeId }, body: { reason: reason.trim() } });
    return settled(event, answer, place, { reason: 'Say why you take it back.' });
  },
  /** A date of one's own wins over a holiday: the session's hours are opened. */
  hold: async (event) => {
    const { startsAt, endsAt, timeZone } = await need(
      call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }),
    );
    const [start, end] = [wallTime(startsAt, timeZone), wallTime(endsAt, timeZone)];
    const startMinute = minuteOf(start);
    const endMinute = minuteOf(end) + (end.slice(0, 10) > start.slice(0, 10) ? 1440 : 0);
    const body = { date: start.slice(0, 10), timeZone, windows: [{ startMinute, endMinute }], reason: 'A session is held' };
    return settled(event, await call(event, setHoursOfDate, { body }), { form: 'decided', of: '' });
  },
  keepHour: async (event) => {
    const { promisedAt, startsAt } = await need(
      call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }),
    );
    return settled(event, await moveTo(event, promisedAt ?? startsAt), { form: 'decided', of: '' });
  },
  keepMoment: async (event) => {
    const { startsAt } = await need(call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }));
    return settled(event, await moveTo(event, startsAt), { form: 'decided', of: '' });
  },
};

const EMPTY_NOTE = 'A note has 1 to 10,000 characters.';

const moveTo = (event: RequestEvent, startsAt: string) =>
  call(event, changeSession, { params: event.params, body: { startsAt, reason: 'The rules of the time zone changed.' } });

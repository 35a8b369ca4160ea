import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { decideRequest, listMyDisclosures, listMyRequests, listMySessions, viewCoachSession } from '#server/coaching/contract.ts';
import { coachIn } from '../coach.server.ts';
import { addDays, todayIn } from '../zone-time.server.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

const DAYS = 60;

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const today = todayIn(timeZone);
  const { searchParams } = event.url;
  const date = searchParams.get('day');
  if (date && /^\d{4}-\d\d-\d\d$/.test(date)) return { timeZone, today, view: 'day' as const, ...(await sheetOf(event, date)) };
  const view = searchParams.get('show') === 'held' ? ('held' as const) : ('to-come' as const);
  const query = view === 'held' ? { from: addDays(today, -DAYS), to: today } : { from: today, to: addDays(today, DAYS) };
  const [{ items }, requests, disclosures] = await Promise.all([
    need(call(event, listMySessions, { query })),
    need(call(event, listMyRequests, {})),
    need(call(event, listMyDisclosures, {})),
  ]);
  const now = Date.now();
  const isOver = ({ endsAt }: { endsAt: string }) => Date.parse(endsAt) < now;
  const sessions = view === 'held' ? items.filter(isOver).toReversed() : items.filter((session) => !isOver(session));
  return {
    timeZone,
    today,
    view,
    sessions,
    requests: requests.items,
    disclosures: disclosures.items,
    done: searchParams.get('done'),
  };
};

/** A day on paper: who comes and what they need. Without notes, so that nobody is told that theirs were read. */
async function sheetOf(event: PageServerLoadEvent, date: string) {
  const { items } = await need(call(event, listMySessions, { query: { from: date, to: date } }));
  const sheets = await Promise.all(
    items.map(({ sessionId }) => need(call(event, viewCoachSession, { params: { sessionId }, query: { notes: 'none' } }))),
  );
  return { date, sheets };
}

export const actions: Actions = {
  decide: async (event) => {
    const { bookingId, decision, text } = await textsOf(event, 'bookingId', 'decision', 'text');
    const accepts = decision === 'accept';
    const body = { decision: accepts ? ('accept' as const) : ('decline' as const), ...(text.trim() && { text: text.trim() }) };
    const answer = await call(event, decideRequest, { params: { bookingId }, body });
    if (!answer.ok) return fail(answer.problem.status, { bookingId, text, problem: refused(answer.problem) });
    redirect(303, `/coach/sessions?done=${accepts ? 'accepted' : 'declined'}`);
  },
};

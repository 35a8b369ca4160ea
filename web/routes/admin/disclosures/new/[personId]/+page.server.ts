import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused, textsOf } from '#lib/server/form.ts';
import { askDisclosure, FEWEST_REASON_LETTERS } from '#server/coaching/contract.ts';
import { viewPerson } from '#server/identity/contract.ts';
import { todayIn } from '../../../../coach/zone-time.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { personId, name } = await need(call(event, viewPerson, { params: event.params }));
  return { person: { personId, name }, today: todayIn(event.locals.me!.timeZone) };
};

const SENTENCES = {
  firstDay: 'Choose the first day.',
  lastDay: 'Choose the last day.',
  caseReference: 'Name the case, in 60 characters at most.',
  reason: `Say in ${FEWEST_REASON_LETTERS} to 1,000 characters why this has to be read.`,
};

async function enteredIn(event: RequestEvent) {
  const texts = await textsOf(event, 'firstDay', 'lastDay', 'caseReference', 'reason');
  return { ...texts, caseReference: texts.caseReference.trim(), reason: texts.reason.trim() };
}
type Entered = Awaited<ReturnType<typeof enteredIn>>;

/** What is missing can be said before anything is asked; the API judges the rest. */
function missingIn({ firstDay, lastDay, caseReference, reason }: Entered): Record<string, string> {
  return {
    ...(!firstDay && { firstDay: SENTENCES.firstDay }),
    ...(!lastDay && { lastDay: SENTENCES.lastDay }),
    ...(!caseReference && { caseReference: SENTENCES.caseReference }),
    ...(reason.length < FEWEST_REASON_LETTERS && { reason: SENTENCES.reason }),
  };
}

export const actions: Actions = {
  /** Shown once more before it is asked: it cannot be taken back. */
  review: async (event) => {
    const entered = await enteredIn(event);
    const missing = missingIn(entered);
    if (Object.keys(missing).length > 0) return fail(422, { entered, isReviewed: false, problem: incomplete(missing) });
    return { entered, isReviewed: true, problem: null };
  },
  change: async (event) => ({ entered: await enteredIn(event), isReviewed: false, problem: null }),
  ask: async (event) => {
    const entered = await enteredIn(event);
    const body = { ...entered, personId: event.params.personId, timeZone: event.locals.me!.timeZone };
    const answer = await call(event, askDisclosure, { body });
    if (!answer.ok)
      return fail(answer.problem.status, { entered, isReviewed: false, problem: refused(answer.problem, SENTENCES) });
    redirect(303, `/admin/disclosures/${answer.data.disclosureId}?saved=asked`);
  },
};

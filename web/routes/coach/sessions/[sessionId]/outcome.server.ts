import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { proposeOutcome } from '#server/coaching/contract.ts';
import type { RequestEvent } from './$types';

/** At which field the condition is met that was not. */
const FIELD_OF_RULE: Record<string, string> = {
  'not-attended': 'result',
  'coachee-chose-learning': 'result',
  'level-missing': 'result',
  'above-session-type': 'result',
  'more-than-one-level': 'result',
  'assessor-not-verified': 'result',
  'behaviour-missing': 'behaviour',
  'artefact-missing': 'artefactUrl',
  'needs-artefact-or-second-assessor': 'artefactUrl',
  'second-assessor-not-verified': 'secondAssessorId',
};
const SENTENCES = {
  result: 'Choose what the session showed.',
  level: 'Choose what the session showed.',
  artefactUrl: 'Write an address that begins with https://',
  behaviour: 'Name the behaviour in up to 2,000 characters.',
};

/** Say what a session showed of a skill. */
export async function outcome(event: RequestEvent) {
  const { bookingId, ...entered } = await textsOf(
    event,
    'bookingId',
    'skillId',
    'result',
    'artefactUrl',
    'behaviour',
    'secondAssessorId',
  );
  const { skillId, artefactUrl, secondAssessorId } = entered;
  const level = /^level-(\d)$/.exec(entered.result)?.[1];
  const body = {
    skillId,
    result: level ? ('level' as const) : (entered.result as 'no-change' | 'practised'),
    ...(level && { level: Number(level) }),
    basis: artefactUrl.trim() ? ('artefact' as const) : ('observed' as const),
    ...(artefactUrl.trim() && { artefactUrl: artefactUrl.trim() }),
    behaviour: entered.behaviour.trim(),
    ...(secondAssessorId && { secondAssessorId }),
  };
  const answer = await call(event, proposeOutcome, { params: { bookingId }, body });
  const form = `outcome-${skillId}`;
  if (answer.ok)
    redirect(
      303,
      `/coach/sessions/${event.params.sessionId}?${new URLSearchParams({ saved: 'outcome', of: bookingId })}#b-${bookingId}`,
    );
  const rule = String(answer.problem['rule'] ?? '');
  const field = FIELD_OF_RULE[rule];
  const fieldOf: Record<string, string> = field ? { 'coaching/outcome-not-allowed': field } : {};
  return fail(answer.problem.status, { form, of: bookingId, entered, problem: refused(answer.problem, SENTENCES, fieldOf) });
}

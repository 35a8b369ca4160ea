import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { decideDisclosure, viewDisclosure } from '#server/coaching/contract.ts';

const SAVED = { grant: 'granted', refuse: 'refused' } as const;
const SENTENCES = { note: 'Write 1,000 characters at most.' };

const paramsOf = ({ params }: RequestEvent) => ({ disclosureId: params['disclosureId']! });

export const asked = async (event: RequestEvent) => ({
  disclosure: await need(call(event, viewDisclosure, { params: paramsOf(event) })),
});

/** One of the two answers, from a page that asks once more. */
export const decide = (decision: keyof typeof SAVED) => async (event: RequestEvent) => {
  const note = (await textsOf(event, 'note')).note.trim();
  const answer = await call(event, decideDisclosure, { params: paramsOf(event), body: { decision, ...(note && { note }) } });
  if (!answer.ok) return fail(answer.problem.status, { note, problem: refused(answer.problem, SENTENCES) });
  redirect(303, `/coaching-overview/decisions?saved=${SAVED[decision]}`);
};

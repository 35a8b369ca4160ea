import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { decideCorrection, viewCorrection } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  correction: await need(call(event, viewCorrection, { params: event.params })),
});

const SAVED = { accept: 'accepted', decline: 'declined' } as const;
const SENTENCES = { note: 'Write 500 characters at most.' };

const decide = (decision: keyof typeof SAVED) => async (event: RequestEvent<{ correctionId: string }>) => {
  const note = (await textsOf(event, 'note')).note.trim();
  const answer = await call(event, decideCorrection, { params: event.params, body: { decision, ...(note && { note }) } });
  if (!answer.ok) return fail(answer.problem.status, { note, problem: refused(answer.problem, SENTENCES) });
  redirect(303, `/coaching-overview/decisions?saved=${SAVED[decision]}`);
};

export const actions: Actions = { accept: decide('accept'), decline: decide('decline') };

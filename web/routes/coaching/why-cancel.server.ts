import type { RequestEvent } from '@sveltejs/kit';
import { incomplete, textsOf } from '#lib/server/form.ts';
import { LEARNERS_REASONS } from '#lib/coaching-words.ts';

/** Why somebody cancels, as the API takes it; what they entered, and the problem, where no reason was chosen. */
export async function readWhy(event: RequestEvent) {
  const entered = await textsOf(event, 'code', 'text');
  const code = LEARNERS_REASONS.find((reason) => reason === entered.code);
  if (!code) return { entered, body: null, problem: incomplete({ code: 'Choose the reason that is closest.' }) };
  const text = entered.text.trim();
  return { entered, body: { code, ...(text && { text }) }, problem: null };
}

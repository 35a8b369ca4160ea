import type { RequestEvent } from '@sveltejs/kit';
import type { Problem } from '#server/http/problem.ts';

/** The text of each named field, as typed; what was not sent is empty. */
export async function textsOf<const N extends string>({ request }: RequestEvent, ...names: N[]): Promise<Record<N, string>> {
  const form = await request.formData();
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')])) as Record<N, string>;
}

/**
 * One sentence per field. A malformed request names the member only, so the page brings the sentence for it; a refusal
 * brings its own.
 */
export function errorsByField(problem: Problem, sentences: Record<string, string> = {}): Record<string, string> {
  const isMalformed = problem.type === '/problems/malformed-request';
  const errors: Record<string, string> = {};
  for (const { pointer, detail } of problem.errors ?? []) {
    const field = pointer.split('/')[1] ?? '';
    errors[field] ??= (isMalformed && sentences[field]) || detail;
  }
  return errors;
}

/** What a page shows of a refusal; plain values only, since it travels in the page. */
export interface Refused {
  title: string;
  detail: string;
  code: string;
  fields: Record<string, string>;
}

/** @param fieldOf Which field a refusal without a pointer belongs to, by its code. */
export function refused(problem: Problem, sentences: Record<string, string> = {}, fieldOf: Record<string, string> = {}): Refused {
  const code = problem.type.replace('/problems/', '');
  const field = fieldOf[code];
  return {
    title: problem.title,
    detail: problem.detail ?? 'Something failed on our side. Nothing you entered is lost; try again in a minute.',
    code,
    fields: { ...(field && problem.detail && { [field]: problem.detail }), ...errorsByField(problem, sentences) },
  };
}

/** What a page finds missing itself, before it asks the API. */
export const incomplete = (fields: Record<string, string>): Refused => ({ title: '', detail: '', code: 'incomplete', fields });

/** A refusal about the whole form, whatever fields it points at: the page has them under other names. */
export const refusedAsWhole = (problem: Problem): Refused => ({ ...refused(problem), fields: {} });

/** A path of our own to go on to; anything that leads elsewhere becomes the start page. */
export function ownPath(path: string | null): string {
  const isOwn = path !== null && /^\/(?![/\\])[^\s\\]*$/.test(path);
  return isOwn ? path : '/';
}

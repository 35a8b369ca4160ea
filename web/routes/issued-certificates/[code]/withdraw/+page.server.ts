import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { revokeCertificate, viewCertificate } from '#server/certificates/contract.ts';
import { placeIn, searchOf } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

const addressOf = (code: string, url: URL, further = {}) => `/issued-certificates/${code}${searchOf(placeIn(url), further)}`;

export const load: PageServerLoad = async (event) => {
  const { code, personName, courseTitle, standing } = await need(call(event, viewCertificate, { params: event.params }));
  const back = addressOf(code, event.url);
  // Where somebody else was faster, what was written stays on this page with the refusal.
  if (standing === 'revoked' && event.request.method === 'GET') redirect(303, back);
  return { personName, courseTitle, back };
};

const SENTENCES = { reason: 'Write the reason, in 3 to 500 characters.' };

export const actions: Actions = {
  default: async (event) => {
    const reason = (await textsOf(event, 'reason')).reason.trim();
    const answer = await call(event, revokeCertificate, { params: event.params, body: { reason } });
    if (!answer.ok) return fail(answer.problem.status, { reason, problem: refused(answer.problem, SENTENCES) });
    redirect(303, addressOf(event.params.code, event.url, { withdrawn: '' }));
  },
};

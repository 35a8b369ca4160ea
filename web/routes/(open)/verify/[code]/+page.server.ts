import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { revokeCertificate } from '#server/certificates/contract.ts';
import { check } from './answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MAY_WITHDRAW = ['ospo-lead', 'administrator'];

export const load: PageServerLoad = async (event) => {
  const { status, checkedAt, certificate } = await check(event, event.params.code);
  const roles = event.locals.me?.accessRoles ?? [];
  return {
    status,
    checkedAt,
    certificate,
    typed: event.params.code,
    mayWithdraw: certificate?.standing !== 'revoked' && roles.some((role) => MAY_WITHDRAW.includes(role)),
  };
};

const SENTENCES = { reason: 'Write the reason, in 3 to 500 characters.' };

export const actions: Actions = {
  withdraw: async (event) => {
    const { reason, isSure } = await textsOf(event, 'reason', 'isSure');
    const fields = {
      ...(reason.trim().length < 3 && { reason: SENTENCES.reason }),
      ...(!isSure && { isSure: 'Tick this first: it cannot be undone.' }),
    };
    if (!isSure) return fail(422, { reason, problem: { title: '', detail: '', code: 'not-sure', fields } });
    const answer = await call(event, revokeCertificate, { params: event.params, body: { reason: reason.trim() } });
    if (!answer.ok) return fail(answer.problem.status, { reason, problem: refused(answer.problem, SENTENCES) });
    redirect(303, event.url.pathname);
  },
};

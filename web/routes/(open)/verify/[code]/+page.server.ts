import { mayKeepRegister } from '#lib/certificate-words.ts';
import { check } from './answer.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { status, checkedAt, certificate } = await check(event, event.params.code);
  const isInRegister = certificate !== null && mayKeepRegister(event.locals.me);
  return { status, checkedAt, certificate, typed: event.params.code, isInRegister };
};

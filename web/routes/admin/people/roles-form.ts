import { isGivenRole } from '#lib/people-words.ts';

export const ROLE_SENTENCES = { auditorUntil: 'Choose a day from the calendar.' };

/** Access roles of a form: as they were entered, and as the API takes them, where only an auditor has a last day. */
export function rolesIn(form: FormData) {
  const accessRoles = form.getAll('accessRoles').map(String).filter(isGivenRole);
  const auditorUntil = String(form.get('auditorUntil') ?? '');
  const isUntil = auditorUntil !== '' && accessRoles.includes('auditor');
  return { entered: { accessRoles, auditorUntil }, body: { accessRoles, ...(isUntil && { auditorUntil }) } };
}

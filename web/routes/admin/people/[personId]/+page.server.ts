import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { isGivenRole } from '#lib/people-words.ts';
import { changeAccessRoles, handOutResetLink } from '#server/identity/contract.ts';
import { findPerson } from '../find-person.server.ts';
import { isNarrowed, placeIn, searchOf } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = await findPerson(event, event.params.personId);
  const place = placeIn(event.url);
  return {
    person,
    isSelf: person.personId === event.locals.me!.personId,
    saved: event.url.searchParams.get('saved'),
    /** Kept on the way through this page, so that everything leads back here. */
    place: searchOf(place),
    isFromSearch: isNarrowed(place),
  };
};

const FIELD_OF = { 'identity/last-administrator': 'accessRoles' };

export const actions: Actions = {
  roles: async (event) => {
    const { personId } = event.params;
    const accessRoles = (await event.request.formData()).getAll('accessRoles').map(String).filter(isGivenRole);
    const answer = await call(event, changeAccessRoles, { params: { personId }, body: { accessRoles } });
    if (!answer.ok)
      return fail(answer.problem.status, { form: 'roles', accessRoles, problem: refused(answer.problem, {}, FIELD_OF) });
    redirect(303, `/admin/people/${personId}${searchOf(placeIn(event.url), { saved: 'roles' })}`);
  },
  link: async (event) => {
    const answer = await call(event, handOutResetLink, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { form: 'link', problem: refused(answer.problem) });
    return { form: 'link', handedOut: answer.data };
  },
};

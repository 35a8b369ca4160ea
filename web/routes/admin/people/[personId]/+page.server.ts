import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { changeAccessRoles, handOutResetLink } from '#server/identity/contract.ts';
import { findPerson } from '../find-person.server.ts';
import { rolesIn, ROLE_SENTENCES } from '../roles-form.ts';
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
    const { entered, body } = rolesIn(await event.request.formData());
    const answer = await call(event, changeAccessRoles, { params: { personId }, body });
    if (!answer.ok)
      return fail(answer.problem.status, { form: 'roles', entered, problem: refused(answer.problem, ROLE_SENTENCES, FIELD_OF) });
    redirect(303, `/admin/people/${personId}${searchOf(placeIn(event.url), { saved: 'roles' })}`);
  },
  link: async (event) => {
    const answer = await call(event, handOutResetLink, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { form: 'link', problem: refused(answer.problem) });
    return { form: 'link', handedOut: answer.data };
  },
};

import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { createFirstAdministrator, signIn } from '#server/identity/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ timeZones: Intl.supportedValuesOf('timeZone') });

const SENTENCES = {
  name: 'Write your name as colleagues know it.',
  email: 'Write a whole e-mail address, such as name@company.example.',
  password: 'Write a password of at least 12 characters.',
  timeZone: 'Choose a time zone from the list.',
};
const FIELD_OF = { 'organization/email-taken': 'email' };
const UNUSABLE =
  'This link was used already, is older than a day, or somebody administers this installation already. While nobody does, a new link is printed each time it starts.';

export const actions: Actions = {
  default: async (event) => {
    const { password, ...texts } = await textsOf(event, 'name', 'email', 'password', 'timeZone');
    const person = { name: texts.name.trim(), email: texts.email.trim(), timeZone: texts.timeZone };
    const answer = await call(event, createFirstAdministrator, { params: event.params, body: { ...person, password } });
    if (answer.ok) {
      const entered = await call(event, signIn, { body: { email: person.email, password } });
      redirect(303, entered.ok ? '/admin/people?as=administrator' : '/sign-in?next=/admin/people');
    }
    const problem = refused(answer.problem, SENTENCES, FIELD_OF);
    const isUnusable = problem.code === 'identity/link-not-usable' || 'token' in problem.fields;
    return fail(answer.problem.status, {
      isUnusable,
      entered: person,
      problem: isUnusable ? { ...problem, detail: UNUSABLE, fields: {} } : problem,
    });
  },
};

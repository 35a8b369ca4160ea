import { fail, redirect } from '@sveltejs/kit';
import { call, need, type Answer } from '#lib/server/api.ts';
import { inTreeOrder, toPlaceIn } from '#lib/department-tree.ts';
import { refused } from '#lib/server/form.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { listPeople } from '#server/identity/contract.ts';
import {
  changeDepartmentOf,
  changeManagerOf,
  endJobRole,
  listDepartments,
  recordDeparture,
  viewEmployment,
} from '#server/organization/contract.ts';
import { assignJobRole } from '#server/skills/contract.ts';
import type { RequestEvent } from './$types';
import { findPerson } from '../../find-person.server.ts';
import { placeIn, searchOf } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { personId } = event.params;
  const [person, employment, departments, framework] = await Promise.all([
    findPerson(event, personId),
    need(call(event, viewEmployment, { params: { personId } })),
    need(call(event, listDepartments, {})),
    need(call(event, viewFramework, {})),
  ]);
  return {
    person,
    employment,
    departments: inTreeOrder(toPlaceIn(departments.items)).map(({ id, name, depth }) => ({ id, name, depth })),
    profiles: framework.profiles.filter(({ id }) => id !== 'all-employees').map(({ id, name }) => ({ id, name })),
    today: Temporal.Now.plainDateISO('UTC').toString(),
    saved: event.url.searchParams.get('saved'),
    place: searchOf(placeIn(event.url)),
  };
};

const SENTENCES = {
  departmentId: 'Choose a department.',
  roleProfileId: 'Choose a job role.',
  from: 'Give the first day, as a date.',
  on: 'Give the day, as a date.',
};
const FIELD_OF = { 'organization/job-role-held': 'roleProfileId', 'organization/reporting-cycle': 'managerEmail' };

type Texts = (name: string) => string;

/** One form of the page: what it asks of the API, and what it shows again when that refuses. */
const saving =
  (form: string, ask: (event: RequestEvent, text: Texts) => Promise<Answer<unknown>>) => async (event: RequestEvent) => {
    const entered = Object.fromEntries(
      [...(await event.request.formData())].map(([name, value]) => [name, String(value).trim()]),
    );
    const answer = await ask(event, (name) => entered[name] ?? '');
    if (!answer.ok) {
      const problem = refused(answer.problem, SENTENCES, FIELD_OF);
      return fail(answer.problem.status, { form, entered, problem });
    }
    const { searchParams, pathname } = event.url;
    for (const name of [...searchParams.keys()]) if (name.startsWith('/')) searchParams.delete(name);
    searchParams.set('saved', form);
    redirect(303, `${pathname}?${searchParams}`);
  };

export const actions: Actions = {
  department: saving('department', (event, text) =>
    call(event, changeDepartmentOf, { params: event.params, body: { departmentId: text('departmentId'), from: text('from') } }),
  ),
  manager: saving('manager', async (event, text) => {
    const managerId = await managerWith(event, text('managerEmail'));
    if (managerId === undefined) return { ok: false, problem: NOBODY };
    return call(event, changeManagerOf, { params: event.params, body: { managerId, from: text('from') } });
  }),
  jobRole: saving('jobRole', (event, text) =>
    call(event, assignJobRole, { params: event.params, body: { roleProfileId: text('roleProfileId'), from: text('from') } }),
  ),
  jobRoleEnd: saving('jobRoleEnd', (event, text) =>
    call(event, endJobRole, {
      params: { personId: event.params.personId, roleProfileId: text('roleProfileId') },
      body: { on: text('on') },
    }),
  ),
  departure: saving('departure', (event, text) =>
    call(event, recordDeparture, { params: event.params, body: { on: text('on') } }),
  ),
};

const NOBODY = {
  type: '/problems/organization/unknown-manager',
  title: 'Unprocessable Entity',
  status: 422,
  detail: 'Nobody of the company has this address.',
  instance: '',
  errors: [{ pointer: '#/managerEmail', detail: 'Nobody of the company has this address.' }],
};

/** Who has an address: null when none is given, undefined when nobody has it. */
async function managerWith(event: RequestEvent, email: string): Promise<string | null | undefined> {
  if (!email) return null;
  const { items } = await need(call(event, listPeople, { query: { q: email.slice(0, 100), limit: 100 } }));
  return items.find((person) => person.email.toLowerCase() === email.toLowerCase())?.personId;
}

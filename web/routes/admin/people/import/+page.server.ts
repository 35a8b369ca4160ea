import { fail, redirect } from '@sveltejs/kit';
import { inTreeOrder, toPlaceIn } from '#lib/department-tree.ts';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused } from '#lib/server/form.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { listPeopleImports, uploadPeople } from '#server/imports/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [imports, departments, framework] = await Promise.all([
    need(call(event, listPeopleImports, {})),
    need(call(event, listDepartments, {})),
    need(call(event, viewFramework, {})),
  ]);
  return {
    ...imports,
    departments: inTreeOrder(toPlaceIn(departments.items)).map(({ slug, name }) => ({ slug, name })),
    jobRoles: framework.profiles.filter(({ id }) => id !== 'all-employees').map(({ id, name }) => ({ slug: id, name })),
    today: Temporal.Now.plainDateISO('UTC').toString(),
  };
};

const SENTENCES = {
  fileName: 'The name of the file is too long.',
  content: 'This is no text, or more than two million letters. Save the list as CSV in UTF-8, in two files if it is long.',
  holdsFrom: 'Give the day, as a date.',
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const entered = { holdsFrom: String(form.get('holdsFrom') ?? ''), opensAccounts: form.has('opensAccounts') };
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0)
      return fail(422, { entered, problem: incomplete({ content: 'Choose a file that holds something.' }) });
    // Letters that are not UTF-8 become a mark that the API names with its line.
    const content = new TextDecoder().decode(await file.arrayBuffer());
    const answer = await call(event, uploadPeople, { body: { ...entered, fileName: file.name, content } });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES) });
    redirect(303, `/admin/people/import/${answer.data.importId}`);
  },
};

import {
  assertDepartmentExists,
  findPersons,
  listDepartments,
  searchPersons,
  standingsOf,
  withDescendants,
  type Person,
  type PersonOrder,
} from '#server/organization/index.ts';
import type { AccessRole, Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { rolesOn } from './rules/access-term.ts';
import { accountsOf, personsWithAccessRole } from './store/accounts.ts';

export interface ListedPerson extends Pick<Person, 'id' | 'name' | 'email' | 'kind' | 'timeZone' | 'joinedOn' | 'leftOn'> {
  department: { id: string; slug: string; name: string } | null;
  managerEmail: string | null;
  jobRoles: string[];
  hasAccount: boolean;
  /** Without one it is an invitation that waits, or an integration. */
  hasPassword: boolean;
  isDisabled: boolean;
  /** That count today. */
  accessRoles: AccessRole[];
  /** The last day (UTC) as an auditor, also one that has passed. */
  auditorUntil: Temporal.PlainDate | null;
}

/** One person with their account. @throws {NotFound} */
export async function viewPerson(context: Context, personId: string): Promise<ListedPerson> {
  const [person] = await withAccounts(context, await findPersons(context.db, [personId]));
  if (!person) throw new NotFound('person');
  return person;
}

export interface PeopleFilter {
  q?: string;
  departmentId?: string;
  accessRole?: AccessRole;
  /** By name where nothing is said. */
  sort?: PersonOrder;
  /** Id of the last person of the page before. */
  after?: string;
  limit: number;
}

/** People in order, with their accounts. A department stands for all below it. @throws {UnknownDepartment} */
export async function listPeople(
  context: Context,
  { departmentId, accessRole, sort = 'name', ...search }: PeopleFilter,
): Promise<{ items: ListedPerson[]; nextCursor: string | null }> {
  if (departmentId) await assertDepartmentExists(context, departmentId);
  const departmentIds = departmentId && withDescendants(await listDepartments(context.db), departmentId);
  const found = await searchPersons(context.db, {
    ...search,
    limit: search.limit + 1,
    order: { by: sort, on: utcDay(context) },
    ...(departmentIds && { placed: { departmentIds, on: utcDay(context) } }),
    ...(accessRole && { among: await personsWithAccessRole(context.db, accessRole, utcDay(context)) }),
  });
  const page = found.slice(0, search.limit);
  return { items: await withAccounts(context, page), nextCursor: found.length > page.length ? page.at(-1)!.id : null };
}

async function withAccounts(context: Context, page: readonly Person[]): Promise<ListedPerson[]> {
  const ids = page.map(({ id }) => id);
  const [accounts, standings, departments] = await Promise.all([
    accountsOf(context.db, ids),
    standingsOf(context.db, ids, utcDay(context)),
    listDepartments(context.db),
  ]);
  return page.map(({ lang: _lang, ...person }) => {
    const { id } = person;
    const account = accounts.get(id);
    const { departmentId = null, managerEmail = null, roleProfileIds: jobRoles = [] } = standings.get(id) ?? {};
    const department = departments.find((each) => each.id === departmentId);
    return {
      ...person,
      department: department ? { id: department.id, slug: department.slug, name: department.name } : null,
      managerEmail,
      jobRoles,
      hasAccount: account !== undefined,
      hasPassword: Boolean(account?.passwordHash),
      isDisabled: account?.isDisabled ?? false,
      accessRoles: account ? rolesOn(account, utcDay(context)) : [],
      auditorUntil: account?.auditorUntil ?? null,
    };
  });
}

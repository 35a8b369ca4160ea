import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';

const OneDepartment = Type.Object({ departmentId: Id });
const OnePerson = Type.Object({ personId: Id });
const Department = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Type.String(),
  parentId: Nullable(Id),
  /** First day on which nobody may stand in it; null while open. */
  closedOn: Nullable(PlainDate),
});

export const listDepartments = endpoint({
  id: 'listDepartments',
  summary: 'Every department, closed ones too, by name',
  method: 'GET',
  path: '/departments',
  success: {
    status: 200,
    schema: Type.Object({ items: Type.Array(Department) }),
  },
});

export const createDepartment = endpoint({
  id: 'createDepartment',
  summary: 'Create a department below another, or at the top',
  method: 'POST',
  path: '/departments',
  body: Strict({ name: Text(120), slug: Slug, parentId: Type.Optional(Id) }),
  success: { status: 201, schema: Type.Object({ departmentId: Id }) },
});

export const changeDepartment = endpoint({
  id: 'changeDepartment',
  summary: 'Rename a department, or move it with all below it; null puts it at the top',
  method: 'PATCH',
  path: '/departments/:departmentId',
  params: OneDepartment,
  body: Type.Object(
    { name: Type.Optional(Text(120)), parentId: Type.Optional(Nullable(Id)) },
    { additionalProperties: false, minProperties: 1 },
  ),
  success: NoContent,
});

export const closeDepartment = endpoint({
  id: 'closeDepartment',
  summary: 'Close a department from a day on, once nobody stands in it and nothing is open below it',
  method: 'PUT',
  path: '/departments/:departmentId/closing',
  params: OneDepartment,
  body: Strict({ on: PlainDate }),
  success: NoContent,
});

export const reopenDepartment = endpoint({
  id: 'reopenDepartment',
  summary: 'Reopen a department, unless the one above is closed',
  method: 'DELETE',
  path: '/departments/:departmentId/closing',
  params: OneDepartment,
  success: NoContent,
});

/** What somebody has from a day on. `to` is the first day on which it no longer holds. */
const Period = Type.Object({
  id: Type.String(),
  name: Type.String(),
  from: PlainDate,
  to: Nullable(PlainDate),
  recordedAt: Instant,
});
export const PersonKind = Type.Enum(['employee', 'contractor']);

export const Employment = Type.Object({
  kind: PersonKind,
  joinedOn: PlainDate,
  leftOn: Nullable(PlainDate),
  departments: Type.Array(Period),
  managers: Type.Array(Period),
  /** Ids of role profiles; their names stand in the framework. */
  jobRoles: Type.Array(Period),
});
export type Employment = Static<typeof Employment>;

export const viewEmployment = endpoint({
  id: 'viewEmployment',
  summary: 'Departments, managers and job roles of a person: what was, is and is planned, newest first',
  method: 'GET',
  path: '/people/:personId/employment',
  params: OnePerson,
  success: { status: 200, schema: Employment },
});

export const changeDepartmentOf = endpoint({
  id: 'changeDepartmentOf',
  summary: 'Give a person another department from a day on; what was planned for later days is withdrawn',
  method: 'POST',
  path: '/people/:personId/departments',
  params: OnePerson,
  body: Strict({ departmentId: Id, from: PlainDate }),
  success: NoContent,
});

export const changeManagerOf = endpoint({
  id: 'changeManagerOf',
  summary: 'Give a person another manager from a day on, or none',
  method: 'POST',
  path: '/people/:personId/managers',
  params: OnePerson,
  body: Strict({ managerId: Nullable(Id), from: PlainDate }),
  success: NoContent,
});

export const endJobRole = endpoint({
  id: 'endJobRole',
  summary: 'Let a job role of a person end on a day',
  method: 'POST',
  path: '/people/:personId/job-roles/:roleProfileId/ending',
  params: Type.Object({ personId: Id, roleProfileId: Slug }),
  body: Strict({ on: PlainDate }),
  success: NoContent,
});

export const recordDeparture = endpoint({
  id: 'recordDeparture',
  summary: 'Record that a person leaves on a day: department, manager, reports and job roles end with it',
  method: 'POST',
  path: '/people/:personId/departure',
  params: OnePerson,
  body: Strict({ on: PlainDate }),
  success: NoContent,
});

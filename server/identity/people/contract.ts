import Type from 'typebox';
import { PersonKind } from '#server/organization/contract.ts';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, PageOf, PageQuery, PlainDate, Strict, Text } from '#server/shared/schemas.ts';

const AccessRole = Type.Enum(['learner', 'coach', 'author', 'ospo-lead', 'auditor', 'administrator']);
const AccessRoles = Type.Array(AccessRole, { uniqueItems: true });
/** The last day (UTC) on which the access role auditor counts. */
const AuditorUntil = PlainDate;
const Email = Type.String({ format: 'email', maxLength: 254 });
/** By name, by department and then name, or who joined last first. */
const PersonOrder = Type.Enum(['name', 'department', 'joined']);
const OnePerson = Type.Object({ personId: Id });

const ListedPerson = Type.Object({
  personId: Id,
  name: Type.String(),
  email: Type.String(),
  kind: PersonKind,
  timeZone: Type.String(),
  joinedOn: PlainDate,
  leftOn: Nullable(PlainDate),
  department: Nullable(Type.Object({ id: Id, slug: Type.String(), name: Type.String() })),
  managerEmail: Nullable(Type.String()),
  /** Without the one that everybody holds. */
  jobRoles: Type.Array(Type.String()),
  hasAccount: Type.Boolean(),
  hasPassword: Type.Boolean(),
  isDisabled: Type.Boolean(),
  /** That count today. */
  accessRoles: AccessRoles,
  auditorUntil: Nullable(AuditorUntil),
});

export const viewPerson = endpoint({
  id: 'viewPerson',
  summary: 'One person with their account',
  method: 'GET',
  path: '/people/:personId',
  params: OnePerson,
  success: { status: 200, schema: ListedPerson },
});

export const listPeople = endpoint({
  id: 'listPeople',
  summary: 'People in order, with their accounts; `q` looks into name and e-mail address, a department counts with all below it',
  method: 'GET',
  path: '/people',
  query: Type.Object({
    ...PageQuery,
    cursor: Type.Optional(Id),
    q: Type.Optional(Text(100)),
    departmentId: Type.Optional(Id),
    accessRole: Type.Optional(AccessRole),
    sort: Type.Optional(PersonOrder),
  }),
  success: {
    status: 200,
    schema: PageOf(ListedPerson),
  },
});

export const addPerson = endpoint({
  id: 'addPerson',
  summary: 'Add a person with an account; a one-time link lets them set a password',
  method: 'POST',
  path: '/people',
  body: Strict({
    name: Text(200),
    email: Email,
    kind: Type.Optional(PersonKind),
    timeZone: Type.Optional(Text(64)),
    departmentId: Type.Optional(Id),
    accessRoles: Type.Optional(AccessRoles),
    auditorUntil: Type.Optional(AuditorUntil),
  }),
  success: { status: 201, schema: OnePerson },
});

export const changeAccessRoles = endpoint({
  id: 'changeAccessRoles',
  summary: 'Give somebody exactly these access roles, that of an auditor until a day; everybody stays a learner',
  method: 'PATCH',
  path: '/people/:personId/access-roles',
  params: OnePerson,
  body: Strict({ accessRoles: AccessRoles, auditorUntil: Type.Optional(AuditorUntil) }),
  success: NoContent,
});

export const disableAccount = endpoint({
  id: 'disableAccount',
  summary: 'Disable an account; its sessions, access keys and links end',
  method: 'POST',
  path: '/people/:personId/disablement',
  params: OnePerson,
  success: NoContent,
});

export const enableAccount = endpoint({
  id: 'enableAccount',
  summary: 'Let somebody sign in again',
  method: 'DELETE',
  path: '/people/:personId/disablement',
  params: OnePerson,
  success: NoContent,
});

export const handOutResetLink = endpoint({
  id: 'handOutResetLink',
  summary: 'A link that sets a password once, to be handed on; the person is told by mail',
  method: 'POST',
  path: '/people/:personId/one-time-links',
  params: OnePerson,
  success: { status: 201, schema: Type.Object({ link: Type.String(), expiresAt: Instant }) },
});

export const createFirstAdministrator = endpoint({
  id: 'createFirstAdministrator',
  summary: 'Create the first administrator, with the token that a new installation prints when it starts',
  method: 'POST',
  path: '/first-administrator/:token',
  params: Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
  body: Strict({ name: Text(200), email: Email, password: Text(256), timeZone: Text(64) }),
  success: { status: 201, schema: OnePerson },
});

import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import {
  Id,
  Instant,
  Level,
  Nothing,
  Nullable,
  PageOf,
  PageQuery,
  PlainDate,
  Slug,
  Strict,
  Text,
} from '#server/shared/schemas.ts';

export const CellState = Type.Union([
  Type.Literal('met'),
  Type.Literal('gap'),
  Type.Literal('lapsed'),
  Type.Literal('not-assessed'),
]);
const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const Share = Nullable(Type.Number({ minimum: 0, maximum: 1 }));

/** Measures of content guide 7.2; there is no average level, on purpose. */
export const Summary = Type.Object({
  required: Count,
  known: Count,
  met: Count,
  gap: Count,
  lapsed: Count,
  notAssessed: Count,
  coverage: Share,
  attainmentOfAll: Share,
  attainmentOfAssessed: Share,
  readiness: Nullable(Type.Object({ low: Type.Number(), high: Type.Number() })),
  lapsing90: Count,
});
export type Summary = Static<typeof Summary>;

const Gate = Type.Object({
  isOpen: Type.Boolean(),
  failing: Type.Array(Type.Object({ skillId: Type.String(), attainment: Type.Number(), cover: Count })),
});

const shares = {
  skillId: Type.String(),
  /** True where so few people are meant that the figure is not shown; the numbers are 0 then. */
  isHidden: Type.Boolean(),
  required: Count,
  critical: Count,
  met: Count,
  gap: Count,
  lapsed: Count,
  notAssessed: Count,
  cover: Count,
  coverRoutine: Count,
  lapsing90: Count,
};

const reported = {
  definitionsVersion: Type.String(),
  frameworkNumber: Count,
  refreshedAt: Nullable(Instant),
};

export const CompanyReport = Type.Object({
  ...reported,
  criticalSkills: Type.Array(Named),
  departments: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      parentId: Nullable(Id),
      summary: Nullable(Summary),
      gate: Nullable(Gate),
      cells: Type.Array(Type.Object(shares)),
    }),
  ),
});
export type CompanyReport = Static<typeof CompanyReport>;

export const DepartmentReport = Type.Object({
  ...reported,
  department: Type.Object({ id: Id, name: Type.String(), parentId: Nullable(Id) }),
  below: Type.Array(Named),
  summary: Nullable(Summary),
  gate: Nullable(Gate),
  skills: Type.Array(Type.Object({ ...shares, name: Type.String(), domainId: Type.String() })),
  progression: Type.Array(Type.Object({ month: PlainDate, definitionsVersion: Type.String(), summary: Summary })),
});
export type DepartmentReport = Static<typeof DepartmentReport>;

export const MySkills = Type.Object({
  roleProfiles: Type.Array(Named),
  skills: Type.Array(
    Type.Object({
      skillId: Type.String(),
      name: Type.String(),
      domainId: Type.String(),
      required: Nullable(Level),
      critical: Type.Boolean(),
      state: CellState,
      level: Nullable(Level),
      isDue: Type.Boolean(),
      because: Nullable(Type.Object({ kind: Type.String(), level: Level, shownOn: PlainDate, lapsesOn: PlainDate })),
      behaviour: Type.Array(Type.String()),
      selfAssessed: Nullable(Level),
    }),
  ),
  evidence: Type.Array(
    Type.Object({
      id: Id,
      skillId: Type.String(),
      kind: Type.String(),
      level: Level,
      shownOn: PlainDate,
      lapsesOn: PlainDate,
      title: Type.String(),
      state: Type.Union([Type.Literal('current'), Type.Literal('due'), Type.Literal('lapsed')]),
    }),
  ),
  views: Type.Array(Type.Object({ viewer: Type.String(), purpose: Type.String(), viewedAt: Instant })),
});
export type MySkills = Static<typeof MySkills>;

export const assignJobRole = endpoint({
  id: 'assignJobRole',
  summary: 'Give a person a job role from a day on; what its profile requires of them counts from then',
  method: 'POST',
  path: '/people/:personId/job-roles',
  params: Type.Object({ personId: Id }),
  body: Strict({ roleProfileId: Slug, from: PlainDate }),
  success: { status: 204, schema: Nothing },
});

export const viewMySkills = endpoint({
  id: 'viewMySkills',
  summary: "One's own levels, requirements and evidence, and who looked at them",
  method: 'GET',
  path: '/me/skills',
  success: { status: 200, schema: MySkills },
});

export const assessMyself = endpoint({
  id: 'assessMyself',
  summary: "Say what one's own level is; kept apart from evidence, never counted",
  method: 'PUT',
  path: '/me/self-assessments/:skillId',
  params: Type.Object({ skillId: Slug }),
  body: Strict({ level: Level }),
  success: { status: 204, schema: Nothing },
});

export const viewMyTeam = endpoint({
  id: 'viewMyTeam',
  summary: 'Direct reports and the state of each required skill; every look is shown to them',
  method: 'GET',
  path: '/me/team',
  success: {
    status: 200,
    schema: Type.Object({
      people: Type.Array(
        Type.Object({
          personId: Id,
          name: Type.String(),
          skills: Type.Array(
            Type.Object({ skillId: Type.String(), name: Type.String(), critical: Type.Boolean(), state: CellState }),
          ),
        }),
      ),
    }),
  },
});

export const viewCompanyReport = endpoint({
  id: 'viewCompanyReport',
  summary: 'The skills-gap report over all departments',
  method: 'GET',
  path: '/report',
  success: { status: 200, schema: CompanyReport },
});

export const viewDepartmentReport = endpoint({
  id: 'viewDepartmentReport',
  summary: 'The skills-gap report of one department with all below it',
  method: 'GET',
  path: '/report/departments/:departmentId',
  params: Type.Object({ departmentId: Id }),
  success: { status: 200, schema: DepartmentReport },
});

export const listSkillPeople = endpoint({
  id: 'listSkillPeople',
  summary: 'People behind a figure, for a purpose that is logged and shown to them',
  method: 'GET',
  path: '/report/departments/:departmentId/skills/:skillId/people',
  params: Type.Object({ departmentId: Id, skillId: Slug }),
  query: Type.Object({ purpose: Text(200, 10) }),
  success: {
    status: 200,
    schema: Type.Object({
      people: Type.Array(
        Type.Object({
          personId: Id,
          name: Type.String(),
          state: CellState,
          level: Nullable(Level),
          required: Level,
          critical: Type.Boolean(),
          lapsesOn: Nullable(PlainDate),
        }),
      ),
    }),
  },
});

const Participant = Type.Object({
  personId: Id,
  name: Type.String(),
  kind: Type.Enum(['employee', 'contractor']),
  department: Nullable(Named),
  roleProfiles: Type.Array(Named),
});

export const listParticipants = endpoint({
  id: 'listParticipants',
  summary: 'Who takes part, with department and job roles; says nothing about what anybody can do',
  method: 'GET',
  path: '/report/participants',
  query: Type.Object({
    ...PageQuery,
    cursor: Type.Optional(Id),
    q: Type.Optional(Text(100)),
    departmentId: Type.Optional(Id),
    roleProfileId: Type.Optional(Slug),
  }),
  success: { status: 200, schema: PageOf(Participant) },
});

export const viewParticipant = endpoint({
  id: 'viewParticipant',
  summary: 'One participant with department and job roles',
  method: 'GET',
  path: '/report/participants/:personId',
  params: Type.Object({ personId: Id }),
  success: { status: 200, schema: Participant },
});

/** Each step can be checked on its own: who, which job role since when, what it asks, what is known, what showed it. */
export const Trail = Type.Object({
  person: Participant,
  asOf: PlainDate,
  frameworkNumber: Count,
  jobRoles: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), since: Nullable(PlainDate) })),
  skills: Type.Array(
    Type.Object({
      skillId: Type.String(),
      name: Type.String(),
      required: Level,
      critical: Type.Boolean(),
      /** Ids of the job roles that ask for it. */
      askedBy: Type.Array(Type.String()),
      state: CellState,
      level: Nullable(Level),
      evidence: Type.Array(
        Type.Object({
          id: Id,
          kind: Type.String(),
          title: Type.String(),
          level: Level,
          shownOn: PlainDate,
          lapsesOn: PlainDate,
          recordedAt: Instant,
          isSuperseded: Type.Boolean(),
        }),
      ),
    }),
  ),
});
export type Trail = Static<typeof Trail>;

export const viewTrail = endpoint({
  id: 'viewTrail',
  summary: 'From one participant to job role, requirement, level and evidence, for a purpose that is logged and shown to them',
  method: 'GET',
  path: '/report/participants/:personId/trail',
  params: Type.Object({ personId: Id }),
  query: Type.Object({ purpose: Text(200, 10) }),
  success: { status: 200, schema: Trail },
});

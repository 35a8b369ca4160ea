import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count, Id, Instant, Level, Named, Nullable, PlainDate, Slug, Text } from '#server/shared/schemas.ts';
import { CellState, Summary, Gate, shares } from './cells.ts';

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
  /** What stood here before; the months of each are still at its own address. */
  closed: Type.Array(Type.Object({ id: Id, name: Type.String(), closedOn: PlainDate })),
});
export type CompanyReport = Static<typeof CompanyReport>;

export const DepartmentReport = Type.Object({
  ...reported,
  department: Type.Object({ id: Id, name: Type.String(), parentId: Nullable(Id), closedOn: Nullable(PlainDate) }),
  below: Type.Array(Named),
  summary: Nullable(Summary),
  gate: Nullable(Gate),
  skills: Type.Array(Type.Object({ ...shares, name: Type.String(), domainId: Type.String() })),
  progression: Type.Array(Type.Object({ month: PlainDate, definitionsVersion: Type.String(), summary: Summary })),
});
export type DepartmentReport = Static<typeof DepartmentReport>;

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

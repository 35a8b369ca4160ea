import Type, { type Static } from 'typebox';
import { PersonKind } from '#server/organization/contract.ts';
import { endpoint } from '#server/shared/endpoint.ts';
import {
  Count,
  Id,
  Instant,
  Level,
  Named,
  NoContent,
  Nullable,
  PageOf,
  PageQuery,
  PlainDate,
  Slug,
  Strict,
  Text,
} from '#server/shared/schemas.ts';
import { CellState } from './cells.ts';

export const assignJobRole = endpoint({
  id: 'assignJobRole',
  summary: 'Give a person a job role from a day on; what its profile requires of them counts from then',
  method: 'POST',
  path: '/people/:personId/job-roles',
  params: Type.Object({ personId: Id }),
  body: Strict({ roleProfileId: Slug, from: PlainDate }),
  success: NoContent,
});

const Participant = Type.Object({
  personId: Id,
  name: Type.String(),
  kind: PersonKind,
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
          /** Null where it shows nothing and takes back what it supersedes. */
          level: Nullable(Level),
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

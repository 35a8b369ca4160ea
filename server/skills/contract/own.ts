import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, Named, NoContent, Nullable, PlainDate, Slug, Strict } from '#server/shared/schemas.ts';
import { CellState } from './cells.ts';

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
      /** Superseded: corrected or taken back since. */
      state: Type.Enum(['current', 'due', 'lapsed', 'superseded']),
    }),
  ),
  views: Type.Array(Type.Object({ viewer: Type.String(), purpose: Type.String(), viewedAt: Instant })),
});
export type MySkills = Static<typeof MySkills>;

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
  success: NoContent,
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

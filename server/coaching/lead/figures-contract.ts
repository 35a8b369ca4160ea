import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Nullable, PlainDate } from '#server/shared/schemas.ts';

/** Supply beside the gap. A null where fewer than five people are meant, so that nobody can be told from it. */
export const SkillCapacity = Type.Object({
  skillId: Type.String(),
  name: Type.String(),
  peopleInNeed: Nullable(Type.Integer()),
  need: Nullable(Type.Number()),
  verifiedCoaches: Type.Integer(),
  singleCoach: Type.Boolean(),
  freeHours: Type.Number(),
  freeSeats: Type.Integer(),
  daysToFirstSeat: Nullable(Type.Integer()),
  weeksToClose: Nullable(Type.Number()),
  unmetDemand: Type.Object({ searches: Type.Integer(), wishes: Type.Integer(), waiting: Type.Integer() }),
});
export type SkillCapacity = Static<typeof SkillCapacity>;

export const viewCapacity = endpoint({
  id: 'viewCapacity',
  summary: 'Supply of coaching beside the gap, for each critical skill, over the next four weeks',
  method: 'GET',
  path: '/coaching/capacity',
  query: Type.Object({ departmentId: Type.Optional(Id) }),
  success: {
    status: 200,
    schema: Type.Object({ from: PlainDate, to: PlainDate, skills: Type.Array(SkillCapacity) }),
  },
});

/** How often two assessors of the same person and skill agree. A null where they rated fewer than five people. */
export const SkillAgreement = Type.Object({
  skillId: Type.String(),
  name: Type.String(),
  assessors: Type.Integer(),
  people: Nullable(Type.Integer()),
  comparisons: Nullable(Type.Integer()),
  agreed: Nullable(Type.Integer()),
  farApart: Nullable(Type.Integer()),
});
export type SkillAgreement = Static<typeof SkillAgreement>;

export const viewAssessorAgreement = endpoint({
  id: 'viewAssessorAgreement',
  summary: 'How often two assessors of the same person and skill agree, for each skill that coaching rated in a year',
  method: 'GET',
  path: '/coaching/assessor-agreement',
  success: { status: 200, schema: Type.Object({ since: PlainDate, skills: Type.Array(SkillAgreement) }) },
});

/** A null where fewer than five people are meant, or where it would give others away. */
const suggestionFigures = {
  /** People with a gap who asked, each once. */
  asked: Nullable(Type.Integer()),
  critical: Nullable(Type.Integer()),
  suggested: Nullable(Type.Integer()),
  /** Half of those who were suggested somebody could have begun by then. */
  medianDays: Nullable(Type.Number()),
  chose: Nullable(Type.Integer()),
  choseFirst: Nullable(Type.Integer()),
};
export const SuggestionFigures = Type.Object(suggestionFigures);
export type SuggestionFigures = Static<typeof SuggestionFigures>;

export const viewSuggestionFigures = endpoint({
  id: 'viewSuggestionFigures',
  summary:
    'Who was suggested somebody in twelve weeks up to the last Sunday and what came of it, by department, language and region of the time zone',
  method: 'GET',
  path: '/coaching/suggestion-figures',
  success: {
    status: 200,
    schema: Type.Object({
      from: PlainDate,
      to: PlainDate,
      everybody: SuggestionFigures,
      departments: Type.Array(Type.Object({ id: Id, parentId: Nullable(Id), name: Type.String(), ...suggestionFigures })),
      languages: Type.Array(Type.Object({ id: Type.String(), ...suggestionFigures })),
      regions: Type.Array(Type.Object({ id: Type.String(), ...suggestionFigures })),
    }),
  },
});

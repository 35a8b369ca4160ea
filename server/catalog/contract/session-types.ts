import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Level, Slug, Slugs } from '#server/shared/schemas.ts';

const SkillShown = Type.Object({ skill: Type.String(), level: Level, evidence: Type.String() });

export const SessionTypeCard = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** What the coachee wants to get done, in their words. */
  purpose: Type.String(),
  summary: Type.String(),
  audience: Type.String(),
  format: Type.String(),
  lang: Type.String(),
  seats: Type.Object({ least: Type.Integer(), most: Type.Integer() }),
  /** Of each sitting, in order. */
  sittingMinutes: Type.Array(Type.Integer(), { minItems: 1 }),
  /** Each with the most it can show, and by which kind of evidence. */
  skills: Type.Array(SkillShown),
});
export type SessionTypeCard = Static<typeof SessionTypeCard>;

export const SessionTypeView = Type.Object({
  ...SessionTypeCard.properties,
  owner: Type.String(),
  prerequisites: Type.Object({
    skills: Type.Array(Type.Object({ skill: Type.String(), level: Level })),
    courses: Type.Array(Type.String()),
    agreed: Type.Array(Type.String()),
  }),
  intake: Type.Array(
    Type.Object({
      id: Type.String(),
      question: Type.String(),
      hint: Type.Optional(Type.String()),
      answer: Type.String(),
      required: Type.Boolean(),
    }),
  ),
  preparation: Type.Array(Type.String()),
  sittings: Type.Array(
    Type.Object({
      title: Type.String(),
      after: Type.Optional(Type.String()),
      /** Weeks after the sitting before, where the type says it as a number. */
      weeks: Type.Optional(Type.Integer()),
      minutes: Type.Integer(),
      agenda: Type.Array(Type.Object({ minutes: Type.Integer(), title: Type.String(), what: Type.String() })),
    }),
  ),
  skills: Type.Array(
    Type.Object({
      ...SkillShown.properties,
      /** Behaviour to look for, by the level it shows. */
      seen: Type.Record(Type.String(), Type.String()),
    }),
  ),
  materials: Type.Array(Type.Object({ title: Type.String(), from: Type.String(), course: Type.Optional(Type.String()) })),
  outcome: Type.String(),
  followUp: Type.Array(Type.Object({ when: Type.String(), days: Type.Optional(Type.Integer()), what: Type.String() })),
});
export type SessionTypeView = Static<typeof SessionTypeView>;

export const listSessionTypes = endpoint({
  id: 'listSessionTypes',
  summary: 'What coaching can be about: the session types in force',
  method: 'GET',
  path: '/session-types',
  query: Type.Object({ skill: Type.Optional(Slugs) }, { additionalProperties: false }),
  success: { status: 200, schema: Type.Object({ items: Type.Array(SessionTypeCard) }) },
});

export const viewSessionType = endpoint({
  id: 'viewSessionType',
  summary: 'A session type: what to prepare, what happens, what a coach looks for',
  method: 'GET',
  path: '/session-types/:sessionTypeId',
  params: Type.Object({ sessionTypeId: Slug }),
  success: { status: 200, schema: SessionTypeView },
});

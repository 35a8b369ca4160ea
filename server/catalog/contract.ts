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

export const CourseCard = Type.Object({
  courseId: Type.String(),
  editionId: Id,
  edition: Type.Integer(),
  title: Type.String(),
  summary: Type.String(),
  audience: Type.String(),
  stage: Type.String(),
  stageName: Type.String(),
  lang: Type.String(),
  minutes: Type.Integer(),
  skillIds: Type.Array(Type.String()),
  /** Courses to complete first. */
  prerequisites: Type.Array(Type.String()),
});
export type CourseCard = Static<typeof CourseCard>;

const LessonOutline = Type.Object({
  id: Type.String(),
  title: Type.String(),
  objective: Type.String(),
  minutes: Type.Integer(),
  kind: Type.String(),
  skills: Type.Record(Type.String(), Level),
});

export const CourseView = Type.Object({
  ...CourseCard.properties,
  objective: Type.String(),
  publishedAt: Instant,
  modules: Type.Array(Type.Object({ title: Type.String(), lessons: Type.Array(LessonOutline) })),
  quizzes: Type.Array(
    Type.Object({
      kind: Type.String(),
      draw: Type.Integer(),
      passPercent: Type.Integer(),
      states: Type.Array(Type.Object({ skill: Type.String(), level: Level })),
    }),
  ),
  isOpen: Type.Boolean(),
  missingSlots: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
});
export type CourseView = Static<typeof CourseView>;

const Course = Type.Object({ courseId: Slug });
/** One skill, or several with commas between them. */
const Skills = Type.String({ pattern: '^[a-z0-9-]+(,[a-z0-9-]+)*$', maxLength: 2000 });
const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const listCourses = endpoint({
  id: 'listCourses',
  summary: 'Search and filter the catalogue',
  method: 'GET',
  path: '/courses',
  query: Type.Object(
    {
      ...PageQuery,
      query: Type.Optional(Text(200)),
      /** Courses that teach any of them. */
      skill: Type.Optional(Skills),
      stage: Type.Optional(Text(2)),
      /** Id of a group in `choices`; courses for everybody are for each. */
      audience: Type.Optional(Slug),
      maxMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    },
    { additionalProperties: false },
  ),
  success: {
    status: 200,
    schema: Type.Object({
      ...PageOf(CourseCard).properties,
      /** How many courses match, on all pages. */
      total: Type.Integer({ minimum: 0 }),
      choices: Type.Object({ stages: Type.Array(Named), audiences: Type.Array(Named) }),
    }),
  },
});

export const viewCourse = endpoint({
  id: 'viewCourse',
  summary: 'A course as new learners get it',
  method: 'GET',
  path: '/courses/:courseId',
  params: Course,
  success: { status: 200, schema: CourseView },
});

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
  query: Type.Object({ skill: Type.Optional(Skills) }, { additionalProperties: false }),
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

export const viewFramework = endpoint({
  id: 'viewFramework',
  summary: 'The framework in force: domains, skills, role profiles, kinds of evidence',
  method: 'GET',
  path: '/framework',
  success: {
    status: 200,
    schema: Type.Object({
      number: Type.Integer(),
      scale: Type.Array(Type.Object({ level: Level, name: Type.String() })),
      domains: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), purpose: Type.String() })),
      skills: Type.Array(
        Type.Object({
          id: Type.String(),
          domain: Type.String(),
          name: Type.String(),
          description: Type.String(),
          validityMonths: Type.Integer(),
          levels: Type.Array(Type.String()),
        }),
      ),
      profiles: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          who: Type.String(),
          responsibility: Type.String(),
          required: Type.Record(Type.String(), Type.Object({ level: Level, critical: Type.Boolean() })),
        }),
      ),
      kinds: Type.Array(
        Type.Object({ id: Type.String(), name: Type.String(), maxLevel: Level, aloneForCritical: Type.Boolean() }),
      ),
    }),
  },
});

const Count = Type.Integer({ minimum: 0 });

export const viewContentHealth = endpoint({
  id: 'viewContentHealth',
  summary: 'What published courses hold, which facts expire within six months, and what can show each requirement',
  method: 'GET',
  path: '/content-health',
  success: {
    status: 200,
    schema: Type.Object({
      seenOn: PlainDate,
      horizonOn: PlainDate,
      courses: Type.Array(
        Type.Object({
          courseId: Type.String(),
          editionId: Id,
          edition: Type.Integer(),
          title: Type.String(),
          owner: Nullable(Type.String()),
          lessons: Count,
          minutes: Count,
          /** Questions in the bank, by quiz. */
          items: Type.Array(Type.Object({ quiz: Type.String(), items: Count })),
          figures: Count,
          /** Addresses, each once. */
          sources: Count,
          expiring: Type.Array(
            Type.Object({ lessonId: Type.String(), title: Type.String(), expiresOn: PlainDate, isExpired: Type.Boolean() }),
          ),
          /** Each lesson, in order. */
          contents: Type.Array(
            Type.Object({
              lessonId: Type.String(),
              title: Type.String(),
              kind: Type.String(),
              /** Null in editions published before words were counted. */
              words: Nullable(Count),
              /** Questions of the bank about it. */
              items: Count,
              figures: Count,
              sources: Count,
              expiresOn: PlainDate,
            }),
          ),
        }),
      ),
      /** What role profiles require up to level 3, and how many quizzes, labs and session types can show it. */
      requirements: Type.Array(
        Type.Object({
          skillId: Type.String(),
          name: Type.String(),
          level: Level,
          profiles: Type.Array(Type.String()),
          quizzes: Count,
          labs: Count,
          sessionTypes: Count,
          isThin: Type.Boolean(),
        }),
      ),
    }),
  },
});

export const listSlots = endpoint({
  id: 'listSlots',
  summary: 'Company slots of published courses, and what is still to fill',
  method: 'GET',
  path: '/slots',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          type: Type.String(),
          label: Type.String(),
          material: Type.Boolean(),
          value: Nullable(Type.String()),
          courseIds: Type.Array(Type.String()),
        }),
      ),
    }),
  },
});

export const fillSlot = endpoint({
  id: 'fillSlot',
  summary: 'Give a company slot its value; earlier values stay on record',
  method: 'PUT',
  path: '/slots/:slotId',
  params: Type.Object({ slotId: Slug }),
  body: Strict({ value: Text(500) }),
  success: { status: 204, schema: Nothing },
});

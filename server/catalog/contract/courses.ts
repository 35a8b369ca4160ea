import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, Named, PageOf, PageQuery, Slug, Slugs, Text } from '#server/shared/schemas.ts';

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

export const LessonOutline = Type.Object({
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
      skill: Type.Optional(Slugs),
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

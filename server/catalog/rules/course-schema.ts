import Type, { type Static } from 'typebox';

/** What a course folder may hold. `courses/README.md` explains each member to authors. */
const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const Words = Type.String({ minLength: 3, maxLength: 2000 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Of a source: its day, or what is known of it, a month or a year; of a page without a date, the day on which it was read. */
const SourceDate = Type.String({ pattern: '^(\\d{4}(-\\d{2}(-\\d{2})?)?|read \\d{4}-\\d{2}-\\d{2})$' });
const QuizKind = Type.Union([Type.Literal('knowledge'), Type.Literal('scenario')]);
const SkillLevel = Type.Object({ skill: Slug, level: Type.Integer({ minimum: 1, maximum: 4 }) }, closed);

export const CourseFile = Type.Object(
  {
    id: Slug,
    title: Words,
    summary: Words,
    objective: Words,
    audience: Words,
    stage: Type.Union(['S0', 'S1', 'S2', 'S3', 'S4'].map((stage) => Type.Literal(stage))),
    lang: Type.String({ pattern: '^[a-z]{2}$' }),
    owner: Slug,
    prerequisites: Type.Array(Slug),
    programme: Type.String(),
    slots: Type.Array(
      Type.Object(
        {
          id: Slug,
          type: Type.Union([Type.Literal('url'), Type.Literal('text')]),
          label: Words,
          demo: Words,
          material: Type.Boolean(),
        },
        closed,
      ),
    ),
    modules: Type.Array(Type.Object({ title: Words, lessons: Type.Array(Slug, { minItems: 1 }) }, closed), { minItems: 1 }),
    quizzes: Type.Array(
      Type.Object(
        {
          kind: QuizKind,
          draw: Type.Integer({ minimum: 1, maximum: 50 }),
          passPercent: Type.Integer({ minimum: 50, maximum: 100 }),
          states: Type.Array(SkillLevel),
          awareness: Type.Array(Slug),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type CourseFile = Static<typeof CourseFile>;

export const LessonFile = Type.Object(
  {
    id: Slug,
    title: Words,
    objective: Words,
    minutes: Type.Integer({ minimum: 1, maximum: 240 }),
    kind: Type.Union([Type.Literal('read'), Type.Literal('scenario'), Type.Literal('lab'), Type.Literal('workshop')]),
    skills: Type.Record(Type.String(), Type.Integer({ minimum: 1, maximum: 4 })),
    sources: Type.Array(
      Type.Object(
        {
          title: Words,
          publisher: Type.String({ minLength: 1 }),
          url: Type.String({ pattern: '^https://' }),
          date: SourceDate,
          /** Under what the document may be used: an SPDX expression, or words where there is none. */
          licence: Type.String({ minLength: 2, maxLength: 80 }),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    checkedOn: Day,
    expiresOn: Day,
    owner: Slug,
  },
  closed,
);
export type LessonFile = Static<typeof LessonFile>;

export const QuestionFile = Type.Object(
  {
    id: Slug,
    skill: Slug,
    level: Type.Integer({ minimum: 1, maximum: 4 }),
    quiz: QuizKind,
    type: Type.Union([Type.Literal('single'), Type.Literal('multiple'), Type.Literal('truefalse')]),
    lesson: Slug,
    mustNotMiss: Type.Boolean(),
    awareness: Type.Union([Slug, Type.Null()]),
    case: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    prompt: Words,
    options: Type.Array(
      Type.Object(
        {
          id: Slug,
          text: Type.String({ minLength: 1, maxLength: 500 }),
          correct: Type.Boolean(),
          /** Why a wrong option is wrong, for those who chose it; the explanation of the question covers what is right. */
          why: Type.Optional(Type.String({ minLength: 20, maxLength: 240 })),
        },
        closed,
      ),
      { minItems: 2, maxItems: 8 },
    ),
    explanation: Words,
  },
  closed,
);
export type QuestionFile = Static<typeof QuestionFile>;

export const GlossaryFile = Type.Array(
  Type.Object({ id: Slug, term: Words, also: Type.Optional(Type.Array(Words)), definition: Words }, closed),
);
export type GlossaryFile = Static<typeof GlossaryFile>;
export const BankFile = Type.Array(QuestionFile);

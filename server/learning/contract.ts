import Type, { type Static } from 'typebox';
import { LessonOutline } from '#server/catalog/contract.ts';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, Percent, PlainDate, Slug, Strict } from '#server/shared/schemas.ts';

/** Where the work handed in for a lesson stands. */
export const HandInState = Type.Object({
  status: Type.Enum(['draft', 'handed-in', 'in-marking', 'marked', 'returned']),
  /** What the mark gives, the highest first. */
  levels: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), level: Level })),
});
export type HandInState = Static<typeof HandInState>;

const Lesson = Type.Object({
  ...LessonOutline.properties,
  isDone: Type.Boolean(),
  /** Null where nothing is drafted or handed in. */
  handInState: Nullable(HandInState),
});

/** A quiz of the enrolled edition, and what it allows now. */
export const QuizState = Type.Object({
  kind: Type.String(),
  draw: Type.Integer(),
  passPercent: Type.Integer(),
  states: Type.Array(Type.Object({ skill: Type.String(), level: Level })),
  isPassed: Type.Boolean(),
  /** Certified tries handed in. */
  triesUsed: Type.Integer(),
  /** Certified tries still to hand in, with the open one. */
  triesLeft: Type.Integer(),
  /** Null when a try may begin or go on now, and when none is left. */
  nextAttemptAt: Nullable(Instant),
  /** The certified try that is started and not handed in. */
  openAttemptId: Nullable(Id),
});
export type QuizState = Static<typeof QuizState>;

export const EnrolmentView = Type.Object({
  enrolmentId: Id,
  courseId: Type.String(),
  title: Type.String(),
  edition: Type.Integer(),
  cycle: Type.Integer(),
  enrolledAt: Instant,
  completedAt: Nullable(Instant),
  progressPercent: Percent,
  minutesLeft: Type.Integer(),
  nextLessonId: Nullable(Type.String()),
  modules: Type.Array(Type.Object({ title: Type.String(), lessons: Type.Array(Lesson) })),
  quizzes: Type.Array(QuizState),
});
export type EnrolmentView = Static<typeof EnrolmentView>;

/** Task, material and rubric of a lesson whose work is handed in. */
export const HandInTask = Type.Object({
  task: Type.String(),
  expects: Type.Array(Type.String()),
  material: Type.Array(Type.Object({ path: Type.String(), title: Type.String(), text: Type.String() })),
  rubric: Type.Array(
    Type.Object({
      skill: Type.String(),
      criteria: Type.Array(Type.String()),
      levels: Type.Record(Type.String(), Type.String()),
      mustSee: Type.String(),
    }),
  ),
});
export type HandInTask = Static<typeof HandInTask>;

export const LessonView = Type.Object({
  ...LessonOutline.properties,
  html: Type.String(),
  checkedOn: PlainDate,
  /** What is handed in, and how it is marked; null where nothing is. */
  handIn: Nullable(HandInTask),
  sources: Type.Array(Type.Object({ title: Type.String(), publisher: Type.String(), url: Type.String(), date: Type.String() })),
});
export type LessonView = Static<typeof LessonView>;

const Enrolment = Type.Object({ enrolmentId: Id });
const LessonOf = Type.Object({ enrolmentId: Id, lessonId: Slug });

export const enrol = endpoint({
  id: 'enrol',
  summary: 'Enrol in the latest edition of a course, or find the open enrolment',
  method: 'POST',
  path: '/enrolments',
  body: Strict({ courseId: Slug }),
  success: { status: 201, schema: Type.Object({ enrolmentId: Id }) },
});

export const listMyEnrolments = endpoint({
  id: 'listMyEnrolments',
  summary: "One's enrolments with progress, newest first",
  method: 'GET',
  path: '/me/enrolments',
  success: { status: 200, schema: Type.Object({ items: Type.Array(EnrolmentView) }) },
});

export const viewEnrolment = endpoint({
  id: 'viewEnrolment',
  summary: 'An enrolment with contents and progress',
  method: 'GET',
  path: '/enrolments/:enrolmentId',
  params: Enrolment,
  success: { status: 200, schema: EnrolmentView },
});

export const readLesson = endpoint({
  id: 'readLesson',
  summary: 'A lesson of the enrolled edition',
  method: 'GET',
  path: '/enrolments/:enrolmentId/lessons/:lessonId',
  params: LessonOf,
  success: { status: 200, schema: LessonView },
});

export const completeLesson = endpoint({
  id: 'completeLesson',
  summary: 'Mark a lesson done; repeating it changes nothing',
  method: 'PUT',
  path: '/enrolments/:enrolmentId/lessons/:lessonId/completion',
  params: LessonOf,
  success: NoContent,
});

export const keepPosition = endpoint({
  id: 'keepPosition',
  summary: 'Remember the lesson at which reading goes on',
  method: 'PUT',
  path: '/enrolments/:enrolmentId/position',
  params: Enrolment,
  body: Strict({ lessonId: Slug }),
  success: NoContent,
});

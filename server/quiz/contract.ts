import Type, { type Static } from 'typebox';
import { QuizState } from '#server/learning/contract.ts';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, Percent, PlainDate, Strict, Text } from '#server/shared/schemas.ts';

const QuizKind = Type.Enum(['knowledge', 'scenario']);
const Mode = Type.Enum(['practice', 'certified']);
const Attempt = Type.Object({ attemptId: Id });
const Option = Type.Object({ id: Type.String(), text: Type.String() });

const asked = {
  position: Type.Integer(),
  type: Type.String(),
  case: Nullable(Type.String()),
  prompt: Type.String(),
  options: Type.Array(Option),
  chosen: Type.Array(Type.String()),
  flagged: Type.Boolean(),
};

export const AttemptView = Type.Object({
  attemptId: Id,
  enrolmentId: Id,
  courseId: Type.String(),
  quizKind: QuizKind,
  mode: Mode,
  startedAt: Instant,
  isSubmitted: Type.Boolean(),
  questions: Type.Array(Type.Object(asked)),
});
export type AttemptView = Static<typeof AttemptView>;

export const GradeView = Type.Object({
  attemptId: Id,
  scorePercent: Percent,
  passed: Type.Boolean(),
  submittedAt: Instant,
  shown: Type.Array(Type.Object({ skillId: Type.String(), level: Level })),
});
export type GradeView = Static<typeof GradeView>;

export const AttemptResult = Type.Object({
  ...GradeView.properties,
  passPercent: Type.Integer(),
  /** `lapsesOn` is null for practice, which gives no level. */
  shown: Type.Array(Type.Object({ skillId: Type.String(), level: Level, lapsesOn: Nullable(PlainDate) })),
  courseId: Type.String(),
  enrolmentId: Id,
  quizKind: QuizKind,
  mode: Mode,
  questions: Type.Array(
    Type.Object({
      ...asked,
      /** `why` says why a wrong option is wrong; null for right ones, and where the edition does not say it. */
      options: Type.Array(Type.Object({ ...Option.properties, why: Nullable(Type.String()) })),
      share: Type.Number(),
      correct: Type.Array(Type.String()),
      explanation: Type.String(),
      lessonId: Type.String(),
      mustNotMiss: Type.Boolean(),
    }),
  ),
});

export const startAttempt = endpoint({
  id: 'startAttempt',
  summary: 'Start an attempt at a quiz, or find the open one; with what the quiz asks for and allows',
  method: 'POST',
  path: '/enrolments/:enrolmentId/attempts',
  params: Type.Object({ enrolmentId: Id }),
  body: Strict({ quizKind: QuizKind, mode: Mode }),
  success: { status: 201, schema: Type.Object({ attemptId: Id, quiz: QuizState }) },
});

export const viewAttempt = endpoint({
  id: 'viewAttempt',
  summary: 'An attempt with the answers saved so far; never with keys',
  method: 'GET',
  path: '/attempts/:attemptId',
  params: Attempt,
  success: { status: 200, schema: AttemptView },
});

export const saveAnswer = endpoint({
  id: 'saveAnswer',
  summary: 'Save the answer at one position; the last one counts',
  method: 'PUT',
  path: '/attempts/:attemptId/answers/:position',
  params: Type.Object({ attemptId: Id, position: Type.Integer({ minimum: 0, maximum: 99 }) }),
  body: Strict({ chosen: Type.Array(Text(80), { maxItems: 8, uniqueItems: true }), flagged: Type.Boolean() }),
  success: NoContent,
});

export const submitAttempt = endpoint({
  id: 'submitAttempt',
  summary: 'Submit an attempt and have it graded, once',
  method: 'POST',
  path: '/attempts/:attemptId/submission',
  params: Attempt,
  success: { status: 200, schema: GradeView },
});

export const viewResult = endpoint({
  id: 'viewResult',
  summary: 'The result, with explanations and why wrong options are wrong, after submission',
  method: 'GET',
  path: '/attempts/:attemptId/result',
  params: Attempt,
  success: { status: 200, schema: AttemptResult },
});

export const grantExtraTry = endpoint({
  id: 'grantExtraTry',
  summary: 'Grant one more try at a quiz, with a reason',
  method: 'POST',
  path: '/enrolments/:enrolmentId/extra-tries',
  params: Type.Object({ enrolmentId: Id }),
  body: Strict({ quizKind: QuizKind, reason: Text(500, 10) }),
  success: NoContent,
});

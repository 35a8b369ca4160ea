import { describe, expect, test } from 'vitest';
import { chooseCourse, stepIn, wanting, type Enrolment } from '../../web/routes/next-step.ts';

type Skill = Parameters<typeof wanting>[0][number];

const aSkill = (skillId: string, other: Partial<Skill> = {}): Skill => ({
  skillId,
  name: `Skill ${skillId}`,
  domainId: 'foundations',
  required: 2,
  critical: false,
  state: 'gap',
  level: 1,
  isDue: false,
  because: null,
  behaviour: [],
  selfAssessed: null,
  ...other,
});
const aCard = (courseId: string, skillIds: string[], prerequisites: string[] = []) => ({
  courseId,
  title: `Course ${courseId}`,
  skillIds,
  prerequisites,
});
const aLesson = (id: string, skills: Record<string, number>, isDone = false) => ({
  id,
  title: `Lesson ${id}`,
  objective: '',
  minutes: 8,
  kind: 'read',
  skills,
  isDone,
  handInState: null,
});
const aQuiz = (skill: string, other: object = {}) => ({
  kind: 'scenario',
  draw: 12,
  passPercent: 80,
  states: [{ skill, level: 2 }],
  isPassed: false,
  triesUsed: 0,
  triesLeft: 3,
  nextAttemptAt: null,
  openAttemptId: null,
  ...other,
});
const anEnrolment = (courseId: string, lessons: ReturnType<typeof aLesson>[], quizzes = [aQuiz('a')]): Enrolment => ({
  enrolmentId: `in-${courseId}`,
  courseId,
  title: `Course ${courseId}`,
  completedAt: null,
  modules: [{ title: 'One', lessons }],
  quizzes,
});
const ids = (choice: ReturnType<typeof chooseCourse>) => choice && [choice.skill.skillId, choice.card.courseId];

describe('the next best step', () => {
  test('what is critical presses most, then what lapsed, a gap, the unknown; what is met does not', () => {
    const skills = [
      aSkill('unknown', { state: 'not-assessed' }),
      aSkill('met', { state: 'met' }),
      aSkill('gap'),
      aSkill('critical', { state: 'not-assessed', critical: true }),
      aSkill('lapsed', { state: 'lapsed' }),
      aSkill('extra', { required: null }),
    ];
    expect(wanting(skills).map(({ skillId }) => skillId)).toEqual(['critical', 'lapsed', 'gap', 'unknown']);
  });

  test('a course somebody reads comes before one to enrol in, and leads to the lesson itself', () => {
    const reading = anEnrolment('reading', [
      aLesson('one', { a: 1 }, true),
      aLesson('two', { a: 1 }),
      aLesson('three', { a: 2 }),
    ]);
    const choice = chooseCourse([aSkill('a')], [reading], [aCard('another', ['a']), aCard('reading', ['a'])])!;
    expect(ids(choice)).toEqual(['a', 'reading']);
    expect(stepIn(choice, reading)).toMatchObject({
      lesson: { title: 'Lesson three' },
      quiz: { kind: 'scenario', questions: 12, level: 2 },
      href: '/learn/in-reading/three',
    });
  });

  test('when all is read, the quiz is left', () => {
    const reading = anEnrolment('reading', [aLesson('one', { a: 2 }, true)]);
    const choice = chooseCourse([aSkill('a')], [reading], [])!;
    expect(stepIn(choice, reading)).toMatchObject({ lesson: null, href: '/courses/reading#quizzes' });
  });

  test('a quiz that cools down is no step; something else is', () => {
    const waiting = [aQuiz('a', { triesUsed: 1, triesLeft: 2, nextAttemptAt: '2026-11-25T08:41:00Z' })];
    const reading = anEnrolment('reading', [aLesson('one', { a: 2 }, true)], waiting);
    const skills = [aSkill('a'), aSkill('b')];
    expect(ids(chooseCourse(skills, [reading], [aCard('reading', ['a']), aCard('other', ['b'])]))).toEqual(['b', 'other']);
    expect(chooseCourse([aSkill('a')], [reading], [aCard('reading', ['a'])])).toBeNull();
  });

  test('a course that others have to come before is chosen last', () => {
    const skills = [aSkill('a'), aSkill('b')];
    const locked = aCard('locked', ['a'], ['first']);
    expect(ids(chooseCourse(skills, [], [locked, aCard('open', ['b'])]))).toEqual(['b', 'open']);
    expect(ids(chooseCourse(skills, [], [locked]))).toEqual(['a', 'locked']);
    const first = { ...anEnrolment('first', []), completedAt: '2026-11-01T00:00:00Z' };
    expect(ids(chooseCourse(skills, [first], [locked, aCard('open', ['b'])]))).toEqual(['a', 'locked']);
  });

  test('a completed course can be taken again', () => {
    const completed = { ...anEnrolment('old', [aLesson('one', { a: 2 }, true)]), completedAt: '2025-11-01T00:00:00Z' };
    const choice = chooseCourse([aSkill('a', { state: 'lapsed' })], [completed], [aCard('old', ['a'])])!;
    expect(stepIn(choice, { modules: completed.modules, quizzes: completed.quizzes })).toMatchObject({
      lesson: { title: 'Lesson one' },
      href: '/courses/old',
    });
  });
});

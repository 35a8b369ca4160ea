import type { CourseCard, CourseView } from '#server/catalog/contract.ts';
import type { EnrolmentView } from '#server/learning/contract.ts';
import type { MySkills } from '#server/skills/contract.ts';
import { inSentence } from '#lib/charts/words.ts';
import { mayTry } from '#lib/quiz-words.ts';

type Skill = MySkills['skills'][number];
type Lesson = CourseView['modules'][number]['lessons'][number];
type Card = Pick<CourseCard, 'courseId' | 'title' | 'skillIds' | 'prerequisites'>;
export type Enrolment = Pick<EnrolmentView, 'enrolmentId' | 'courseId' | 'title' | 'completedAt' | 'modules' | 'quizzes'>;

/** Where the next step is taken: in a course somebody reads, or in one to enrol in. */
export interface Choice {
  skill: Skill;
  card: Pick<Card, 'courseId' | 'title'>;
  enrolment: Enrolment | null;
}

export interface NextStep {
  skill: { skillId: string; name: string; reason: string };
  course: { courseId: string; title: string };
  lesson: { title: string; minutes: number } | null;
  quiz: { kind: string; questions: number; level: number } | null;
  href: string;
}

/** Required skills that are not met, the most pressing first: critical ones, then what lapsed or is a gap, then the unknown. */
export function wanting(skills: readonly Skill[]): Skill[] {
  const weight = ({ critical, state }: Skill) => (critical ? 10 : 0) + { met: 0, lapsed: 3, gap: 2, 'not-assessed': 1 }[state];
  return skills.filter(({ required, state }) => required !== null && state !== 'met').toSorted((a, b) => weight(b) - weight(a));
}

/**
 * The most pressing skill that something can be done about now, and the course for it: one somebody reads already, else
 * one open to them, else one whose page says what comes first.
 *
 * @param skills As `wanting` gives them.
 * @param cards Courses that teach any of them.
 */
export function chooseCourse(skills: readonly Skill[], enrolments: readonly Enrolment[], cards: readonly Card[]): Choice | null {
  const latest = new Map(enrolments.toReversed().map((enrolment) => [enrolment.courseId, enrolment]));
  const completed = new Set(enrolments.filter(({ completedAt }) => completedAt).map(({ courseId }) => courseId));
  const choices = skills.flatMap((skill) => {
    const reading = [...latest.values()].filter((enrolment) => !enrolment.completedAt && leads(enrolment, skill));
    const others = cards.filter(
      ({ courseId, skillIds }) => skillIds.includes(skill.skillId) && (!latest.has(courseId) || completed.has(courseId)),
    );
    const isLocked = ({ prerequisites }: Card) => prerequisites.some((courseId) => !completed.has(courseId));
    return [
      ...reading
        .filter((enrolment) => canGoOn(enrolment, skill))
        .map((enrolment) => ({ skill, card: enrolment, enrolment, rank: 0 })),
      ...others.map((card) => ({ skill, card, enrolment: latest.get(card.courseId) ?? null, rank: isLocked(card) ? 1 : 0 })),
    ];
  });
  const chosen = choices.find(({ rank }) => rank === 0) ?? choices[0];
  return chosen ? { skill: chosen.skill, card: chosen.card, enrolment: chosen.enrolment } : null;
}

const lessonsOf = ({ modules }: Pick<Enrolment, 'modules'>) => modules.flatMap(({ lessons }) => lessons);
const leads = ({ modules, quizzes }: Enrolment, { skillId }: Skill) =>
  lessonsOf({ modules }).some(({ skills }) => skills[skillId]) ||
  quizzes.some(({ states }) => states.some(({ skill }) => skill === skillId));

/** Whether there is a lesson to read or a quiz that may be tried; a quiz that cools down is no step for now. */
const canGoOn = (enrolment: Enrolment, skill: Skill) =>
  lessonsOf(enrolment).some((lesson) => !lesson.isDone && lesson.skills[skill.skillId]) ||
  enrolment.quizzes.some((quiz) => !quiz.isPassed && quiz.states.some((state) => state.skill === skill.skillId) && mayTry(quiz));

/**
 * What to do in the chosen course: the first lesson that is not done, and the quiz, that lead to the skill.
 *
 * @param course Contents of the edition somebody reads; of the latest one for those who are not enrolled.
 */
export function stepIn({ skill, card, enrolment }: Choice, course: Pick<CourseView, 'modules' | 'quizzes'>): NextStep {
  const required = skill.required ?? 1;
  const open = enrolment && !enrolment.completedAt ? enrolment : null;
  const done = new Set(open ? lessonsOf(open).flatMap(({ id, isDone }) => (isDone ? [id] : [])) : []);
  const lessons: Lesson[] = course.modules.flatMap((module) => module.lessons).filter(({ id }) => !done.has(id));
  const lesson =
    lessons.find(({ skills }) => (skills[skill.skillId] ?? 0) >= required) ?? lessons.find(({ skills }) => skills[skill.skillId]);
  const quiz = course.quizzes.find(({ states }) =>
    states.some((state) => state.skill === skill.skillId && state.level >= required),
  );
  const inCourse = `/courses/${card.courseId}`;
  return {
    skill: { skillId: skill.skillId, name: skill.name, reason: reasonOf(skill) },
    course: { courseId: card.courseId, title: card.title },
    lesson: lesson ? { title: lesson.title, minutes: lesson.minutes } : null,
    quiz: quiz ? { kind: quiz.kind, questions: quiz.draw, level: required } : null,
    href: !open ? inCourse : lesson ? `/learn/${open.enrolmentId}/${lesson.id}` : `${inCourse}#quizzes`,
  };
}

function reasonOf({ name, critical, state, level, required }: Skill): string {
  const who = critical ? `${name} is critical for your job roles` : `Your job roles ask for ${inSentence(name)}`;
  if (state === 'lapsed') return `${who}. It counted, and has lapsed; show it again.`;
  if (state === 'not-assessed') return `${who}, at level ${required}. Not assessed: we do not know yet.`;
  return `${who}, and stands at level ${level} of ${required} required.`;
}

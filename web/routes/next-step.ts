import type { CourseView } from '#server/catalog/contract.ts';
import type { EnrolmentView } from '#server/learning/contract.ts';
import type { MySkills } from '#server/skills/contract.ts';

type Skill = MySkills['skills'][number];

export interface NextStep {
  skill: { name: string; reason: string };
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

/** The first lesson that is not done, and the quiz, that lead to a skill in a course. */
export function stepTowards(skill: Skill, course: CourseView, enrolment: EnrolmentView | null): NextStep {
  const required = skill.required ?? 1;
  const done = new Set(enrolment?.modules.flatMap(({ lessons }) => lessons).flatMap(({ id, isDone }) => (isDone ? [id] : [])));
  const lessons = course.modules.flatMap((module) => module.lessons).filter(({ id }) => !done.has(id));
  const lesson =
    lessons.find(({ skills }) => (skills[skill.skillId] ?? 0) >= required) ?? lessons.find(({ skills }) => skills[skill.skillId]);
  const quiz = course.quizzes.find(({ states }) =>
    states.some((state) => state.skill === skill.skillId && state.level >= required),
  );
  const inCourse = `/courses/${course.courseId}`;
  return {
    skill: { name: skill.name, reason: reasonOf(skill) },
    course: { courseId: course.courseId, title: course.title },
    lesson: lesson ? { title: lesson.title, minutes: lesson.minutes } : null,
    quiz: quiz ? { kind: quiz.kind, questions: quiz.draw, level: required } : null,
    href:
      !enrolment || enrolment.completedAt
        ? inCourse
        : lesson
          ? `/learn/${enrolment.enrolmentId}/${lesson.id}`
          : `${inCourse}#quizzes`,
  };
}

function reasonOf({ name, critical, state, level, required }: Skill): string {
  const who = critical ? `${name} is critical for your job roles` : `Your job roles ask for ${name.toLowerCase()}`;
  if (state === 'lapsed') return `${who}. It counted, and has lapsed; show it again.`;
  if (state === 'not-assessed') return `${who}, at level ${required}. Not assessed: we do not know yet.`;
  return `${who}, and stands at level ${level} of ${required} required.`;
}

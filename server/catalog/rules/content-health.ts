import type { FrameworkContent } from './framework-format.ts';

/** Facts that expire within this many days are named, so that there is time to check them again. */
export const HORIZON_DAYS = 180;
/** Quizzes and practice reach this level; the one above is shown before a panel. */
const MAX_LEVEL = 3;

/** Those whose facts have expired or will within the horizon, soonest first. */
export const expiringLessons = <L extends { expiresOn: string }>(
  lessons: readonly L[],
  today: Temporal.PlainDate,
): (L & { isExpired: boolean })[] => {
  const horizon = today.add({ days: HORIZON_DAYS }).toString();
  return lessons
    .filter(({ expiresOn }) => expiresOn <= horizon)
    .toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0))
    .map((lesson) => ({ ...lesson, isExpired: lesson.expiresOn <= today.toString() }));
};

export interface OpenRequirement {
  skillId: string;
  name: string;
  level: number;
  /** The highest level that a quiz of a course states for the skill; 0 when none does. */
  reached: number;
  /** Whether some kind of quiz could show the level; otherwise other evidence has to. */
  isWithinQuizzes: boolean;
  profiles: string[];
}

/** What role profiles require, up to level 3, and no course's quiz states. In the order of the framework, by level. */
export function requirementsWithoutQuiz(
  { skills, profiles, kinds }: Pick<FrameworkContent, 'skills' | 'profiles' | 'kinds'>,
  states: readonly { skill: string; level: number }[],
): OpenRequirement[] {
  const quizCap = Math.max(0, ...kinds.filter(({ id }) => id.startsWith('quiz-')).map(({ maxLevel }) => maxLevel));
  return skills.flatMap(({ id: skillId, name }) => {
    const reached = Math.max(0, ...states.filter(({ skill }) => skill === skillId).map(({ level }) => level));
    const levels = [...new Set(profiles.flatMap(({ required }) => required[skillId]?.level ?? []))];
    return levels
      .filter((level) => level > reached && level <= MAX_LEVEL)
      .toSorted((a, b) => a - b)
      .map((level) => ({
        skillId,
        name,
        level,
        reached,
        isWithinQuizzes: level <= quizCap,
        profiles: profiles.filter(({ required }) => required[skillId]?.level === level).map((profile) => profile.name),
      }));
  });
}

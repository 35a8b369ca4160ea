import { inColumns } from './columns.ts';
import type { FrameworkContent } from './framework-format.ts';

/** Courses and practice reach this level; the one above is shown before a panel. */
const MAX_LEVEL = 3;

/** What can show a level of a skill: a quiz that states it, a lab or workshop that is marked, a session that is observed. */
export interface Evidence {
  by: 'quiz' | 'lab' | 'coaching';
  skill: string;
  level: number;
}

interface Teaching {
  quizzes: readonly { states: readonly { skill: string; level: number }[] }[];
  lessons: readonly { kind: string; skills: Readonly<Record<string, number>> }[];
}

/** Everything in the catalogue that can show a skill. */
export function evidenceOf(
  courses: readonly Teaching[],
  sessionTypes: readonly { skills: readonly { skill: string; level: number }[] }[],
): Evidence[] {
  const quizzes = courses.flatMap((course) => course.quizzes.flatMap(({ states }) => states));
  const labs = courses
    .flatMap(({ lessons }) => lessons.filter(({ kind }) => kind === 'lab' || kind === 'workshop'))
    .flatMap(({ skills }) => Object.entries(skills).map(([skill, level]) => ({ skill, level })));
  const sessions = sessionTypes.flatMap(({ skills }) => skills);
  return [
    ...quizzes.map(({ skill, level }) => ({ by: 'quiz' as const, skill, level })),
    ...labs.map(({ skill, level }) => ({ by: 'lab' as const, skill, level })),
    ...sessions.map(({ skill, level }) => ({ by: 'coaching' as const, skill, level })),
  ];
}

export interface Requirement {
  skillId: string;
  name: string;
  level: number;
  profiles: string[];
  /** How many quizzes, labs and session types can show this level or a higher one. */
  quizzes: number;
  labs: number;
  sessionTypes: number;
}

/** What role profiles require up to level 3, with what can show it. In the order of the framework, by level. */
export function requirementsOf(
  { skills, profiles }: Pick<FrameworkContent, 'skills' | 'profiles'>,
  evidence: readonly Evidence[],
): Requirement[] {
  return skills.flatMap(({ id: skillId, name }) => {
    const levels = new Set(profiles.flatMap(({ required }) => required[skillId]?.level ?? []));
    return [...levels]
      .filter((level) => level <= MAX_LEVEL)
      .toSorted((a, b) => a - b)
      .map((level) => {
        const shown = evidence.filter((one) => one.skill === skillId && one.level >= level);
        const countOf = (by: Evidence['by']) => shown.filter((one) => one.by === by).length;
        return {
          skillId,
          name,
          level,
          profiles: profiles.filter(({ required }) => required[skillId]?.level === level).map((profile) => profile.name),
          quizzes: countOf('quiz'),
          labs: countOf('lab'),
          sessionTypes: countOf('coaching'),
        };
      });
  });
}

const waysOf = ({ quizzes, labs, sessionTypes }: Requirement) => quizzes + labs + sessionTypes;

/** One way to show a requirement is thin: when that quiz is being mended or that coach is away, nobody can show it. */
export const isThin = (requirement: Requirement): boolean => waysOf(requirement) <= 1;

/** What the catalogue owes to the role profiles: a way to show each requirement, and no lesson that nobody needs. */
export function checkCoverage(
  requirements: readonly Requirement[],
  lessons: readonly { file: string; skills: Readonly<Record<string, number>> }[],
): { file: string; message: string }[] {
  const required = new Set(requirements.map(({ skillId }) => skillId));
  return [
    ...requirements
      .filter((requirement) => waysOf(requirement) === 0)
      .map(({ skillId, level, profiles }) => ({
        file: 'framework/role-profiles.yaml',
        message: `requires ${skillId} ${level} of ${profiles.join(', ')}, which no quiz, lab or session type can show`,
      })),
    ...lessons
      .filter(({ skills }) => !Object.keys(skills).some((skill) => required.has(skill)))
      .map(({ file }) => ({ file, message: 'teaches no skill that a job role needs' })),
  ];
}

/** The requirements as lines of columns, thin ones named. */
export function writeCoverage(requirements: readonly Requirement[]): string {
  const rows = requirements.map((one) => [
    `${one.skillId} ${one.level}`,
    one.quizzes,
    one.labs,
    one.sessionTypes,
    one.profiles.length,
  ]);
  const [heads, ...lines] = inColumns([['requirement', 'quizzes', 'labs', 'sessions', 'roles'], ...rows]);
  return [heads, ...lines.map((line, index) => (isThin(requirements[index]!) ? `${line}  thin` : line))].join('\n');
}

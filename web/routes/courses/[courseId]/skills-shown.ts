import type { CourseView, viewFramework } from '#server/catalog/contract.ts';
import type { Output } from '#server/shared/endpoint.ts';

export interface SkillShown {
  id: string;
  name: string;
  /** The highest level a quiz of the course can show. */
  level: number;
  levelName: string;
  /** Role profiles that require the skill, with the level each asks for. */
  requiredBy: { name: string; level: number; critical: boolean }[];
}

/** What the quizzes of a course can show, and who needs it. */
export function skillsShown({ quizzes }: CourseView, framework: Output<typeof viewFramework>): SkillShown[] {
  const highest = new Map<string, number>();
  for (const { skill, level } of quizzes.flatMap(({ states }) => states)) {
    highest.set(skill, Math.max(level, highest.get(skill) ?? 0));
  }
  return [...highest].map(([id, level]) => ({
    id,
    name: framework.skills.find((skill) => skill.id === id)?.name ?? id,
    level,
    levelName: framework.scale.find((step) => step.level === level)?.name.toLowerCase() ?? '',
    requiredBy: framework.profiles.flatMap(({ name, required }) => {
      const requirement = required[id];
      return requirement ? [{ name, level: requirement.level, critical: requirement.critical }] : [];
    }),
  }));
}

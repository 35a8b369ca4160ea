export interface Requirement {
  lessonIds: readonly string[];
  quizKinds: readonly string[];
}

export interface Done {
  lessonIds: ReadonlySet<string>;
  quizKinds: ReadonlySet<string>;
}

/** A course is complete when every lesson is done and every quiz of its edition is passed. */
export function isComplete({ lessonIds, quizKinds }: Requirement, done: Done): boolean {
  return lessonIds.every((id) => done.lessonIds.has(id)) && quizKinds.every((kind) => done.quizKinds.has(kind));
}

/**
 * Share of steps done, 0–100, rounded down: 100 exactly when the course is complete. What an edition does not ask for
 * does not count.
 */
export function progressPercent(requirement: Requirement, done: Done): number {
  const steps = requirement.lessonIds.length + requirement.quizKinds.length;
  if (steps === 0) return 0;
  const finished =
    requirement.lessonIds.filter((id) => done.lessonIds.has(id)).length +
    requirement.quizKinds.filter((kind) => done.quizKinds.has(kind)).length;
  return Math.floor((finished / steps) * 100);
}

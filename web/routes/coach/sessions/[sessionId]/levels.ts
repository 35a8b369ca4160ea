/** Observed practice shows level 3 at most, whatever the session type says; the API holds the same. */
const CAP = 3;

interface Skill {
  maxLevel: number;
  behaviour: readonly string[];
}

/** Levels above 0 that have a description, each with why it cannot be proposed by this coach in this session. */
export function levelsInSight({ maxLevel, behaviour }: Skill, verified: number) {
  return behaviour
    .map((text, level) => ({ level, behaviour: text, whyNot: whyNot(level, maxLevel, verified) }))
    .filter(({ level }) => level >= 1 && level <= Math.min(maxLevel + 1, CAP));
}

function whyNot(level: number, maxLevel: number, verified: number): string | null {
  if (level > maxLevel) return 'This session type cannot evidence such a level.';
  if (level > verified) return 'You are not verified for this level of the skill.';
  return null;
}

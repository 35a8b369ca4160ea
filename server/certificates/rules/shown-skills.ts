/** A skill as it is printed: names as they were on the day of issue. */
export interface ShownSkill {
  skillId: string;
  skillName: string;
  level: number;
  levelName: string;
  /** How it was shown, in words. */
  kind: string;
  shownOn: string;
  lapsesOn: string;
}

export interface Shown {
  skillId: string;
  level: number;
  kind: string;
  shownOn: Temporal.PlainDate;
  lapsesOn: Temporal.PlainDate;
}

interface Names {
  skills: readonly { id: string; name: string }[];
  scale: readonly { level: number; name: string }[];
  kinds: readonly { id: string; name: string }[];
}

/** What the steps of one enrolment showed: the highest level of each skill, in the framework's order. */
export function shownSkills(shown: readonly Shown[], { skills, scale, kinds }: Names): ShownSkill[] {
  const best = new Map<string, Shown>();
  for (const row of shown) {
    const known = best.get(row.skillId);
    if (!known || row.level > known.level) best.set(row.skillId, row);
  }
  return skills.flatMap(({ id, name }) => {
    const row = best.get(id);
    if (!row || row.level === 0) return [];
    return {
      skillId: id,
      skillName: name,
      level: row.level,
      levelName: scale.find(({ level }) => level === row.level)!.name,
      kind: kinds.find((kind) => kind.id === row.kind)?.name ?? row.kind,
      shownOn: row.shownOn.toString(),
      lapsesOn: row.lapsesOn.toString(),
    };
  });
}

/** The day on which the first of them lapses; null when none was shown. ISO dates sort as text. */
export const firstLapse = (skills: readonly Pick<ShownSkill, 'lapsesOn'>[]): string | null =>
  skills.map(({ lapsesOn }) => lapsesOn).toSorted()[0] ?? null;

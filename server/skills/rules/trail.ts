import { stateOf } from './figures.ts';
import { effectiveLevel, type Evidence, type LevelSetting } from './level.ts';
import { requirementsOf, type RoleProfile } from './requirements.ts';

/** What the job roles of one person ask, skill by skill, with what is known and every piece of evidence, newest first. */
export function trailOf<E extends Evidence>(profiles: readonly RoleProfile[], evidence: readonly E[], setting: LevelSetting) {
  const requirements = requirementsOf(
    profiles.map(({ id }) => id),
    profiles,
  );
  const evidenceBySkill = Map.groupBy(evidence, (row) => row.skillId);
  const superseded = new Set(evidence.map((row) => row.supersedes));
  return [...requirements].map(([skillId, { level: required, critical }]) => {
    const own = evidenceBySkill.get(skillId) ?? [];
    const known = effectiveLevel(own, setting);
    return {
      skillId,
      required,
      critical,
      askedBy: profiles.filter((profile) => profile.required[skillId]).map(({ id }) => id),
      state: stateOf(required, known),
      level: known.state === 'assessed' ? known.level : null,
      evidence: own
        .toSorted((a, b) => Temporal.PlainDate.compare(b.shownOn, a.shownOn))
        .map((row) => ({ ...row, isSuperseded: superseded.has(row.id) })),
    };
  });
}

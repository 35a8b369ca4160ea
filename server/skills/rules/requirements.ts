export interface Requirement {
  level: number;
  critical: boolean;
}

export interface RoleProfile {
  id: string;
  required: Readonly<Record<string, Requirement>>;
}

/**
 * What a person's job roles ask together: of each skill the highest level, critical when any of them says so.
 * Profiles that are not in the framework ask nothing.
 */
export function requirementsOf(roleProfileIds: readonly string[], profiles: readonly RoleProfile[]): Map<string, Requirement> {
  const together = new Map<string, Requirement>();
  for (const { required } of profiles.filter((profile) => roleProfileIds.includes(profile.id))) {
    for (const [skillId, { level, critical }] of Object.entries(required)) {
      const known = together.get(skillId);
      together.set(skillId, { level: Math.max(level, known?.level ?? 0), critical: critical || (known?.critical ?? false) });
    }
  }
  return together;
}

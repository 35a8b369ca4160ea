import type { CompanyReport } from '#server/skills/contract.ts';

interface Framework {
  domains: readonly { id: string; name: string }[];
  skills: readonly { id: string; domain: string }[];
}

export interface SkillTab {
  id: string;
  label: string;
  href: string;
  skills: { id: string; name: string }[];
}

/** As many columns as can be read beside each other. */
const MOST_NEEDED = 8;

/** Critical skills in views of a few: those most people need, then each domain. Skills nobody needs are in none. */
export function tabsOf({ departments, criticalSkills }: CompanyReport, { domains, skills }: Framework): SkillTab[] {
  const needed = new Map<string, number>();
  const hidden = new Set<string>();
  for (const { skillId, required, isHidden } of departments.flatMap(({ cells }) => cells)) {
    needed.set(skillId, Math.max(needed.get(skillId) ?? 0, required));
    if (isHidden) hidden.add(skillId);
  }
  const present = criticalSkills.filter(({ id }) => (needed.get(id) ?? 0) > 0 || hidden.has(id));
  const most = present.toSorted((a, b) => (needed.get(b.id) ?? 0) - (needed.get(a.id) ?? 0)).slice(0, MOST_NEEDED);
  const domainOf = new Map(skills.map(({ id, domain }) => [id, domain]));
  return [
    { id: 'most-needed', label: 'Most needed', href: '/report#departments', skills: most },
    ...domains.map(({ id, name }) => ({
      id,
      label: name,
      href: `/report?skills=${id}#departments`,
      skills: present.filter((skill) => domainOf.get(skill.id) === id),
    })),
  ].filter((tab) => tab.skills.length > 0);
}

import { inSentence } from '#lib/charts/words.ts';
import { count, list } from '#lib/format.ts';
import type { SkillState } from '#lib/ui/states.ts';

interface Person {
  skills: readonly { name: string; critical: boolean; state: SkillState }[];
}

const SKILLS_NAMED = 3;

/** What a team's states come to, the unknown first, and the critical skills nobody meets. */
export function teamFinding(people: readonly Person[]): string {
  const all = people.flatMap(({ skills }) => skills);
  if (all.length === 0) return 'No job role that asks for skills is recorded for these people.';
  const unknown = all.filter(({ state }) => state === 'not-assessed').length;
  const met = all.filter(({ state }) => state === 'met').length;
  const share = `Of ${count(all.length, 'required level')} across ${count(people.length, 'person', 'people')}, ${met} ${met === 1 ? 'is' : 'are'} met.`;
  const known = unknown > 0 ? ` ${unknown} we do not know.` : '';
  return `${share}${known}${nobodyMeets(all)}`;
}

function nobodyMeets(skills: readonly { name: string; critical: boolean; state: SkillState }[]): string {
  const critical = Map.groupBy(
    skills.filter((skill) => skill.critical),
    ({ name }) => name,
  );
  const names = [...critical]
    .filter(([, group]) => group.every(({ state }) => state !== 'met'))
    .map(([name]) => inSentence(name));
  if (names.length === 0) return '';
  const named = [
    ...names.slice(0, SKILLS_NAMED),
    ...(names.length > SKILLS_NAMED ? [`${names.length - SKILLS_NAMED} more`] : []),
  ];
  return ` Nobody is known to meet these critical skills: ${list(named)}.`;
}

import { capital, count, inWords } from '#lib/format.ts';
import type { SkillAgreement } from '#server/coaching/contract.ts';

const HIDDEN = 'Not shown: fewer than five people';

/** What the comparisons come to, and where assessors differ most. */
export function agreementFinding(skills: readonly SkillAgreement[]): string {
  const shown = skills.filter(({ comparisons }) => (comparisons ?? 0) > 0);
  if (shown.length === 0) return 'No skill has five people whom two assessors have rated, so agreement is not known yet.';
  const total = shown.reduce((sum, { comparisons }) => sum + comparisons!, 0);
  const agreed = shown.reduce((sum, skill) => sum + skill.agreed!, 0);
  const lowest = shown.toSorted((a, b) => a.agreed! / a.comparisons! - b.agreed! / b.comparisons!)[0]!;
  const first = `In ${agreed} of ${count(total, 'comparison')} two assessors say the same level.`;
  if (lowest.agreed === lowest.comparisons) return first;
  const differ = lowest.comparisons! - lowest.agreed!;
  return `${first} ${capital(inWords(differ))} of the ${lowest.comparisons} of ${lowest.name} ${differ === 1 ? 'differs' : 'differ'}: let both coaches rate one case together.`;
}

export const agreementLines = (skills: readonly SkillAgreement[]) =>
  skills.map(({ skillId, name, assessors, people, comparisons, agreed, farApart }) => ({
    id: skillId,
    name,
    cells:
      people === null
        ? [String(assessors), HIDDEN, '–', '–', '–']
        : comparisons === 0
          ? [String(assessors), 'None', '–', 'Not known', '–']
          : [String(assessors), String(people), String(comparisons), `${agreed} of ${comparisons}`, String(farApart)],
  }));

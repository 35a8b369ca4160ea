import type { CompanyReport } from '#server/skills/contract.ts';
import { percent } from '#lib/charts/words.ts';

export type Gate = NonNullable<CompanyReport['departments'][number]['gate']>;

/** The gate of definitions 2026-11. The API names what fails; these tell which half of the rule it fails. */
const TARGET = 0.8;
const MIN_COVER = 2;

/** Failing skills, those first that keep most people from what they critically need. */
export function worstFirst(gate: Gate | null, cells: readonly { skillId: string; critical: number }[]): Gate | null {
  const people = new Map(cells.map(({ skillId, critical }) => [skillId, critical]));
  const short = ({ skillId, attainment }: Gate['failing'][number]) => (1 - attainment) * (people.get(skillId) ?? 0);
  return gate && { ...gate, failing: gate.failing.toSorted((a, b) => short(b) - short(a)) };
}

/** Why a critical skill keeps the gate shut, as in "50% met, cover 1". */
export const whyShut = ({ attainment, cover }: Gate['failing'][number]): string =>
  [attainment < TARGET && `${percent(attainment)} met`, cover < MIN_COVER && `cover ${cover}`].filter(Boolean).join(', ');

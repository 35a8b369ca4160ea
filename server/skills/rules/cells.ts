import { effectiveLevel, type Evidence, type LevelSetting } from './level.ts';
import { stateOf, type Cell } from './figures.ts';
import type { Requirement } from './requirements.ts';

/** A cell as it is kept: with its department, and with what a day's forecast needs. */
export interface KeptCell extends Cell {
  departmentId: string;
  lapsesOn: string | null;
  /** Lapses within the forecast of the day it was computed on. */
  lapsesSoon: boolean;
}

/** The forecast of the report looks this far ahead. */
export const FORECAST_DAYS = 90;

/**
 * Cells of one person: one for each required skill, and one that requires nothing (0) for each further skill whose level
 * is known, because cover counts people whatever their job role asks.
 */
export function cellsOf(
  person: { personId: string; departmentId: string },
  requirements: ReadonlyMap<string, Requirement>,
  evidence: readonly Evidence[],
  setting: LevelSetting,
): KeptCell[] {
  const evidenceBySkill = Map.groupBy(evidence, (row) => row.skillId);
  const soon = setting.today.add({ days: FORECAST_DAYS });
  return [...new Set([...requirements.keys(), ...evidenceBySkill.keys()])].toSorted().flatMap((skillId) => {
    const requirement = requirements.get(skillId);
    const known = effectiveLevel(evidenceBySkill.get(skillId) ?? [], setting);
    if (!requirement && known.state !== 'assessed') return [];
    const { level: required, critical } = requirement ?? { level: 0, critical: false };
    const lapses = known.state === 'not-assessed' ? null : known.because.lapsesOn;
    return {
      ...person,
      skillId,
      required,
      critical,
      state: stateOf(required, known),
      level: known.state === 'assessed' ? known.level : null,
      lapsesOn: lapses?.toString() ?? null,
      lapsesSoon: known.state === 'assessed' && Temporal.PlainDate.compare(lapses!, soon) <= 0,
    };
  });
}

import { evidenceState } from './validity.ts';

export interface Evidence {
  id: string;
  skillId: string;
  level: number;
  kind: string;
  shownOn: Temporal.PlainDate;
  lapsesOn: Temporal.PlainDate;
  supersedes: string | null;
  /** It shows nothing itself and only ends what it supersedes. */
  takesBack?: boolean;
}

/** What is known of a person's skill. There is no level where nothing current is known. */
export type EffectiveLevel =
  | { state: 'assessed'; level: number; isDue: boolean; because: Evidence }
  | { state: 'lapsed'; because: Evidence }
  | { state: 'not-assessed' };

export interface LevelSetting {
  today: Temporal.PlainDate;
  dueDays: number;
  /** Highest level each kind of evidence can give. A kind that is not listed gives none. */
  maxLevelByKind: ReadonlyMap<string, number>;
}

/**
 * The highest current level the evidence of one person and one skill shows, and the evidence that shows it. Among equals
 * the one that lapses last explains it. Superseded evidence, what takes it back, and kinds that give no level do not count:
 * a level that was taken back leaves what was known without it, be it nothing.
 */
export function effectiveLevel(evidence: readonly Evidence[], { today, dueDays, maxLevelByKind }: LevelSetting): EffectiveLevel {
  const superseded = new Set(evidence.map((row) => row.supersedes));
  const counted = evidence
    .filter((row) => !superseded.has(row.id) && !row.takesBack && maxLevelByKind.has(row.kind))
    .filter((row) => Temporal.PlainDate.compare(row.shownOn, today) <= 0)
    .map((row) => ({ ...row, level: Math.min(row.level, maxLevelByKind.get(row.kind)!) }));
  const current = counted.filter((row) => evidenceState(row.lapsesOn, today, dueDays) !== 'lapsed');
  const best = strongest(current);
  if (best)
    return { state: 'assessed', level: best.level, isDue: evidenceState(best.lapsesOn, today, dueDays) === 'due', because: best };
  const lapsed = strongest(counted);
  return lapsed ? { state: 'lapsed', because: lapsed } : { state: 'not-assessed' };
}

const strongest = (rows: readonly Evidence[]): Evidence | undefined =>
  rows.toSorted((a, b) => b.level - a.level || Temporal.PlainDate.compare(b.lapsesOn, a.lapsesOn) || (a.id < b.id ? -1 : 1))[0];

import { COVER_LEVEL, type Figures } from './figures.ts';
import type { KeptCell } from './cells.ts';

/** Whole numbers that add up over people, so that one changed person changes them by a difference. */
export interface Counts {
  required: number;
  critical: number;
  met: number;
  gap: number;
  lapsed: number;
  notAssessed: number;
  criticalMet: number;
  weightRequired: number;
  weightProven: number;
  weightUnknown: number;
  /** People with a current level that covers, and of 2 or more, whatever their job role asks. */
  cover: number;
  coverRoutine: number;
  lapsing90: number;
}

export const NO_COUNTS: Counts = {
  required: 0,
  critical: 0,
  met: 0,
  gap: 0,
  lapsed: 0,
  notAssessed: 0,
  criticalMet: 0,
  weightRequired: 0,
  weightProven: 0,
  weightUnknown: 0,
  cover: 0,
  coverRoutine: 0,
  lapsing90: 0,
};
/** Who handles routine; shown beside cover. */
const ROUTINE_LEVEL = 2;
const NAMES = Object.keys(NO_COUNTS) as (keyof Counts)[];

/** What one cell adds to its department's counts. A critical requirement weighs three times (content guide 7.2). */
export function countsOf({ required, critical, state, level, lapsesSoon }: KeptCell): Counts {
  const cover = { cover: Number((level ?? 0) >= COVER_LEVEL), coverRoutine: Number((level ?? 0) >= ROUTINE_LEVEL) };
  if (required === 0) return { ...NO_COUNTS, ...cover };
  const weight = critical ? 3 : 1;
  return {
    required: 1,
    critical: Number(critical),
    met: Number(state === 'met'),
    gap: Number(state === 'gap'),
    lapsed: Number(state === 'lapsed'),
    notAssessed: Number(state === 'not-assessed'),
    criticalMet: Number(critical && state === 'met'),
    weightRequired: weight * required,
    weightProven: weight * Math.min(level ?? 0, required),
    weightUnknown: level === null ? weight * required : 0,
    ...cover,
    lapsing90: Number(lapsesSoon),
  };
}

export const addCounts = (a: Counts, b: Counts, factor: 1 | -1 = 1): Counts =>
  Object.fromEntries(NAMES.map((name) => [name, a[name] + factor * b[name]])) as unknown as Counts;

const isNothing = (counts: Counts): boolean => NAMES.every((name) => counts[name] === 0);

export interface DepartmentCounts extends Counts {
  departmentId: string;
  skillId: string;
}

/** Sums by department and skill while they are being counted. */
export type Tally = Map<string, DepartmentCounts>;

/** Count cells into a tally, for their department and all above it. It is changed in place: millions of cells pass here. */
export function countInto(
  tally: Tally,
  cells: readonly KeptCell[],
  ancestorsOf: (departmentId: string) => readonly string[],
  factor: 1 | -1 = 1,
): void {
  for (const cell of cells) {
    const counts = countsOf(cell);
    for (const departmentId of ancestorsOf(cell.departmentId)) {
      const key = `${departmentId}/${cell.skillId}`;
      let sum = tally.get(key);
      if (!sum) tally.set(key, (sum = { departmentId, skillId: cell.skillId, ...NO_COUNTS }));
      for (const name of NAMES) sum[name] += factor * counts[name];
    }
  }
}

/** What a tally comes to, in an order that is the same for everyone, so that nobody waits for each other in a circle. */
export const changesOf = (tally: Tally): DepartmentCounts[] =>
  [...tally]
    .filter(([, counts]) => !isNothing(counts))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, counts]) => counts);

/** Differences that replacing old cells by new ones makes to each department and all above it. */
export function differences(
  before: readonly KeptCell[],
  after: readonly KeptCell[],
  ancestorsOf: (departmentId: string) => readonly string[],
): DepartmentCounts[] {
  const tally: Tally = new Map();
  countInto(tally, before, ancestorsOf, -1);
  countInto(tally, after, ancestorsOf);
  return changesOf(tally);
}

/**
 * The measures of content guide 7.2. There is no average level, on purpose.
 *
 * @returns shares from 0 to 1; null where nothing is required.
 */
export function figuresFrom(counts: Counts): Figures {
  const { required, met, gap, lapsed, notAssessed, weightRequired, weightProven, weightUnknown } = counts;
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const readiness =
    weightRequired === 0
      ? null
      : { low: (100 * weightProven) / weightRequired, high: (100 * (weightProven + weightUnknown)) / weightRequired };
  return {
    required,
    known: met + gap,
    met,
    gap,
    lapsed,
    notAssessed,
    coverage: share(met + gap, required),
    attainmentOfAll: share(met, required),
    attainmentOfAssessed: share(met, met + gap),
    readiness,
  };
}

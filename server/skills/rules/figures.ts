/** One person × one required skill. */
export interface Cell {
  personId: string;
  skillId: string;
  required: number;
  critical: boolean;
  state: 'met' | 'gap' | 'lapsed' | 'not-assessed';
  /** Current assessed level; null when it lapsed or was never assessed. */
  level: number | null;
}

export interface Figures {
  required: number;
  /** Cells whose level is known: met or gap. */
  known: number;
  met: number;
  gap: number;
  lapsed: number;
  notAssessed: number;
  /** Known ÷ required, 0–1; null where nothing is required. */
  coverage: number | null;
  /** Met ÷ required, and met ÷ known, 0–1. The second is never shown without coverage. */
  attainmentOfAll: number | null;
  attainmentOfAssessed: number | null;
  /** 0–100. Unknown and lapsed count nothing in the low end and as met in the high end, so ageing never improves a figure. */
  readiness: { low: number; high: number } | null;
}

export interface GateRules {
  /** Share of cells of a critical skill that has to be met. */
  target: number;
  /** People who have to hold a critical skill at the level that counts for cover. */
  minCover: number;
  coverLevel: number;
}

/** The gate as the content guide names it: 80 per cent of a critical skill's cells, and two people at level 3. */
export const GATE: GateRules = { target: 0.8, minCover: 2, coverLevel: 3 };

/** A critical requirement weighs three times (content guide 7.2). */
const weightOf = ({ critical }: Cell): number => (critical ? 3 : 1);

/** State of a cell from what is required and what is known. */
export function stateOf(
  required: number,
  known: { state: 'assessed'; level: number } | { state: 'lapsed' | 'not-assessed' },
): Cell['state'] {
  if (known.state !== 'assessed') return known.state;
  return known.level >= required ? 'met' : 'gap';
}

/** Figures of a set of cells, as defined in content guide 7.2. There is no average level, on purpose. */
export function figuresOf(cells: readonly Cell[]): Figures {
  const count = (state: Cell['state']) => cells.filter((cell) => cell.state === state).length;
  const [met, gap, lapsed, notAssessed] = [count('met'), count('gap'), count('lapsed'), count('not-assessed')];
  const [required, known] = [cells.length, met + gap];
  const total = sum(cells.map((cell) => weightOf(cell) * cell.required));
  const proven = sum(cells.map((cell) => weightOf(cell) * Math.min(cell.level ?? 0, cell.required)));
  const unknown = sum(cells.filter((cell) => cell.level === null).map((cell) => weightOf(cell) * cell.required));
  return {
    required,
    known,
    met,
    gap,
    lapsed,
    notAssessed,
    coverage: share(known, required),
    attainmentOfAll: share(met, required),
    attainmentOfAssessed: share(met, known),
    readiness: total === 0 ? null : { low: (100 * proven) / total, high: (100 * (proven + unknown)) / total },
  };
}

/** People with a current level that counts for cover: 0 none, 1 single point, 2 thin, 3 and more fine. */
export const coverOf = (cells: readonly Cell[], skillId: string, coverLevel = GATE.coverLevel): number =>
  new Set(cells.filter((cell) => cell.skillId === skillId && (cell.level ?? -1) >= coverLevel).map((cell) => cell.personId)).size;

/**
 * Critical skills that keep a department from being ready. The gate names them and cannot be averaged away; it is open
 * when there are none.
 */
export function failingSkills(cells: readonly Cell[], { target, minCover, coverLevel }: GateRules = GATE): string[] {
  const critical = Map.groupBy(
    cells.filter((cell) => cell.critical),
    (cell) => cell.skillId,
  );
  return [...critical]
    .filter(([skillId, own]) => (figuresOf(own).attainmentOfAll ?? 0) < target || coverOf(cells, skillId, coverLevel) < minCover)
    .map(([skillId]) => skillId)
    .toSorted();
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

import type { Cell, Figures } from '#server/skills/rules/figures.ts';

/** The measures as content guide 7.2 words them, over cells one by one: what those from counts are held to. */
export function figuresByDefinition(cells: readonly Cell[]): Figures {
  const count = (state: Cell['state']) => cells.filter((cell) => cell.state === state).length;
  const [met, gap, lapsed, notAssessed] = [count('met'), count('gap'), count('lapsed'), count('not-assessed')];
  const [required, known] = [cells.length, met + gap];
  const weightOf = ({ critical }: Cell) => (critical ? 3 : 1);
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

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

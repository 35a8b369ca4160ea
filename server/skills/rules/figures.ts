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

/** The gate as the content guide names it: 80 per cent of a critical skill's cells met, and two people who cover it. */
export const GATE = { target: 0.8, minCover: 2 };

/** Who has a current level of 3 or more covers a skill: 0 people none, 1 single point, 2 thin, 3 and more fine. */
export const COVER_LEVEL = 3;

/** State of a cell from what is required and what is known. */
export function stateOf(
  required: number,
  known: { state: 'assessed'; level: number } | { state: 'lapsed' | 'not-assessed' },
): Cell['state'] {
  if (known.state !== 'assessed') return known.state;
  return known.level >= required ? 'met' : 'gap';
}

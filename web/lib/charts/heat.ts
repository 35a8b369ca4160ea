import type { Counts } from './words.ts';

export interface HeatCell extends Counts {
  /** So few people are meant that the figure is not shown; the numbers are 0 then. */
  isHidden: boolean;
}

export interface HeatRow {
  id: string;
  name: string;
  /** The department it belongs to, and how far below the top it stands. */
  parentName: string | null;
  depth: number;
  href: string;
  /** Everything required of the department together; null where that is hidden. */
  total: Counts | null;
  /** One for each skill, in their order; null where nobody needs it. */
  cells: readonly (HeatCell | null)[];
}

export interface HeatSkill {
  id: string;
  name: string;
}

/** Whether nothing of a department may be shown, so that one sentence says it for the whole row. */
export const isAllHidden = ({ cells, total }: HeatRow): boolean =>
  total === null && cells.some((cell) => cell?.isHidden) && cells.every((cell) => cell === null || cell.isHidden);

import { addCounts, figuresFrom, NO_COUNTS, type Counts, type DepartmentCounts } from './counts.ts';
import { GATE, type Figures } from './figures.ts';
import { shownDepartments } from './suppression.ts';

/** Version of the measures; a snapshot keeps the one it was taken with. */
export const DEFINITIONS_VERSION = '2026-11';

export interface DepartmentNode {
  id: string;
  parentId: string | null;
}

/** The counts of one department and skill, or null where they are hidden from this reader. */
export type ShownCounts = ReadonlyMap<string, ReadonlyMap<string, Counts | null>>;

/**
 * What a reader may see of all figures: by department, by skill. Each skill is a table over the tree of its own, and
 * totals are made of shown cells only, so that no total gives a hidden cell away.
 */
export function showFigures(
  departments: readonly DepartmentNode[],
  figures: readonly DepartmentCounts[],
  own: ReadonlySet<string>,
): ShownCounts {
  const shown = new Map(departments.map(({ id }) => [id, new Map<string, Counts | null>()]));
  for (const [skillId, rows] of Map.groupBy(figures, (row) => row.skillId)) {
    const rowByDepartment = new Map(rows.map((row) => [row.departmentId, row]));
    const tree = departments.map(({ id, parentId }) => ({
      departmentId: id,
      parentId,
      people: rowByDepartment.get(id)?.required ?? 0,
    }));
    const visible = shownDepartments(tree, own);
    for (const row of rows) shown.get(row.departmentId)?.set(skillId, visible.has(row.departmentId) ? row : null);
  }
  return shown;
}

/** Sum over the skills that are shown; null when none is. */
export function totalOf(countsBySkill: ReadonlyMap<string, Counts | null>): Counts | null {
  const shown = [...countsBySkill.values()].filter((counts) => counts !== null);
  return shown.length === 0 ? null : shown.reduce((sum, counts) => addCounts(sum, counts), NO_COUNTS);
}

export interface GateFailure {
  skillId: string;
  /** Share of the critical cells that are met, 0–1. */
  attainment: number;
  cover: number;
}

export interface Gate {
  isOpen: boolean;
  failing: GateFailure[];
}

/**
 * Critical skills that keep a department from being ready. The gate names them and cannot be averaged away; it is open when
 * there are none, and cannot be said where a skill is hidden.
 */
export function gateOf(countsBySkill: ReadonlyMap<string, Counts | null>): Gate | null {
  const rows = [...countsBySkill];
  if (rows.length === 0 || rows.some(([, counts]) => counts === null)) return null;
  const failing = rows
    .flatMap(([skillId, counts]) => (counts && counts.critical > 0 ? [{ skillId, counts }] : []))
    .map(({ skillId, counts }) => ({ skillId, attainment: counts.criticalMet / counts.critical, cover: counts.cover }))
    .filter(({ attainment, cover }) => attainment < GATE.target || cover < GATE.minCover)
    .toSorted((a, b) => (a.skillId < b.skillId ? -1 : 1));
  return { isOpen: failing.length === 0, failing };
}

export const summaryOf = (counts: Counts | null): (Figures & { lapsing90: number }) | null =>
  counts && { ...figuresFrom(counts), lapsing90: counts.lapsing90 };

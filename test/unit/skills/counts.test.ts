import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptCell } from '#server/skills/rules/cells.ts';
import { addCounts, countsOf, differences, figuresFrom, NO_COUNTS } from '#server/skills/rules/counts.ts';
import { figuresByDefinition } from './figures-by-definition.ts';

const ancestorsOf = (departmentId: string) => (departmentId === 'top' ? ['top'] : [departmentId, 'top']);
const cells = fc.array(
  fc
    .record({
      personId: fc.constantFrom('a', 'b', 'c', 'd'),
      departmentId: fc.constantFrom('one', 'two', 'top'),
      skillId: fc.constantFrom('x', 'y'),
      required: fc.integer({ min: 1, max: 4 }),
      critical: fc.boolean(),
      level: fc.option(fc.integer({ min: 0, max: 4 })),
      isLapsed: fc.boolean(),
      lapsesSoon: fc.boolean(),
    })
    .map(({ isLapsed, ...cell }): KeptCell => {
      const unknown = isLapsed ? 'lapsed' : 'not-assessed';
      const state = cell.level === null ? unknown : cell.level >= cell.required ? 'met' : 'gap';
      return { ...cell, state, lapsesOn: null, lapsesSoon: cell.level !== null && cell.lapsesSoon };
    }),
);

test('the measures from counts are those from the cells themselves', () => {
  fc.assert(
    fc.property(cells, (own) => {
      const counts = own.map(countsOf).reduce((sum, next) => addCounts(sum, next), NO_COUNTS);
      expect(figuresFrom(counts)).toEqual(figuresByDefinition(own));
    }),
  );
});

test('differences lead from the counts of the old cells to those of the new ones, in every department above', () => {
  const sum = (rows: readonly KeptCell[]) =>
    new Map(differences([], rows, ancestorsOf).map((row) => [row.departmentId + row.skillId, row]));
  fc.assert(
    fc.property(cells, cells, (before, after) => {
      const reached = sum(before);
      for (const change of differences(before, after, ancestorsOf)) {
        const key = change.departmentId + change.skillId;
        const { departmentId, skillId, ...counts } = change;
        reached.set(key, { departmentId, skillId, ...addCounts(reached.get(key) ?? NO_COUNTS, counts) });
      }
      for (const [key, row] of sum(after)) expect(reached.get(key)).toEqual(row);
      for (const [key, row] of reached) if (!sum(after).has(key)) expect(row).toMatchObject(NO_COUNTS);
    }),
  );
});

test('a cell that requires nothing counts for cover only', () => {
  const cell: KeptCell = {
    personId: 'a',
    departmentId: 'one',
    skillId: 'x',
    required: 0,
    critical: false,
    state: 'met',
    level: 3,
    lapsesOn: '2027-01-01',
    lapsesSoon: true,
  };
  expect(countsOf(cell)).toEqual({ ...NO_COUNTS, cover: 1, coverRoutine: 1 });
});

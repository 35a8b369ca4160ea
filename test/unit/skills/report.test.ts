import { expect, test } from 'vitest';
import { NO_COUNTS, type DepartmentCounts } from '#server/skills/rules/counts.ts';
import { gateOf, showFigures, totalOf } from '#server/skills/rules/report.ts';

const departments = [
  { id: 'top', parentId: null },
  { id: 'one', parentId: 'top' },
  { id: 'two', parentId: 'top' },
];
const row = (
  departmentId: string,
  skillId: string,
  required: number,
  rest: Partial<DepartmentCounts> = {},
): DepartmentCounts => ({
  ...NO_COUNTS,
  departmentId,
  skillId,
  required,
  notAssessed: required,
  ...rest,
});

test('totals are made of shown cells only, so that subtracting shown skills from a total gives nothing away', () => {
  const shown = showFigures(
    departments,
    [row('one', 'x', 8), row('one', 'y', 2), row('top', 'x', 16), row('top', 'y', 2)],
    new Set(),
  );
  expect(shown.get('one')!.get('y')).toBeNull();
  expect(totalOf(shown.get('one')!)?.required).toBe(8);
  expect(totalOf(shown.get('top')!)?.required).toBe(16);
});

test('a department none of whose cells may be shown has no total', () => {
  const shown = showFigures(departments, [row('one', 'x', 3)], new Set());
  expect(totalOf(shown.get('one')!)).toBeNull();
});

test('the gate names the critical skill that keeps it shut, and says nothing where one is hidden', () => {
  const met = row('one', 'x', 10, { critical: 10, criticalMet: 8, cover: 2 });
  expect(gateOf(new Map([['x', met]]))).toEqual({ isOpen: true, failing: [] });
  expect(gateOf(new Map([['x', { ...met, cover: 1 }]]))?.failing).toEqual([{ skillId: 'x', attainment: 0.8, cover: 1 }]);
  expect(gateOf(new Map([['x', { ...met, criticalMet: 7 }]]))?.isOpen).toBe(false);
  expect(
    gateOf(
      new Map([
        ['x', met],
        ['y', null],
      ]),
    ),
  ).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeptCell } from '#server/skills/rules/cells.ts';
import { addCounts, countsOf, figuresFrom, NO_COUNTS } from '#server/skills/rules/counts.ts';
import { stateOf } from '#server/skills/rules/figures.ts';
import { gateOf } from '#server/skills/rules/report.ts';

const requirements = [
  { skillId: 'license-obligations', required: 2, critical: true },
  { skillId: 'component-intake', required: 2, critical: true },
  { skillId: 'vulnerability-management', required: 2, critical: true },
  { skillId: 'sbom-practice', required: 1, critical: false },
];

const cell = (personId: string, index: number, level: number | null): KeptCell => {
  const requirement = requirements[index]!;
  const known = level === null ? ({ state: 'not-assessed' } as const) : ({ state: 'assessed', level } as const);
  const state = stateOf(requirement.required, known);
  return { personId, departmentId: 'one', ...requirement, level, state, lapsesOn: null, lapsesSoon: false };
};
const countsIn = (cells: readonly KeptCell[]) => cells.map(countsOf).reduce((sum, next) => addCounts(sum, next), NO_COUNTS);
const figuresOf = (cells: readonly KeptCell[]) => figuresFrom(countsIn(cells));

describe('the worked example of content guide 7.3', () => {
  const assessed: Record<string, (number | null)[]> = {
    A: [3, 2, 2, 1],
    B: [2, 2, null, 1],
    C: [1, 2, 2, 0],
    D: [2, null, null, null],
    E: [2, 1, 2, 1],
    F: [null, null, null, null],
  };
  const cells = Object.entries(assessed).flatMap(([person, levels]) => levels.map((level, index) => cell(person, index, level)));
  const figures = figuresOf(cells);
  const bySkill = new Map(requirements.map(({ skillId }) => [skillId, countsIn(cells.filter((own) => own.skillId === skillId))]));

  test('24 cells are required and 16 known: coverage 67 per cent', () => {
    expect([figures.required, figures.known]).toEqual([24, 16]);
    expect(Math.round(figures.coverage! * 100)).toBe(67);
  });

  test('13 are met: attainment 54 per cent of all and 81 per cent of assessed', () => {
    expect(figures.met).toBe(13);
    expect(Math.round(figures.attainmentOfAll! * 100)).toBe(54);
    expect(Math.round(figures.attainmentOfAssessed! * 100)).toBe(81);
  });

  test('readiness runs from 60.5 to 93.9', () => {
    expect(figures.readiness!.low).toBeCloseTo(60.5, 1);
    expect(figures.readiness!.high).toBeCloseTo(93.9, 1);
  });

  test('cover at level 3 is one person for obligations and nobody for the other three', () => {
    expect([...bySkill.values()].map(({ cover }) => cover)).toEqual([1, 0, 0, 0]);
  });

  test('the gate fails, and names why', () => {
    const { isOpen, failing } = gateOf(bySkill)!;
    expect(isOpen).toBe(false);
    expect(failing.map(({ skillId }) => skillId)).toEqual([
      'component-intake',
      'license-obligations',
      'vulnerability-management',
    ]);
  });
});

const anyCell = fc
  .record({ personId: fc.constantFrom('A', 'B', 'C'), index: fc.nat(3), level: fc.option(fc.integer({ min: 0, max: 4 })) })
  .map(({ personId, index, level }) => cell(personId, index, level));

test('states add up, the range holds, and ageing never improves a figure', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { minLength: 1 }), fc.nat(), (cells, pick) => {
      const before = figuresOf(cells);
      expect(before.met + before.gap + before.lapsed + before.notAssessed).toBe(before.required);
      expect(before.readiness!.low).toBeLessThanOrEqual(before.readiness!.high);
      const aged = cells.map((own, index): KeptCell =>
        index === pick % cells.length && own.level !== null ? { ...own, state: 'lapsed', level: null } : own,
      );
      const after = figuresOf(aged);
      expect(after.coverage!).toBeLessThanOrEqual(before.coverage!);
      expect(after.attainmentOfAll!).toBeLessThanOrEqual(before.attainmentOfAll!);
      expect(after.readiness!.low).toBeLessThanOrEqual(before.readiness!.low);
    }),
  );
});

test('where nothing is required nothing is claimed', () => {
  expect(figuresOf([])).toMatchObject({ coverage: null, attainmentOfAll: null, attainmentOfAssessed: null, readiness: null });
  expect(gateOf(new Map())).toBeNull();
});

test('level 0 is known and a gap; not assessed is neither', () => {
  expect(stateOf(1, { state: 'assessed', level: 0 })).toBe('gap');
  expect(figuresOf([cell('A', 3, 0)])).toMatchObject({ known: 1, gap: 1, notAssessed: 0 });
  expect(figuresOf([cell('A', 3, null)])).toMatchObject({ known: 0, gap: 0, notAssessed: 1 });
});

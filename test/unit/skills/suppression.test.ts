import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MIN_PEOPLE, shownDepartments, type TreeCell } from '#server/skills/rules/suppression.ts';

const cell = (departmentId: string, parentId: string | null, people: number): TreeCell => ({ departmentId, parentId, people });

describe('who may see a figure outside its department', () => {
  test('a figure about one to four people is hidden, about five it is shown', () => {
    const shown = shownDepartments([cell('all', null, 40), cell('small', 'all', 4), cell('five', 'all', 5)]);
    expect([...shown].toSorted()).toEqual(['all', 'five']);
  });

  test('what is left when the others are subtracted is hidden too: the smallest of them goes', () => {
    const shown = shownDepartments([cell('all', null, 24), cell('a', 'all', 14), cell('b', 'all', 7), cell('c', 'all', 3)]);
    expect([...shown].toSorted()).toEqual(['a', 'all']);
  });

  test('people who stand in the parent itself count as what is left', () => {
    const shown = shownDepartments([cell('all', null, 12), cell('a', 'all', 10)]);
    expect([...shown]).toEqual(['all']);
  });

  test('one sees the own small department, and not what that would give away about others', () => {
    const own = new Set(['mine']);
    const shown = shownDepartments(
      [cell('all', null, 13), cell('mine', 'all', 4), cell('b', 'all', 6), cell('c', 'all', 3)],
      own,
    );
    expect([...shown].toSorted()).toEqual(['all', 'mine']);
  });

  test('whatever the tree, no difference of shown figures speaks about one to four people', () => {
    const trees = fc
      .array(fc.record({ parent: fc.nat(), direct: fc.nat({ max: 9 }) }), { minLength: 1, maxLength: 14 })
      .map((nodes) => nodes.map(({ parent, direct }, index) => ({ parent: index === 0 ? null : parent % index, direct })));
    fc.assert(
      fc.property(trees, (nodes) => {
        const within = (index: number, top: number): boolean =>
          index === top || (nodes[index]!.parent !== null && within(nodes[index]!.parent!, top));
        const cells = nodes.map(({ parent }, top) =>
          cell(
            String(top),
            parent === null ? null : String(parent),
            nodes.reduce((sum, { direct }, index) => sum + (within(index, top) ? direct : 0), 0),
          ),
        );
        const shown = [...shownDepartments(cells)].map(Number);
        // Every person stands in exactly one remainder: that of the nearest shown figure at or above them.
        const remainders = new Map<number, number>();
        nodes.forEach(({ direct }, index) => {
          const nearest = shown.filter((top) => within(index, top)).toSorted((a, b) => (within(a, b) ? -1 : 1))[0];
          if (nearest !== undefined) remainders.set(nearest, (remainders.get(nearest) ?? 0) + direct);
        });
        for (const people of remainders.values()) expect(people === 0 || people >= MIN_PEOPLE).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { DepartmentCycle, withAncestors, withDescendants } from '#server/organization/rules/department-tree.ts';

const tree = [
  { id: 'company', parentId: null },
  { id: 'engineering', parentId: 'company' },
  { id: 'firmware', parentId: 'engineering' },
  { id: 'legal', parentId: 'company' },
];

describe('the department tree', () => {
  test('names a department and all above it, nearest first', () => {
    expect(withAncestors(tree, 'firmware')).toEqual(['firmware', 'engineering', 'company']);
  });

  test('names a department and all below it', () => {
    expect(withDescendants(tree, 'company')).toEqual(['company', 'engineering', 'legal', 'firmware']);
    expect(withDescendants(tree, 'legal')).toEqual(['legal']);
  });

  test('refuses a tree that bites its tail', () => {
    const cycle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(() => withAncestors(cycle, 'a')).toThrow(DepartmentCycle);
  });
});

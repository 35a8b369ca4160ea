import { describe, expect, test } from 'vitest';
import { assertMayClose, DepartmentInUse, isOpenOn } from '#server/organization/rules/closing.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const EMPTY = { people: [], peopleCount: 0, departments: [] };

describe('closing a department', () => {
  test('is possible when nobody stands in it and nothing is open below it', () => {
    expect(() => assertMayClose(EMPTY)).not.toThrow();
  });

  test('is refused with the names of who and what stands in the way', () => {
    const standing = { people: [{ personId: '1', name: 'Zoë' }], peopleCount: 12, departments: [{ id: '2', name: 'Labs' }] };
    expect(() => assertMayClose(standing)).toThrow(DepartmentInUse);
    const refusal = new DepartmentInUse(standing);
    expect(refusal.message).toContain('12 people stand in it and 1 department is open below it');
    expect(refusal.facts).toMatchObject(standing);
  });

  test('says something also when the database alone knew', () => {
    expect(new DepartmentInUse(EMPTY).message).toContain('somebody came to it a moment ago');
  });
});

test('a department is open until the day on which it closes', () => {
  expect(isOpenOn({ closedOn: null }, day('2026-12-01'))).toBe(true);
  expect(isOpenOn({ closedOn: day('2026-12-01') }, day('2026-11-30'))).toBe(true);
  expect(isOpenOn({ closedOn: day('2026-12-01') }, day('2026-12-01'))).toBe(false);
});

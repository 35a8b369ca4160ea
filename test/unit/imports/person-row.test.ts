import { describe, expect, test } from 'vitest';
import type { ColumnName } from '#server/imports/rules/columns.ts';
import { readRow } from '#server/imports/rules/person-row.ts';

const read = (cells: Partial<Record<ColumnName, string>>) =>
  readRow({ line: 7, cells: new Map(Object.entries({ email: 'ada@x.org', ...cells }) as [ColumnName, string][]) });

describe('a line', () => {
  test('says what its cells say, and nothing about the others', () => {
    expect(read({}).row).toEqual({ line: 7, email: 'ada@x.org' });
    expect(read({ kind: 'Contractor', job_roles: 'tester, buyer tester', time_zone: 'UTC', department: 'Legal' }).row).toEqual({
      ...{ line: 7, email: 'ada@x.org', kind: 'contractor', jobRoles: ['tester', 'buyer'], timeZone: 'UTC', department: 'Legal' },
    });
    expect(`${read({ joined_on: '2026-12-31' }).row!.joinedOn}`).toBe('2026-12-31');
  });

  test('ends a manager, job roles or a departure by the word none', () => {
    expect(read({ manager_email: 'None', job_roles: 'none', left_on: 'none' }).row).toMatchObject({
      ...{ managerEmail: null, jobRoles: [], leftOn: null },
    });
  });

  test.each([
    ['email', 'ada at x.org'],
    ['manager_email', 'jonas'],
    ['kind', 'intern'],
    ['joined_on', '31.12.2026'],
    ['left_on', '2026-02-30'],
    ['name', 'x'.repeat(201)],
    ['department', 'Entwicklung M\uFFFDnchen'],
  ] as const)('names its line and the column %s when that cannot be read: %s', (column, cell) => {
    expect(read({ [column]: cell }).mistakes).toEqual([{ line: 7, column, detail: expect.any(String) }]);
  });

  test('without an address is nobody’s', () => {
    expect(readRow({ line: 3, cells: new Map([['name', 'Ada']]) })).toMatchObject({
      row: null,
      mistakes: [{ line: 3, column: 'email' }],
    });
  });
});

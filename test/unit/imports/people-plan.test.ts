import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, nameOf, planImport } from '#server/imports/rules/people-plan.ts';
import type { PersonRow } from '#server/imports/rules/person-row.ts';
import { facts, recorded } from '#test/support/factories/imports.ts';

const row = (line: number, name: string, other: Partial<PersonRow> = {}): PersonRow => ({
  ...{ line, email: `${name}@example.org`, ...other },
});
const linesOf = (people: readonly { line: number }[]) => people.map(({ line }) => line);

describe('a plan', () => {
  test('puts every line where it belongs', () => {
    const people = [recorded('ada'), recorded('ben'), recorded('cid')];
    const plan = planImport(
      [
        row(2, 'ada'),
        row(3, 'ben', { kind: 'contractor' }),
        row(4, 'cid', { leftOn: Temporal.PlainDate.from('2027-01-01'), kind: 'contractor' }),
        row(5, 'new', { name: 'New' }),
      ],
      facts(people),
    );
    expect([plan.same, plan.changed, plan.leaving, plan.added].map(linesOf)).toEqual([[2], [3], [4], [5]]);
    expect(plan.mistakes).toEqual([]);
  });

  test('names every mistake in the order of lines, also an address that comes twice', () => {
    const plan = planImport([row(2, 'x'), row(3, 'ada', { department: 'nowhere' }), row(4, 'ADA')], facts([recorded('ada')]), [
      { line: 9, column: null, detail: 'unreadable' },
    ]);
    expect(plan.mistakes.map(({ line, column }) => [line, column])).toEqual([
      ...[
        [2, 'name'],
        [3, 'department'],
        [4, 'email'],
        [9, null],
      ],
    ]);
    expect(plan.mistakes[2]!.detail).toBe('This address stands in line 3 already.');
  });

  test('finds circles through people of the file and those recorded, at the lines that close them', () => {
    const people = [recorded('ada', { managerId: 'ben' }), recorded('ben')];
    const managed = (line: number, name: string, by: string) => row(line, name, { name, managerEmail: `${by}@example.org` });
    const plan = planImport([managed(2, 'ben', 'cid'), managed(3, 'cid', 'ada')], facts(people));
    expect(linesOf(plan.mistakes)).toEqual([2, 3]);
    expect(plan.mistakes[0]!.detail).toContain('ben@example.org, cid@example.org');
    const turned = planImport([managed(2, 'ben', 'ada'), row(3, 'ada', { managerEmail: null })], facts(people));
    expect(turned.mistakes).toEqual([]);
  });

  test('has a name that tells what it does, and no other', () => {
    const name = (kind: 'employee' | 'contractor', line = 2) =>
      nameOf(planImport([row(line, 'ada', { kind })], facts([recorded('ada')])));
    expect(name('contractor')).toBe(name('contractor', 5));
    expect(name('contractor')).not.toBe(name('employee'));
  });
});

test('addresses are looked up once, those of managers too', () => {
  expect(addressesIn([row(2, 'Ada', { managerEmail: 'BEN@example.org' }), row(3, 'ben', { managerEmail: null })])).toEqual([
    ...['ada@example.org', 'ben@example.org'],
  ]);
});

test('whatever the file says, every address is planned once and nobody else is', () => {
  const names = ['ada', 'ben', 'cid', 'dot', 'eve'];
  const people = names.slice(0, 3).map((name) => recorded(name));
  const anyRow = fc.record(
    {
      line: fc.integer({ min: 2, max: 99 }),
      email: fc.constantFrom(...names).map((name) => `${name}@example.org`),
      name: fc.constantFrom('A', 'B'),
      kind: fc.constantFrom('employee' as const, 'contractor' as const),
      department: fc.constantFrom('legal', 'devices', 'nowhere'),
      managerEmail: fc.constantFrom(null, ...names.map((name) => `${name}@example.org`)),
      jobRoles: fc.subarray(['tester', 'buyer', 'pirate']),
      leftOn: fc.constantFrom(null, Temporal.PlainDate.from('2026-11-01'), Temporal.PlainDate.from('2027-01-01')),
    },
    { requiredKeys: ['line', 'email'] },
  );
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
      const { added, changed, leaving, same, mistakes } = planImport(rows, facts(people));
      const planned = [...added, ...changed, ...leaving, ...same].map(({ email }) => email);
      expect(planned.toSorted()).toEqual([...new Set(rows.map(({ email }) => email))].toSorted());
      expect([...changed, ...leaving].every(({ personId }) => people.some(({ id }) => id === personId))).toBe(true);
      expect(mistakes.every(({ line }) => rows.some((each) => each.line === line))).toBe(true);
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { settle } from '#server/imports/rules/settle-row.ts';
import { facts, recorded } from '#test/support/factories/imports.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const row = { line: 2, email: 'ada@example.org' };
const settled = (other: object, known = [recorded('ada')], given = {}) =>
  settle({ ...row, ...other }, facts(known, given), new Map());

describe('somebody new', () => {
  test('needs a name, and is an employee from the day of the import where nothing else is said', () => {
    expect(settled({}, []).mistakes).toMatchObject([{ line: 2, column: 'name' }]);
    const { person } = settled({ name: 'Ada' }, []);
    expect(person).toMatchObject({ personId: null, deed: { add: { name: 'Ada', kind: 'employee', timeZone: 'UTC' } } });
    expect(`${person.deed.add!.joinedOn} ${person.from}`).toBe('2026-12-01 2026-12-01');
  });
  test('stands nowhere before they join, nor in the past before the import', () => {
    expect(`${settled({ name: 'Ada', joinedOn: day('2027-01-15') }, []).person.from}`).toBe('2027-01-15');
    expect(`${settled({ name: 'Ada', joinedOn: day('2019-01-15') }, []).person.from}`).toBe('2026-12-01');
  });
  test('has a time zone that exists', () => {
    expect(settled({ name: 'Ada', timeZone: 'Mars/Olympus' }, []).mistakes).toMatchObject([{ column: 'time_zone' }]);
  });
});

describe('somebody recorded', () => {
  test('keeps what nothing is said of, and what is said the same', () => {
    expect(settled({ name: 'ada', kind: 'employee', joinedOn: day('2001-01-01'), timeZone: 'Mars' }).person.changes).toEqual([]);
  });
  test('is renamed, and works as something else', () => {
    expect(settled({ name: 'Ada L.', kind: 'contractor' }).person.deed).toEqual({ name: 'Ada L.', kind: 'contractor' });
  });
  test('gets an account if they have none and that is asked', () => {
    const without = [recorded('ada', { hasAccount: false })];
    expect(settled({}, without, { opensAccounts: true }).person.deed).toEqual({ opensAccount: true });
    expect(settled({}, undefined, { opensAccounts: true }).person.deed).toEqual({});
    expect(settled({}, without).person.deed).toEqual({});
  });
});

describe('somebody who leaves', () => {
  const gone = [recorded('ada', { leftOn: day('2026-05-01'), hasAccount: false })];
  test('does so on a day after they joined', () => {
    expect(`${settled({ leftOn: day('2027-01-01') }).person.deed.leftOn}`).toBe('2027-01-01');
    expect(settled({ leftOn: day('2020-01-01') }).mistakes).toMatchObject([{ column: 'left_on' }]);
    expect(settled({ leftOn: day('2026-05-01') }, gone).person.changes).toEqual([]);
  });
  test('stands nowhere afterwards, and gets no account, until they are taken back', () => {
    expect(settled({ department: 'legal' }, gone).mistakes).toMatchObject([{ column: 'left_on' }]);
    expect(settled({}, gone, { opensAccounts: true }).person.changes).toEqual([]);
    const { person, mistakes } = settled({ department: 'legal', leftOn: null }, gone, { opensAccounts: true });
    expect(mistakes).toEqual([]);
    expect(person.deed).toEqual({ departmentId: 'd1', leftOn: null, opensAccount: true });
  });
  test('later leaves a new place then as well', () => {
    const later = [recorded('ada', { leftOn: day('2027-05-01') })];
    expect(`${settled({ department: 'legal' }, later).person.deed.staysUntil}`).toBe('2027-05-01');
    expect(settled({ name: 'Ada L.' }, later).person.deed.staysUntil).toBeUndefined();
  });
});

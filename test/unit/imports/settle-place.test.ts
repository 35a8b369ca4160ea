import { describe, expect, test } from 'vitest';
import { ofDepartment, ofJobRoles, ofManager } from '#server/imports/rules/settle-place.ts';
import { facts, recorded } from '#test/support/factories/imports.ts';

const row = { line: 2, email: 'ada@example.org' };
const ada = recorded('ada', {
  departmentId: 'd1',
  managerId: 'jonas',
  managerEmail: 'jonas@example.org',
  roleProfileIds: ['tester'],
});
const from = Temporal.PlainDate.from('2026-12-01');

describe('the department of a line', () => {
  const of = (department: string) => ofDepartment({ ...row, department }, ada, facts());
  test('is known by its short name or its name; the same is no change', () => {
    expect([of('legal'), of('LEGAL'), ofDepartment(row, ada, facts())]).toEqual([{}, {}, {}]);
    expect(of('Devices')).toEqual({
      deed: { departmentId: 'd2' },
      changes: [{ what: 'department', before: 'Legal', after: 'Devices' }],
    });
  });
  test.each(['nowhere', 'Labs', 'Counsel'])('%s is unknown, closed, or one of several', (name) => {
    expect(of(name).mistakes).toMatchObject([{ column: 'department' }]);
  });
});

describe('the manager of a line', () => {
  const people = [ada, recorded('jonas'), recorded('mira'), recorded('gone', { leftOn: from })];
  const of = (managerEmail: string | null, inFile = new Map()) =>
    ofManager({ ...row, managerEmail }, ada, facts(people), inFile, from);
  test('is somebody recorded or in the file, or nobody; the same is no change', () => {
    expect(of('JONAS@example.org')).toEqual({});
    expect(of('mira@example.org').deed).toEqual({ manager: 'mira@example.org' });
    expect(of('new@example.org', new Map([['new@example.org', { line: 9, email: 'new@example.org' }]])).deed).toEqual({
      manager: 'new@example.org',
    });
    expect(of(null).deed).toEqual({ manager: null });
    expect(ofManager({ ...row, managerEmail: null }, recorded('ada'), facts(), new Map(), from)).toEqual({});
  });
  test.each(['ada@example.org', 'nobody@example.org', 'gone@example.org'])('%s cannot be one', (email) => {
    expect(of(email).mistakes).toMatchObject([{ column: 'manager_email' }]);
  });
  test('who leaves by the same file cannot be one either', () => {
    const leaving = new Map([['mira@example.org', { line: 3, email: 'mira@example.org', leftOn: from }]]);
    expect(of('mira@example.org', leaving).mistakes).toMatchObject([{ detail: 'They are gone by then.' }]);
  });
});

describe('the job roles of a line', () => {
  const of = (...jobRoles: string[]) => ofJobRoles({ ...row, jobRoles }, ada, facts());
  test('are all there are; the same are no change', () => {
    expect(of('tester')).toEqual({});
    expect(of('buyer', 'tester')).toMatchObject({
      deed: { roleProfileIds: ['buyer', 'tester'] },
      changes: [{ before: 'Tester' }],
    });
    expect(of()).toMatchObject({ deed: { roleProfileIds: [] }, changes: [{ after: null }] });
  });
  test('are named each when unknown', () => {
    expect(of('astronaut', 'tester', 'pirate').mistakes!.map(({ detail }) => detail)).toEqual([
      'There is no job role “astronaut”.',
      'There is no job role “pirate”.',
    ]);
  });
});

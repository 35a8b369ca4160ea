import { describe, expect, test } from 'vitest';
import { changeWords, finding, outcomeWords } from '../../web/routes/admin/people/import/import-words.ts';

const NOTHING = { mistakes: 0, added: 0, changed: 0, leaving: 0, same: 0, accounts: 0 };

describe('what an import would do, in words', () => {
  test('mistakes come before all else', () => {
    expect(finding({ ...NOTHING, mistakes: 1, added: 3 })).toBe(
      '1 mistake to mend in the file. Nothing is applied before, and nothing has changed.',
    );
  });
  test('names what happens, and how many stay', () => {
    expect(finding({ ...NOTHING, added: 1, changed: 12, leaving: 1, same: 200 })).toBe(
      'This would add 1 person, change 12 and let one leave. 200 lines say what is recorded already.',
    );
    expect(finding({ ...NOTHING, same: 1 })).toBe('Nothing would change. 1 line says what is recorded already.');
  });
  test('what was done', () => {
    expect(outcomeWords({ ...NOTHING, added: 2, same: 1 })).toBe('2 added and 1 as they were');
    expect(outcomeWords(NOTHING)).toBe('nothing');
  });
  test('a change, from what to what', () => {
    expect(changeWords({ what: 'department', before: 'Legal', after: 'Devices' })).toBe('Department: Legal → Devices');
    expect(changeWords({ what: 'manager', before: 'a@x.org', after: null })).toBe('Manager: a@x.org → none');
    expect(changeWords({ what: 'leaves', before: null, after: '2026-12-31' })).toBe('Leaves: 31 Dec 2026');
    expect(changeWords({ what: 'leaves', before: '2026-05-01', after: null })).toBe('Comes back, had left 1 May 2026');
    expect(changeWords({ what: 'account', before: null, after: 'opened' })).toBe('Account: opened');
  });
});

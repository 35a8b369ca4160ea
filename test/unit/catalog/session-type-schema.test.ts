import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SessionTypeFile } from '#server/catalog/rules/session-type-schema.ts';
import { readYaml } from '#server/catalog/rules/yaml-file.ts';

const CLINIC = readFileSync('courses/coaching/licence-clinic.yaml', 'utf8');

/** What does not have its shape after an edit. */
function after(before: string | RegExp, now: string): string[] {
  const text = CLINIC.replace(before, now);
  expect(text).not.toBe(CLINIC);
  return readYaml('licence-clinic.yaml', text, SessionTypeFile).mistakes.map(({ message }) => message.split(' ')[0]!);
}

test('a session type has the shape it should have', () => {
  expect(readYaml('licence-clinic.yaml', CLINIC, SessionTypeFile).mistakes).toEqual([]);
});

test('minutes in steps of five, up to eight hours', () => {
  expect(after('    minutes: 30', '    minutes: 32')).toEqual(['sittings.0.minutes']);
  expect(after('    minutes: 30', '    minutes: 0')).toEqual(['sittings.0.minutes']);
  expect(after('    minutes: 30', '    minutes: 480')).toEqual([]);
  expect(after('    minutes: 30', '    minutes: 485')).toEqual(['sittings.0.minutes']);
});

test('seats from one to fifty, weeks from one to half a year, levels from one to four', () => {
  expect(after('most: 4', 'most: 50')).toEqual([]);
  expect(after('least: 1, most: 4', 'least: 0, most: 51').toSorted()).toEqual(['seats.least', 'seats.most']);
  expect(after('    minutes: 30', '    weeks: 26\n    minutes: 30')).toEqual([]);
  expect(after('    minutes: 30', '    weeks: 27\n    minutes: 30')).toEqual(['sittings.0.weeks']);
  expect(after('license-obligations, level: 1', 'license-obligations, level: 5')).toEqual(['prerequisites.skills.0.level']);
  expect(after('license-obligations, level: 1', 'license-obligations, level: 0')).toEqual(['prerequisites.skills.0.level']);
});

test('words of its own for formats, answers and kinds of evidence', () => {
  expect(after('format: clinic', 'format: webinar')).toEqual(['format']);
  expect(after('answer: link', 'answer: file')).toEqual(['intake.4.answer']);
  expect(after('evidence: observed', 'evidence: quiz-scenario')).toEqual(['skills.0.evidence']);
});

test('what has to be said is said, short names are short names, and nothing else stands there', () => {
  expect(after(/^purpose: .*\n/m, '')).toEqual(['the']);
  expect(after('owner: ospo', 'owner: The OSPO')).toEqual(['owner']);
  expect(after('lang: en', 'lang: english')).toEqual(['lang']);
  expect(after(/preparation:\n(?: {2}- .*\n)+/, 'preparation: []\n')).toEqual(['preparation']);
  expect(after('    hint: Name the file', '    tip: Name the file')).toEqual(['intake.1']);
});

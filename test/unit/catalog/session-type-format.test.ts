import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFramework } from '#server/catalog/rules/framework-format.ts';
import { parseSessionTypes, type Known } from '#server/catalog/rules/session-type-format.ts';

const textsIn = (pattern: string) => new Map(globSync(pattern).map((file) => [basename(file), readFileSync(file, 'utf8')]));
const { framework } = parseFramework(textsIn('courses/framework/*.yaml'));
const known: Known = { framework, courseIds: new Set(['licence-practice', 'copyleft-delivery']) };
const CLINIC = readFileSync('courses/coaching/licence-clinic.yaml', 'utf8');

/** What is said of the clinic after an edit, with the text of the line it is said of. */
function after(edit: (text: string) => string, knowing = known) {
  const text = edit(CLINIC);
  expect(text).not.toBe(CLINIC);
  const { mistakes } = parseSessionTypes(new Map([['licence-clinic.yaml', text]]), knowing);
  return mistakes.map(({ file, line, message }) => {
    expect(file).toBe('coaching/licence-clinic.yaml');
    return [text.split('\n')[line - 1]!.trim(), message];
  });
}

test('a session type as it should be', () => {
  const { sessionTypes, mistakes } = parseSessionTypes(new Map([['licence-clinic.yaml', CLINIC]]), known);
  expect(mistakes).toEqual([]);
  expect(sessionTypes).toMatchObject([{ id: 'licence-clinic', format: 'clinic', seats: { least: 1, most: 4 } }]);
});

describe('what an author has to mend is told with its line', () => {
  test('weeks before the first sitting', () => {
    const [mistake] = after((text) => text.replace(/sittings:\n {2}- title: (.*)\n/, 'sittings:\n  - title: $1\n    weeks: 2\n'));
    expect(mistake).toEqual(['weeks: 2', expect.stringContaining('no weeks come before it')]);
  });

  test('a skill, a course or a prerequisite that nobody knows', () => {
    expect(after((text) => text.replace('- skill: license-compatibility', '- skill: license-combat'))).toEqual([
      ['- skill: license-combat', 'licence-clinic shows the unknown skill license-combat'],
    ]);
    expect(after((text) => text.replace('course: copyleft-delivery', 'course: copyright'))[0]![1]).toBe(
      'licence-clinic names the unknown course copyright',
    );
    expect(after((text) => text.replace('courses: []', 'courses: [nothing]'))).toEqual([
      ['courses: [nothing]', 'licence-clinic names the unknown course nothing'],
    ]);
    expect(after((text) => text.replace('skill: license-obligations, level: 1', 'skill: law, level: 1'))[0]![1]).toBe(
      'licence-clinic presupposes the unknown skill law',
    );
  });

  test('a level above what observation can show, and panel evidence where no panel sits', () => {
    expect(after((text) => text.replace('level: 3\n    evidence', 'level: 4\n    evidence'))).toEqual([
      ['level: 4', 'license-obligations 4 is more than observed evidence can show (3)'],
      [
        '2: Named the trigger before the duties and listed everything due for this delivery, nothing more, without help.',
        'license-obligations does not say what is seen at level 4',
      ],
    ]);
    expect(after((text) => text.replace('evidence: observed', 'evidence: panel'))).toEqual([
      ['evidence: panel', 'only a session of format panel gives panel evidence for license-obligations'],
    ]);
    expect(after((text) => text.replace('evidence: observed', 'evidence: quiz-scenario'))[0]![0]).toBe('evidence: quiz-scenario');
  });

  test('a level that is shown but not described, or described but not shown', () => {
    expect(after((text) => text.replace(/\n {6}3: Worked.*/, ''))[0]![1]).toBe(
      'license-obligations does not say what is seen at level 3',
    );
    expect(after((text) => text.replace('level: 2\n', 'level: 1\n'))).toEqual([
      [
        '2: Wrote an SPDX expression that fits the files shipped, bundled ones included, and showed where each part was found.',
        'license-identification does not say what is seen at level 1',
      ],
      [expect.stringMatching(/^2: Wrote/), 'license-identification describes level 2, but shows 1 at most'],
    ]);
  });

  test('a skill twice, and a prerequisite that leaves nothing to show', () => {
    expect(after((text) => text.replace('skill: component-intake', 'skill: license-compatibility'))).toEqual([
      ['- skill: license-compatibility', 'the skill license-compatibility stands here twice'],
    ]);
    expect(after((text) => text.replace('obligations, level: 1', 'obligations, level: 3'))[0]![1]).toBe(
      'licence-clinic presupposes license-obligations 3 and can show no more than that',
    );
  });

  test('minutes that the agenda does not fill, and lengths no calendar has', () => {
    expect(after((text) => text.replace('    minutes: 30', '    minutes: 45'))).toEqual([
      ['minutes: 45', 'the agenda of "One case" takes 30 minutes, the sitting 45'],
    ]);
    expect(after((text) => text.replace('    minutes: 30', '    minutes: 31'))[0]![0]).toBe('minutes: 31');
  });

  test('a later sitting that does not say when it comes', () => {
    const again = `  - title: Again\n    minutes: 10\n    agenda:\n${'      - { minutes: 5, title: Look, what: Look again. }\n'.repeat(2)}`;
    expect(after((text) => text.replace('\nskills:\n  - skill: license-o', `\n${again}skills:\n  - skill: license-o`))).toEqual([
      ['- title: Again', '"Again" does not say when it comes after the sitting before'],
    ]);
  });

  test('no question that has to be answered, and a question twice', () => {
    const message = 'licence-clinic lacks an intake question that has to be answered before the session';
    expect(after((text) => text.replaceAll('required: true', 'required: false'))[0]![1]).toBe(message);
    expect(after((text) => text.replace(/intake:\n[^]*?preparation:/, 'intake: []\npreparation:'))).toEqual([
      ['intake: []', message],
    ]);
    expect(after((text) => text.replace('id: component\n', 'id: delivery\n'))).toEqual([
      ['- id: delivery', 'the intake question delivery stands here twice'],
    ]);
  });

  test('seats that do not fit the format', () => {
    expect(after((text) => text.replace('least: 1', 'least: 5'))[0]![1]).toBe('the least seats (5) are more than the most (4)');
    expect(after((text) => text.replace('format: clinic', 'format: one-to-one'))).toEqual([
      ['seats: { least: 1, most: 4 }', 'a one-to-one session has one seat, not 4'],
    ]);
    expect(after((text) => text.replace('format: clinic', 'format: group').replace('most: 4', 'most: 1'))[0]![1]).toBe(
      'a group has two seats or more',
    );
  });

  test('a member nobody knows, and text that is no YAML', () => {
    expect(after((text) => text.replace('lang: en', 'lang: en\nlanguage: en')).map(([, message]) => message)).toEqual([
      'the file has the unknown member language',
    ]);
    expect(after((text) => `${text}id: twice\n`)[0]![0]).toBe('id: twice');
  });
});

test('an id is taken once, and is the name of its file', () => {
  const files = new Map([
    ['licence-clinic.yaml', CLINIC],
    ['other.yaml', CLINIC],
  ]);
  expect(parseSessionTypes(files, known).mistakes).toEqual([
    { file: 'coaching/other.yaml', line: 1, message: 'the id licence-clinic is taken by coaching/licence-clinic.yaml' },
    { file: 'coaching/other.yaml', line: 1, message: 'the file is to be named licence-clinic.yaml' },
  ]);
});

test('a broken framework does not make every skill unknown', () => {
  expect(after((text) => text.replace('license-compatibility', 'whatever'), { ...known, framework: null })).toEqual([]);
});

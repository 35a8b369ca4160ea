import { describe, expect, test } from 'vitest';
import { parseCourse } from '#server/catalog/rules/course-format.ts';
import { aCourseWithLab } from '#test/support/factories/catalog.ts';

const FILE = 'hand-ins/second-steps.yaml';
const setting = {
  skillIds: new Set(['oss-concepts', 'license-identification']),
  courseIds: new Set(['small-course']),
  today: Temporal.PlainDate.from('2026-11-24'),
};
const parse = (files: ReadonlyMap<string, string>) => parseCourse('small-course', files, setting);
const mistakesIn = (change: (files: Map<string, string>) => void) => {
  const files = aCourseWithLab();
  change(files);
  return parse(files).mistakes.map(({ file, line, message }) => `${file}:${line} ${message}`);
};
const rewrite = (from: string, to: string) => (files: Map<string, string>) =>
  void files.set(FILE, files.get(FILE)!.replace(from, to));

describe('what is handed in for a lab', () => {
  test('task, rubric and material belong to the lesson', () => {
    const { course, mistakes } = parse(aCourseWithLab());
    expect(mistakes).toEqual([]);
    const [first, second] = course!.lessons;
    expect(first).not.toHaveProperty('handIn');
    expect(second!.handIn).toMatchObject({ material: [{ path: 'tree.txt', text: 'app/main.c\napp/vendor/copied.c\n' }] });
  });

  test('a lab that shows a skill and has no rubric is a mistake, with file and line', () => {
    expect(mistakesIn((files) => void files.delete(FILE))).toEqual([
      `small-course/020-second-steps.md:6 evidences a skill without a rubric: ${FILE} is missing`,
    ]);
  });

  test.each([
    ['  - skill: license-identification', '  - skill: other-skill', 'marks other-skill, which the lesson does not name'],
    ['1: Names licences., ', '', 'does not say what level 1 of license-identification looks like'],
    ['2: Writes expressions.', '2: Writes expressions., 3: Too much.', 'describes level 3 of license-identification'],
    ['path: tree.txt', 'path: bush.txt', 'lists bush.txt, which is not in material/second-steps/'],
  ])('%s becoming %s is named', (from, to, message) =>
    expect(mistakesIn(rewrite(from, to)).join('\n')).toMatch(new RegExp(`${FILE}:\\d+ .*${message}`)),
  );

  test('what nobody lists, and a hand-in of no lesson, is named', () => {
    expect(mistakesIn((files) => void files.set('material/second-steps/stray.txt', 'x'))).toEqual([
      'small-course/material/second-steps/stray.txt:1 is not listed in the hand-in of its lesson',
    ]);
    expect(mistakesIn((files) => void files.set('hand-ins/first-steps.yaml', 'x')).join()).toContain(
      'belongs to no lab or workshop',
    );
  });
});

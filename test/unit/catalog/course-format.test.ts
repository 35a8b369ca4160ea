import { describe, expect, test } from 'vitest';
import { parseCourse } from '#server/catalog/rules/course-format.ts';
import { aCourse } from '#test/support/factories/catalog.ts';

const setting = {
  skillIds: new Set(['oss-concepts']),
  courseIds: new Set(['small-course']),
  today: Temporal.PlainDate.from('2026-11-24'),
};
const mistakesOf = (overrides: Record<string, string>) =>
  parseCourse('small-course', aCourse(overrides), setting).mistakes.map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
const text = (name: string) => aCourse().get(name)!;

describe('a course folder', () => {
  test('in order has no mistakes', () => {
    const { course, mistakes } = parseCourse('small-course', aCourse(), setting);
    expect(mistakes).toEqual([]);
    expect(course?.lessons.map((lesson) => lesson.id)).toEqual(['first-steps', 'second-steps']);
  });

  const lesson = '010-first-steps.md';
  test.each([
    ['unknown skill', lesson, 'oss-concepts: 1', 'levitation: 1', ':7 names the unknown skill levitation'],
    [
      'level above the cap of the kind',
      lesson,
      'oss-concepts: 1',
      'oss-concepts: 2',
      ':7 gives oss-concepts level 2; a read lesson reaches 1',
    ],
    ['expired fact', lesson, 'expiresOn: 2027-11-20', 'expiresOn: 2026-11-24', ':11 holds facts that expired on 2026-11-24'],
    ['undeclared slot', lesson, 'slot:policy-link', 'slot:other-link', ':16 uses the undeclared slot other-link'],
    ['unknown term', lesson, 'id=copyleft', 'id=other', ':16 uses the term other'],
    ['figure without text', lesson, ' alt="Two boxes"', '', ':22 has a figure without text'],
    ['missing figure', lesson, 'two.svg', 'three.svg', ':22 shows the figure figures/three.svg'],
    ['question without a right option', lesson, '- [x]', '- [ ]', ':24 asks a question without a right option'],
    ['broken link', lesson, 'Somebody shipped', '[Somebody](nowhere) shipped', ':19 links to nowhere'],
    ['raw HTML', lesson, 'Somebody shipped', '<script>alert(1)</script> shipped', ':19 holds HTML'],
    ['unknown member', lesson, 'owner: ospo', 'owner: ospo\ncolour: blue', 'the file has the unknown member colour'],
    ['broken YAML', 'course.yaml', 'stage: S0', 'stage: [S0', 'course.yaml:'],
    ['unknown stage', 'course.yaml', 'stage: S0', 'stage: S9', ':6 stage'],
    ['lesson without a file', 'course.yaml', 'second-steps]', 'third-steps]', 'lists the lesson third-steps, which has no file'],
    [
      'unknown prerequisite',
      'course.yaml',
      'prerequisites: []',
      'prerequisites: [other]',
      ':9 requires the unknown course other',
    ],
    [
      'quiz that draws more than the bank holds',
      'course.yaml',
      'kind: knowledge, draw: 4',
      'kind: knowledge, draw: 5',
      'draws 5 and needs 15 questions, not 12',
    ],
    [
      'awareness point without questions',
      'course.yaml',
      'awareness: [] }',
      'awareness: [aims] }',
      'needs 3 questions on the awareness point aims, not 0',
    ],
    [
      'duplicate question',
      'bank.yaml',
      'id: knowledge-2\n',
      'id: knowledge-1\n',
      'knowledge-1 is not the only question with this id',
    ],
    [
      'two right options',
      'bank.yaml',
      'licence, correct: false',
      'licence, correct: true',
      'needs exactly one right option, not 2',
    ],
    ['question on an unknown lesson', 'bank.yaml', 'lesson: first-steps', 'lesson: no-steps', 'names the lesson no-steps'],
    ['level a quiz cannot show', 'bank.yaml', 'level: 1', 'level: 3', 'asks for level 3, but a knowledge quiz shows 1 at most'],
  ])('names: %s', (_, file, before, after, expected) => {
    expect(text(file)).toContain(before);
    expect(mistakesOf({ [file]: text(file).replace(before, after) }).join('\n')).toContain(expected);
  });

  test('names all mistakes at once', () => {
    const mistakes = mistakesOf({
      [lesson]: text(lesson).replace('oss-concepts: 1', 'levitation: 1').replace('slot:policy-link', 'slot:other-link'),
      'course.yaml': text('course.yaml').replace('prerequisites: []', 'prerequisites: [other]'),
    });
    expect(mistakes).toHaveLength(3);
  });

  test('without its files is told so', () => {
    expect(parseCourse('empty', new Map(), setting).mistakes.map(({ file }) => file)).toEqual([
      'empty/course.yaml',
      'empty/bank.yaml',
    ]);
  });
});

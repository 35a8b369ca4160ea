import { expect, test } from 'vitest';
import { courseFigures, writeFigures } from '#server/catalog/rules/course-figures.ts';
import { parseCourse } from '#server/catalog/rules/course-format.ts';
import { aCourse } from '#test/support/factories/catalog.ts';

const day = Temporal.PlainDate.from;
const { course } = parseCourse('small-course', aCourse(), {
  skillIds: new Set(['oss-concepts']),
  courseIds: new Set(['small-course']),
  today: day('2026-11-24'),
});

test('a course is counted, each address once', () => {
  const figures = courseFigures(course!, day('2026-11-24'));
  expect(figures).toMatchObject({
    minutes: 16,
    items: { knowledge: 12, scenario: 12 },
    figures: 2,
    sources: ['https://opensource.org/osd'],
    lessons: [
      { lessonId: 'first-steps', items: 12, figures: 1, sources: 1, expiresOn: '2027-11-20' },
      { lessonId: 'second-steps', items: 12, figures: 1, sources: 1, expiresOn: '2027-11-20' },
    ],
  });
  expect(figures.words).toBe(figures.lessons.reduce((sum, { words }) => sum + words, 0));
  expect(figures.words).toBeGreaterThan(40);
});

test('facts that expire within six months are named', () => {
  expect(courseFigures(course!, day('2027-05-19')).expiring).toEqual([]);
  const due = courseFigures(course!, day('2027-05-20'));
  expect(due.expiring.map(({ lessonId }) => lessonId)).toEqual(['first-steps', 'second-steps']);
  expect(writeFigures([due])).toContain('small-course/first-steps holds facts that expire on 2027-11-20');
  const lines = writeFigures([due, due]).split('\n');
  expect(lines[1]).toMatch(/^small-course +2 +\d+ +16 +12 +12 +12 +2 +1 +2$/);
  expect(lines[3]).toMatch(/^all +4 +\d+ +32 +24 +24 +12 +4 +1 +4$/);
  expect(lines[6]).toMatch(/^small-course\/first-steps +\d+ +12 +1 +1 +2027-11-20$/);
  expect(writeFigures([courseFigures(course!, day('2027-05-19'))])).toContain('No facts expire within six months.');
});

import { expect, test } from 'vitest';
import { parseCourse } from '#server/catalog/rules/course-format.ts';
import { readingHash, reviewNews } from '#server/catalog/rules/review.ts';
import { aCourse } from '#test/support/factories/catalog.ts';

const setting = {
  skillIds: new Set(['oss-concepts']),
  courseIds: new Set<string>(),
  today: Temporal.PlainDate.from('2026-11-24'),
};
const lesson = aCourse().get('010-first-steps.md')!;
const read = (overrides: Record<string, string> = {}) => parseCourse('small-course', aCourse(overrides), setting).course!;
const hash = readingHash(read());

test('a course is named until somebody has read what would be published', () => {
  expect(reviewNews(read(), undefined)).toBe(`small-course has no REVIEW.md that names the edition read (${hash})`);
  expect(reviewNews(read(), `# Review\n\nRead: 2026-11-24, edition ${hash}. By a second reader.\n`)).toBeNull();
});

test('other words ask for another reading; a date, a licence of a source and a line break do not', () => {
  const dated = lesson
    .replace('checkedOn: 2026-11-20', 'checkedOn: 2026-11-21')
    .replace('licence: CC-BY-4.0', 'licence: none stated')
    .replace('anyway.', 'anyway.\n');
  expect(dated).toContain('none stated');
  expect(readingHash(read({ '010-first-steps.md': dated }))).toBe(hash);
  const changed = read({ '010-first-steps.md': lesson.replace('anyway', 'nevertheless') });
  expect(reviewNews(changed, `Read: 2026-11-24, edition ${hash}.`)).toBe(
    `small-course changed materially since it was read on 2026-11-24 (edition ${hash}, now ${readingHash(changed)})`,
  );
});

import { expect, test } from 'vitest';
import { parseCourse } from '#server/catalog/rules/course-format.ts';
import { describeFigures, renderLesson } from '#server/catalog/rules/lesson-html.ts';
import { aCourse } from '#test/support/factories/catalog.ts';

const setting = {
  skillIds: new Set(['oss-concepts']),
  courseIds: new Set<string>(),
  today: Temporal.PlainDate.from('2026-11-24'),
};
const { course } = parseCourse('small-course', aCourse(), setting);
const highlight = (code: string, language: string) => `<pre data-language="${language}">${code.replaceAll('<', '&lt;')}</pre>`;
const render = (body: string) => renderLesson(body, { glossary: course!.glossary, figures: course!.figures, highlight });

test('a lesson becomes headings, call-outs, figures, terms, questions and code', () => {
  const html = render(course!.lessons[0]!.body);
  expect(html).toContain('<h2 id="where-to-begin">');
  expect(html).toContain('<span data-slot="policy-link"></span>');
  expect(html).toContain('<dfn title="Terms that stay with the code." data-term="copyleft" tabindex="0">copyleft</dfn>');
  expect(html).toContain('09:30');
  expect(html).toContain('<aside class="callout case"><p class="callout-title">A real case</p>');
  expect(html).toContain('<figure><svg viewBox="0 0 10 10" role="img" aria-label="Two boxes"><title>Two</title>');
  expect(html).toContain('<figcaption>Two of them</figcaption>');
  expect(html).toContain('<legend>May it be shipped?</legend>');
  expect(html).toContain('<details data-verdict="right">\n<summary>No</summary>\n<p>Right. Nobody has allowed it.</p>');
  expect(html).toContain('<pre data-language="python">print("&lt;hello>")');
});

test('nothing that could run survives', () => {
  const html = render(
    '[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![a](https://x.example/a.png "t")\n\n::figure{src="figures/two.svg" alt="a" onclick="alert(1)"}',
  );
  expect(html).not.toMatch(/javascript:|onerror|onclick|onload|<script/);
});

test('a figure of an earlier edition gives its words to the drawing, so that its caption is read; once is enough', () => {
  const caption = '<figcaption>Two</figcaption>';
  const before = `<figure aria-label="Two &#x22;boxes&#x22;" role="img"><svg viewBox="0 0 9 9" role="img" aria-labelledby="t"><title>x</title></svg>${caption}</figure>`;
  const after = `<figure><svg viewBox="0 0 9 9" role="img" aria-label="Two &#x22;boxes&#x22;"><title>x</title></svg>${caption}</figure>`;
  expect(describeFigures(before)).toBe(after);
  expect(describeFigures(after)).toBe(after);
});

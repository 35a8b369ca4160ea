import { describe, expect, test } from 'vitest';
import { lessonPage, putLessonIn, sendOnce } from '#lib/server/lesson-page.ts';

describe('lesson page', () => {
  test('a term that the lesson calls otherwise is listed by its name', () => {
    const { html, terms } = lessonPage('<p><dfn title="Who decides." data-term="maintainer" tabindex="0">Maintainers</dfn></p>');
    expect(html).toContain('>Maintainers</button>');
    expect(html).toContain('<strong>maintainer</strong> Who decides.');
    expect(terms).toEqual([{ term: 'maintainer', definition: 'Who decides.' }]);
  });

  test('a term opens as a popover that needs no script, and is listed once', () => {
    const dfn = '<dfn title="The code&#x27;s terms." tabindex="0">copyleft</dfn>';
    const { html, terms } = lessonPage(`<p>About ${dfn} and ${dfn}.</p>`);
    expect(html).toContain('<button type="button" class="term" popovertarget="term-0">copyleft</button>');
    expect(html).toContain('id="term-0" popover>');
    expect(html.match(/popovertarget/g)).toHaveLength(1);
    expect(terms).toEqual([{ term: 'copyleft', definition: "The code's terms." }]);
  });

  test('a definition stays text, whatever it holds', () => {
    const { html, terms } = lessonPage('<p><dfn title="a <img src=x onerror=1> &#x22;b&#x22;" tabindex="0">t</dfn></p>');
    expect(html).not.toContain('<img');
    expect(terms[0]?.definition).toBe('a <img src=x onerror=1> "b"');
  });

  test('a drawing can be reached and scrolled; its caption stays beside it', () => {
    const svg = '<svg viewBox="0 0 9 9" role="img" aria-label="Two boxes"><title>x</title></svg>';
    const { html } = lessonPage(`<figure>${svg}<figcaption>Two</figcaption></figure>`);
    expect(html).toBe(
      `<figure><div class="drawing" tabindex="0" role="group" aria-label="Figure">${svg}</div><figcaption>Two</figcaption></figure>`,
    );
  });

  test('the empty corner of a table is no head', () => {
    const { html } = lessonPage(
      '<table><thead><tr><th></th><th>GPL</th></tr></thead><tbody><tr><td>Source</td><td>yes</td></tr></tbody></table>',
    );
    expect(html).toContain('<tr role="row"><td role="cell"></td><th role="columnheader" scope="col">GPL</th></tr>');
  });

  test('each cell of a table carries the head of its column', () => {
    const { html } = lessonPage(
      '<table><thead><tr><th>Due</th><th>How "so"</th></tr></thead><tbody><tr><td>Notice</td><td>Text</td></tr></tbody></table>',
    );
    expect(html).toContain(
      '<td role="cell" data-label="Due">Notice</td><td role="cell" data-label="How &quot;so&quot;">Text</td>',
    );
    expect(html).toContain('<th role="columnheader" scope="col">Due</th>');
  });
});

describe('the text of a lesson travels once', () => {
  const event = (isDataRequest: boolean) => ({ isDataRequest, locals: {} });

  test('in a document it stands where it is read, and not in the data', () => {
    const { locals, ...asked } = event(false);
    const inData = sendOnce({ locals, ...asked }, '<p>costs $& and $1</p>');
    expect(inData).not.toContain('costs');
    expect(putLessonIn(`<main>${inData}</main>`, locals)).toBe('<main><p>costs $& and $1</p></main>');
  });

  test('who goes on inside the product gets it as data', () => {
    const { locals, ...asked } = event(true);
    expect(sendOnce({ locals, ...asked }, '<p>text</p>')).toBe('<p>text</p>');
    expect(putLessonIn('<main></main>', locals)).toBe('<main></main>');
  });
});

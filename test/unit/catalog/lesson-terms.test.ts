import { expect, test } from 'vitest';
import { parseMarkdown } from '#server/catalog/rules/lesson-body.ts';
import { linkTerms, type Term } from '#server/catalog/rules/lesson-terms.ts';
import { renderLesson } from '#server/catalog/rules/lesson-html.ts';

const term = (id: string, name: string, also?: string[]): Term => ({
  id,
  term: name,
  ...(also && { also }),
  definition: `What ${id} is.`,
});
const glossary = [
  term('copyleft', 'copyleft'),
  term('network-copyleft', 'network copyleft'),
  term('dependency', 'dependency'),
  term('sbom', 'SBOM', ['software bill of materials']),
  term('reuse', 'REUSE'),
];
const used = (body: string) => [...linkTerms(parseMarkdown(body), glossary)];
const render = (body: string) => renderLesson(body, { glossary, figures: new Map(), highlight: (code) => code });
const linked = (body: string) => [...render(body).matchAll(/<dfn[^>]*>([^<]*)<\/dfn>/g)].map(([, word]) => word);

test('a term is linked where a lesson first uses it, marked or not, and once', () => {
  expect(linked('Copyleft travels. Some copyleft does not.\n\nMore copyleft.')).toEqual(['Copyleft']);
  expect(linked('It :term[travels]{id=copyleft}, as copyleft does.')).toEqual(['travels']);
  expect(linked('As copyleft does, it :term[travels]{id=copyleft}.')).toEqual(['copyleft']);
  expect(render('A copyleft licence')).toBe(
    '<p>A <dfn title="What copyleft is." data-term="copyleft" tabindex="0">copyleft</dfn> licence</p>',
  );
});

test('the longest term wins, plurals and further words count, and a line may break in between', () => {
  expect(linked('A network\ncopyleft is a copyleft.')).toEqual(['network\ncopyleft', 'copyleft']);
  expect(used('Two dependencies and a software bill of materials')).toEqual(['dependency', 'sbom']);
});

test('a name is found as it is written, and no part of a longer word or an address is a term', () => {
  expect(used('They reuse two sboms of an in-dependency, dependency-check and a/copyleft')).toEqual([]);
  expect(used('REUSE and SBOMs')).toEqual(['reuse', 'sbom']);
});

test('titles, links, code and questions stay free of lines', () => {
  const body = [
    '## About copyleft',
    '[copyleft](https://x.example) and `copyleft`',
    ':::case[copyleft]\nText\n:::',
    ':::check[What is copyleft?]\n- [x] copyleft | copyleft\n- [ ] no | no\n:::',
  ];
  expect(linked(body.join('\n\n'))).toEqual([]);
});

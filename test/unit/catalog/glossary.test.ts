import { expect, test } from 'vitest';
import { checkGlossaries } from '#server/catalog/rules/glossary.ts';

const line = (id: string, term: string, more = '') => `- { id: ${id}, term: ${term}, ${more}definition: What it is. }\n`;
const lesson = (body: string) => ({ body });
const check = (texts: Record<string, string>, bodies: Record<string, string[]>) =>
  checkGlossaries(
    new Map(Object.entries(texts)),
    Object.entries(bodies).map(([id, all]) => ({ id, lessons: all.map(lesson) })),
  ).map(({ file, line, message }) => `${file}:${line} ${message}`);

test('each term has one definition, whatever its words are called in other courses', () => {
  const texts = {
    'glossary.yaml': line('fork', 'fork'),
    'a/glossary.yaml': line('split', 'Fork'),
    'b/glossary.yaml': line('rival', 'rival', 'also: [fork], '),
  };
  expect(check(texts, { a: ['A fork'], b: ['A fork of a rival, a Fork'] })).toEqual([
    'a/glossary.yaml:1 explains Fork, which courses/glossary.yaml:1 explains already',
    'b/glossary.yaml:1 explains rival, which courses/glossary.yaml:1 explains already',
  ]);
});

test('a term that three lessons of other courses use belongs to all', () => {
  const texts = { 'a/glossary.yaml': line('fork', 'fork') };
  const own = ['A fork', 'A fork', 'A fork'];
  expect(check(texts, { a: own, b: ['Two forks', 'A fork'], c: ['None'] })).toEqual([]);
  expect(check(texts, { a: own, b: ['Two forks', 'A fork'], c: ['A fork'] })).toEqual([
    'a/glossary.yaml:1 explains fork, which 3 lessons of other courses use: it belongs in courses/glossary.yaml',
  ]);
});

test('a term that no lesson uses explains nothing', () => {
  expect(check({ 'glossary.yaml': line('fork', 'fork') }, { a: ['None'] })).toEqual([
    'glossary.yaml:1 explains fork, which no lesson uses',
  ]);
});

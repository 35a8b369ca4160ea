import type { Parents, Root, RootContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { GlossaryFile } from './course-schema.ts';

export type Term = GlossaryFile[number];

/**
 * Link each term where a lesson first uses it, whether the author marked the word or not; later uses are plain words, so
 * that a page is not full of lines.
 *
 * @returns Ids of the terms used.
 */
export function linkTerms(tree: Root, glossary: readonly Term[]): Set<string> {
  const termById = new Map(glossary.map((term) => [term.id, term]));
  const words = wordsOf(glossary);
  const used = new Set<string>();

  const link = (term: Term, children: TextDirective['children']): RootContent => {
    used.add(term.id);
    const hProperties = { title: term.definition, dataTerm: term.term, tabIndex: 0 };
    return { type: 'textDirective', name: 'term', children, data: { hName: 'dfn', hProperties } };
  };
  const linkMarked = (node: TextDirective): RootContent[] => {
    const term = termById.get(node.attributes?.['id'] ?? '');
    return term && !used.has(term.id) ? [link(term, node.children)] : node.children;
  };
  const linkText = (text: string): RootContent[] => {
    for (const match of text.matchAll(words.pattern)) {
      const term = words.termOf(match[0]);
      if (!term || used.has(term.id)) continue;
      const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
      return [textOf(before), link(term, [textOf(match[0])]), ...linkText(after)];
    }
    return [textOf(text)];
  };
  const walk = (parent: Parents, isProse: boolean): void => {
    const children = (parent.children as RootContent[]).flatMap((child) => {
      if (child.type === 'textDirective' && child.name === 'term') return linkMarked(child);
      if (child.type === 'text') return isProse ? linkText(child.value) : [child];
      if ('children' in child) walk(child, isProse && !isQuiet(child));
      return [child];
    });
    Object.assign(parent, { children });
  };
  walk(tree, true);
  return used;
}

const textOf = (value: string) => ({ type: 'text' as const, value });

/** Where a line under a word would be in the way: titles, links, heads of tables, and questions, which are not there to explain. */
function isQuiet(node: RootContent): boolean {
  if (node.type === 'heading' || node.type === 'link' || node.type === 'linkReference') return true;
  if (node.type === 'containerDirective') return node.name === 'check';
  return node.type === 'paragraph' && Boolean(node.data && 'directiveLabel' in node.data);
}

/** Terms by the words a lesson may use for them. A term written with a capital is a name and is found as it is written. */
function wordsOf(glossary: readonly Term[]) {
  const names = new Map<string, Term>();
  const nouns = new Map<string, Term>();
  for (const term of glossary) {
    for (const word of wordsFor(term)) {
      const forms = isName(word) ? names : nouns;
      for (const form of [word, pluralOf(word)]) forms.set(form, term);
    }
  }
  // The longest first, so that "network copyleft" is not taken for "copyleft".
  const forms = [...names.keys(), ...nouns.keys()].toSorted((a, b) => b.length - a.length);
  const choice = forms.map((form) => form.split(' ').map(RegExp.escape).join('\\s+')).join('|') || '(?!)';
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_/.-])(?:${choice})(?![\\p{L}\\p{N}_-])`, 'giu'),
    termOf: (found: string): Term | undefined => {
      const form = found.replaceAll(/\s+/g, ' ');
      return names.get(form) ?? nouns.get(form.toLowerCase());
    },
  };
}

/** What a lesson may call a term. */
export const wordsFor = ({ term, also = [] }: Term): string[] => [term, ...also];

const isName = (word: string) => /\p{Lu}/u.test(word);

const pluralOf = (word: string) =>
  /[^aeiou]y$/.test(word) ? word.replace(/y$/, 'ies') : /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;

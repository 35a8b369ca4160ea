import type { Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

export const CALL_OUTS = ['note', 'warning', 'case'] as const;
export type Directive = ContainerDirective | LeafDirective | TextDirective;
export const SLOT = /\{\{slot:([a-z0-9-]+)\}\}/g;

/** Names a lesson may refer to. */
export interface Declared {
  slotIds: ReadonlySet<string>;
  termIds: ReadonlySet<string>;
  figures: ReadonlySet<string>;
  lessonIds: ReadonlySet<string>;
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();
/** A lesson is looked through for mistakes, for terms of its course and for those of others; reading it takes longest. */
const keptTrees = new Map<string, Root>();
const MAX_KEPT = 300;

/** Markdown with tables and directives, as a syntax tree that may be changed. */
export function parseMarkdown(body: string): Root {
  const tree = keptTrees.get(body) ?? processor.parse(body);
  if (keptTrees.size >= MAX_KEPT) keptTrees.clear();
  keptTrees.set(body, tree);
  return structuredClone(tree);
}

export const isDirective = (node: { type: string }): node is Directive => /Directive$/.test(node.type);

/** Everything wrong in the text of a lesson; lines count from one within the body. */
export function checkLessonBody(body: string, declared: Declared): { line: number; message: string }[] {
  const mistakes: { line: number; message: string }[] = [];
  const say = (node: { position?: { start: { line: number } } | undefined } | null, message: string) =>
    mistakes.push({ line: node?.position?.start.line ?? 1, message });

  visit(parseMarkdown(body), (node) => {
    const root: Root | RootContent = node;
    if (isDirective(root)) checkDirective(root, declared, (message) => say(root, message));
    if (root.type === 'html') say(root, 'holds HTML; write Markdown');
    if (root.type === 'heading' && root.depth === 1)
      say(root, 'has a heading of the first rank, which is the title of the lesson');
    if (root.type === 'image' && !root.alt) say(root, 'has a picture without text');
    if (root.type === 'link' && !/^(https:\/\/|#|mailto:)/.test(root.url) && !declared.lessonIds.has(root.url)) {
      say(root, `links to ${root.url}, which is neither https nor a lesson of this course`);
    }
  });
  body.split('\n').forEach((text, index) => {
    for (const [, id] of text.matchAll(SLOT)) {
      if (!declared.slotIds.has(id!)) mistakes.push({ line: index + 1, message: `uses the undeclared slot ${id}` });
    }
  });
  return mistakes;
}

function checkDirective(node: Directive, declared: Declared, say: (message: string) => void): void {
  const { src, alt, id } = node.attributes ?? {};
  if (node.type === 'leafDirective' && node.name === 'figure') {
    if (!src || !declared.figures.has(src)) say(`shows the figure ${src ?? ''}, which is not there`);
    if (!alt) say('has a figure without text');
    return;
  }
  if (node.type === 'textDirective' && node.name === 'term') {
    if (!id || !declared.termIds.has(id)) say(`uses the term ${id ?? ''}, which the glossary does not have`);
    return;
  }
  if (node.type === 'containerDirective' && node.name === 'check') return checkOptions(node, say);
  if (node.type === 'containerDirective' && (CALL_OUTS as readonly string[]).includes(node.name)) return;
  if (node.type !== 'textDirective') say(`uses the unknown directive ${node.name}`);
}

/** A question in the text has options with a reason each, and at least one right and one wrong among them. */
function checkOptions(node: ContainerDirective, say: (message: string) => void): void {
  const options = node.children.flatMap((child) => (child.type === 'list' ? child.children : []));
  if (!options.some((option) => option.checked === true)) say('asks a question without a right option');
  if (!options.some((option) => option.checked === false)) say('asks a question without a wrong option');
}

import type { Element, ElementContent, Properties, Root as HtmlRoot } from 'hast';
import type { List, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { CALL_OUTS, isDirective, parseMarkdown, SLOT } from './lesson-body.ts';
import { linkTerms, type Term } from './lesson-terms.ts';

export interface LessonSetting {
  glossary: readonly Term[];
  /** SVG texts by their name in the lesson. */
  figures: ReadonlyMap<string, string>;
  /** HTML of a piece of code; given so that the rule stays pure. */
  highlight: (code: string, language: string) => string;
}

/** Elements and attributes a lesson may end up with. Figures and code come from us and are put in afterwards. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    'aside',
    'details',
    'summary',
    'figure',
    'figcaption',
    'dfn',
    'fieldset',
    'legend',
  ],
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ...(defaultSchema.attributes?.['*'] ?? []),
      'id',
      'role',
      'ariaLabel',
      'className',
      'dataSlot',
      'dataFigure',
      'dataCode',
      'dataLanguage',
      'dataVerdict',
    ],
    dfn: ['title', 'tabIndex', 'dataTerm'],
    a: ['href', 'rel'],
  },
};

const toHtml = unified()
  .use(() => shapeDirectives)
  .use(remarkRehype)
  .use(rehypeSlug)
  .use(() => shapeHtml)
  .use(rehypeSanitize, SCHEMA)
  .use(rehypeStringify)
  .freeze();

/**
 * Markdown of a lesson as sanitised HTML. Slots stay as empty `<span data-slot>`: their values are put in when a page
 * is rendered. Links to lessons of the course stay relative.
 */
export function renderLesson(body: string, setting: LessonSetting): string {
  const tree = parseMarkdown(markSlots(body));
  linkTerms(tree, setting.glossary);
  const html = toHtml.stringify(toHtml.runSync(tree));
  const drawn = html
    .replaceAll(/<div data-figure="([^"]+)"><\/div>/g, (_, name: string) => safeSvg(setting.figures.get(name) ?? ''))
    .replaceAll(/<div data-code="([^"]*)" data-language="([^"]*)"><\/div>/g, (_, code: string, language: string) =>
      setting.highlight(fromAttribute(code), language),
    );
  return describeFigures(drawn);
}

const FIGURE = /<figure((?: (?:role|aria-label)="[^"]*")+)>([\s\S]*?)<\/figure>/g;

/**
 * The drawing is the image and carries the words for it; a figure that were one would hide its caption. Editions published
 * before stay as they are and pass through here when they are read; what is right already stays so.
 */
export function describeFigures(html: string): string {
  return html.replaceAll(FIGURE, (_, attributes: string, content: string) => {
    const words = / aria-label="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const described = content.replace(/<svg([^>]*)>/, (_svg, rest: string) => {
      return `<svg${rest.replaceAll(/ (role|aria-[a-z]+)="[^"]*"/g, '')} role="img" aria-label="${words}">`;
    });
    return `<figure>${described}</figure>`;
  });
}

/** Give each directive the element it becomes. */
function shapeDirectives(tree: Root): void {
  visit(tree, (node) => {
    const content: Root | RootContent = node;
    if (!isDirective(content)) return;
    const { src = '', alt = '', caption = '' } = (content.attributes ?? {}) as Record<string, string>;
    const become = (hName: string, hProperties: Properties) => {
      content.data = { ...content.data, hName, hProperties };
    };
    if (content.type === 'containerDirective' && content.name === 'check') return shapeCheck(content);
    if (content.type === 'containerDirective' && (CALL_OUTS as readonly string[]).includes(content.name)) {
      const label = content.children.find((child) => child.type === 'paragraph' && child.data && 'directiveLabel' in child.data);
      if (label) label.data = { ...label.data, hName: 'p', hProperties: { className: ['callout-title'] } };
      return become('aside', { className: ['callout', content.name] });
    }
    if (content.type === 'leafDirective' && content.name === 'figure') {
      become('figure', { ariaLabel: alt });
      const picture = { type: 'paragraph', children: [], data: { hName: 'div', hProperties: { dataFigure: src } } };
      const text = { type: 'paragraph', children: [{ type: 'text', value: caption }], data: { hName: 'figcaption' } };
      (content as { children: unknown[] }).children = [picture, text];
      return;
    }
    if (content.type === 'textDirective' && content.name === 'term') return;
    // What looks like a directive but is none, such as 09:30, goes back to being text.
    if (content.type === 'textDirective')
      Object.assign(content, { type: 'text', value: `:${content.name}`, children: undefined });
  });
}

/** A question in the text: each option opens to say whether and why, also without JavaScript. */
function shapeCheck(node: ContainerDirective): void {
  node.data = { ...node.data, hName: 'fieldset', hProperties: { className: ['check'] } };
  for (const child of node.children) {
    if (child.data && 'directiveLabel' in child.data) child.data = { ...child.data, hName: 'legend' };
    if (child.type === 'list') shapeOptions(child);
  }
}

function shapeOptions(list: List): void {
  list.data = { ...list.data, hName: 'div', hProperties: { className: ['options'] } };
  for (const item of list.children) {
    const words = plainText(item);
    const [option = '', ...reason] = words.split('|');
    const isRight = item.checked === true;
    item.checked = null;
    item.spread = true;
    item.data = { hName: 'details', hProperties: { dataVerdict: isRight ? 'right' : 'wrong' } };
    const verdict = `${isRight ? 'Right.' : 'Not quite.'} ${reason.join('|').trim()}`;
    item.children = [element('summary', option.trim()), element('p', verdict)] as unknown as typeof item.children;
  }
}

const element = (hName: string, value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }], data: { hName } });

function plainText(node: { children?: unknown[]; value?: string }): string {
  if (typeof node.value === 'string') return node.value;
  return (node.children ?? []).map((child) => plainText(child as { children?: unknown[] })).join('');
}

/** Slots become placeholders, and code waits in an attribute until the sanitiser has passed. */
function shapeHtml(tree: HtmlRoot): void {
  visit(tree, 'element', (node: Element) => {
    if (node.tagName === 'pre') {
      const code = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
      const classes = (code?.properties['className'] ?? []) as string[];
      const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? 'text';
      Object.assign(node, {
        tagName: 'div',
        properties: { dataCode: toAttribute(plainText(code ?? {})), dataLanguage: language },
        children: [],
      });
      return;
    }
    node.children = node.children.flatMap((child) =>
      child.type === 'text' ? splitSlots(child.value) : [child],
    ) as ElementContent[];
  });
}

/** A slot holds a colon, which Markdown with directives would read as one; marks of the private use area stand in for it. */
const markSlots = (body: string) => body.replaceAll(SLOT, '\uE000$1\uE001');
const MARKED_SLOT = /\uE000([a-z0-9-]+)\uE001/;

function splitSlots(text: string): ElementContent[] {
  return text.split(MARKED_SLOT).map((part, index) => {
    if (index % 2 === 0) return { type: 'text', value: part };
    return { type: 'element', tagName: 'span', properties: { dataSlot: part }, children: [] };
  });
}

const toAttribute = (code: string) => Buffer.from(code).toString('base64url');
const fromAttribute = (text: string) => Buffer.from(text, 'base64url').toString();

/** A figure is drawn by us, yet nothing in it may run or reach out. */
function safeSvg(svg: string): string {
  return svg
    .replaceAll(/<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[\s\S]*?>/gi, '')
    .replaceAll(/<(script|foreignObject|style|a|image|use)\b[\s\S]*?(<\/\1>|\/>)/gi, '')
    .replaceAll(/\s(on\w+|href|xlink:href)\s*=\s*("[^"]*"|'[^']*')/gi, '')
    .trim();
}

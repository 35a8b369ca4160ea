import { LRUCache } from 'lru-cache';

export interface LessonPage {
  html: string;
  /** Glossary terms by their names in the order in which they appear, each once. */
  terms: { term: string; definition: string }[];
}

/**
 * Fit the API's lesson into a page: terms open as popovers, also without JavaScript; wide figures
 * scroll; tables know their heads in every cell, so that they can become labelled rows on a phone.
 */
export function lessonPage(html: string): LessonPage {
  const kept = keptPages.get(html);
  if (kept) return kept;
  const terms = new Map<string, string>();
  const withTerms = html.replaceAll(TERM, (_, attributes: string, text: string) => {
    const [definition, name = text] = [valueOf(attributes, 'title'), valueOf(attributes, 'data-term')];
    if (!definition || terms.has(name)) return text;
    terms.set(name, definition);
    return popover(`term-${terms.size - 1}`, { text, name, definition });
  });
  const page = {
    html: withTerms.replaceAll(DRAWING, drawing).replaceAll(TABLE, table),
    terms: [...terms].map(([term, definition]) => ({ term: asText(term), definition: asText(definition) })),
  };
  keptPages.set(html, page);
  return page;
}

const MARK = '<!--lesson-->';

/** What is known while a document is made. */
export interface HoldsLesson {
  /** The text of the lesson that it shows. */
  lessonHtml?: string;
}

/**
 * Let the text of a lesson travel once: a document would hold it twice, to be read and as data that hydration never looks
 * at. Its data holds a mark, and `putLessonIn` puts the text where the mark was rendered. @returns what the data is to hold.
 */
export function sendOnce({ isDataRequest, locals }: { isDataRequest: boolean; locals: HoldsLesson }, html: string): string {
  if (isDataRequest) return html;
  locals.lessonHtml = html;
  return MARK;
}

/** The document with the text of its lesson, where it has one. */
export const putLessonIn = (document: string, { lessonHtml }: HoldsLesson): string =>
  lessonHtml === undefined ? document : document.replace(MARK, () => lessonHtml);

/** The same lesson is read by many. */
const keptPages = new LRUCache<string, LessonPage>({ max: 300 });

const TERM = /<dfn((?:\s[a-z-]+(?:="[^"]*")?)*)>([\s\S]*?)<\/dfn>/g;
const DRAWING = /(?<=<figure>)<svg[\s\S]*?<\/svg>(?=\s*<figcaption>)/g;
const TABLE = /<table>([\s\S]*?)<\/table>/g;

const valueOf = (attributes: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('<', '&lt;');

/** The text says the term in the lesson's words; the definition is headed by its name. */
const popover = (id: string, { text, name, definition }: { text: string; name: string; definition: string }) =>
  `<dfn><button type="button" class="term" popovertarget="${id}">${text}</button></dfn>` +
  `<span class="definition" id="${id}" popover><strong>${name}</strong> ${definition}</span>`;

/** On a narrow page a drawing is scrolled, so the keyboard has to reach it. */
const drawing = (svg: string) => `<div class="drawing" tabindex="0" role="group" aria-label="Figure">${svg}</div>`;

/** Roles are written out, because cells that are shown as blocks lose them. */
function table(_: string, content: string): string {
  const heads = [...content.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].map(([, head]) =>
    head!.replaceAll(/<[^>]*>/g, '').replaceAll('"', '&quot;'),
  );
  const rows = content.replaceAll(/<tr>([\s\S]*?)<\/tr>/g, (_row, cells: string) => {
    let column = 0;
    const labelled = cells.replaceAll(/<td/g, () => `<td role="cell" data-label="${heads[column++] ?? ''}"`);
    // The corner of a table is the head of nothing.
    const cornered = labelled.replaceAll(/<th[^>]*>\s*<\/th>/g, '<td role="cell"></td>');
    return `<tr role="row">${cornered.replaceAll(/<th(?=[ >])/g, '<th role="columnheader" scope="col"')}</tr>`;
  });
  return `<table role="table">${rows.replaceAll(/<(thead|tbody)>/g, '<$1 role="rowgroup">')}</table>`;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const asText = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&([a-z]+);/g, (entity, name: string) => NAMED[name] ?? entity);

import { LRUCache } from 'lru-cache';

export interface LessonPage {
  html: string;
  /** Glossary terms in the order in which they appear, each once. */
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
    const definition = (/ title="([^"]*)"/.exec(attributes)?.[1] ?? '').replaceAll('<', '&lt;');
    if (!definition) return text;
    const number = terms.size;
    const isFirst = !terms.has(text);
    terms.set(text, definition);
    return isFirst ? popover(`term-${number}`, text, definition) : text;
  });
  const page = {
    html: withTerms.replaceAll(DRAWING, drawing).replaceAll(TABLE, table),
    terms: [...terms].map(([term, definition]) => ({ term: asText(term), definition: asText(definition) })),
  };
  keptPages.set(html, page);
  return page;
}

/** The same lesson is read by many. */
const keptPages = new LRUCache<string, LessonPage>({ max: 300 });

const TERM = /<dfn((?:\s[a-z-]+(?:="[^"]*")?)*)>([\s\S]*?)<\/dfn>/g;
const DRAWING = /(?<=<figure>)<svg[\s\S]*?<\/svg>(?=\s*<figcaption>)/g;
const TABLE = /<table>([\s\S]*?)<\/table>/g;

const popover = (id: string, term: string, definition: string) =>
  `<dfn><button type="button" class="term" popovertarget="${id}">${term}</button></dfn>` +
  `<span class="definition" id="${id}" popover><strong>${term}</strong> ${definition}</span>`;

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
    return `<tr role="row">${labelled.replaceAll(/<th(?=[ >])/g, '<th role="columnheader" scope="col"')}</tr>`;
  });
  return `<table role="table">${rows.replaceAll(/<(thead|tbody)>/g, '<$1 role="rowgroup">')}</table>`;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const asText = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&([a-z]+);/g, (entity, name: string) => NAMED[name] ?? entity);

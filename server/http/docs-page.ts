import { createHash } from 'node:crypto';
import { fieldsOf, type Field, type Schema } from './docs-fields.ts';
import type { ListedRefusal } from './store/refusal-list.ts';

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: readonly string[];
  parameters?: readonly { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

export interface OpenApiDocument {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
}

/** The ink and paper of the pages; a document that fetches nothing has no fonts of its own. */
const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#13212a, #e9f0f2);
  --quiet: light-dark(#41525b, #b3c1c7);
  --ground: light-dark(#f4f6f4, #0c1418);
  --sheet: light-dark(#ffffff, #131d22);
  --line: light-dark(#d7dedc, #26343b);
  --accent: light-dark(#0b568c, #74bae6);
  font: 0.9375rem/1.55 Inter, ui-sans-serif, system-ui, sans-serif;
  scroll-padding-top: 1rem;
}
body { max-width: 78rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink); }
h1, h2 { font-family: 'Source Serif 4', ui-serif, Georgia, serif; line-height: 1.2; letter-spacing: -0.012em; }
h1 { margin: 0; font-size: 2.0625rem; }
h2 { margin: 3rem 0 0.5rem; font-size: 1.5rem; }
h2::first-letter, nav a::first-letter { text-transform: uppercase; }
a { color: var(--accent); text-underline-offset: 0.18em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
header p, section > p, caption { color: var(--quiet); }
nav ul { columns: 3 10rem; margin: 1.5rem 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.2rem 0; }
code { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
article { margin: 1rem 0; padding: 1.25rem 1.5rem; border: 1px solid var(--line); border-radius: 12px; background: var(--sheet); }
article:target { border-color: var(--accent); }
h3 { margin: 0; font-size: 1.0625rem; }
article > p { margin: 0.4rem 0 0; max-width: 78ch; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 0; }
caption { padding-bottom: 0.25rem; text-align: left; font-weight: 600; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-size: 0.8125rem; font-weight: 500; }
article tbody tr:last-child > * { border-bottom: 0; }
tr:target { background: color-mix(in srgb, var(--accent) 12%, transparent); }
td:nth-child(2), td:nth-child(4) { overflow-wrap: anywhere; }
@media (max-width: 40rem) { article { padding: 1rem; } th, td { padding-right: 0.5rem; } }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 3rem; }
  header { grid-column: 1 / -1; }
  nav ul { position: sticky; top: 1.5rem; columns: 1; }
  main > section:first-child h2 { margin-top: 1.5rem; }
}
`;

/** What the page needs to be allowed: its one style sheet, and nothing else. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The whole API on one page that needs no script. */
export function renderDocs({ info, paths }: OpenApiDocument, refusals: readonly ListedRefusal[]): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );
  const byTag = Object.groupBy(operations, ({ tags }) => tags[0] ?? 'other');
  const tags = Object.keys(byTag).toSorted();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(info.title)}: the API</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escape(info.title)}: the API</h1><p>${escape(info.description ?? '')}</p>
<p>The same as a document for programs: <a href="openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Parts"><ul>
${tags.map((tag) => `<li><a href="#${idOf(tag)}">${escape(tag)}</a></li>`).join('\n')}
<li><a href="#refusals">refusals</a></li></ul></nav>
<main>
${tags.map((tag) => renderTag(tag, byTag[tag]!, refusals)).join('\n')}
${renderRefusals(refusals)}
</main>
</body>
</html>
`;
}

type Listed = Operation & { path: string; method: string };

/** Tags that are not named like the feature whose refusals they answer with. */
const FEATURE_OF: Record<string, string> = { 'access keys': 'identity', people: 'identity', report: 'skills' };

function renderTag(tag: string, operations: readonly Listed[], refusals: readonly ListedRefusal[]): string {
  const own = refusals.filter(({ code }) => code.startsWith(`${FEATURE_OF[tag] ?? tag}/`));
  const links = own.map(({ code }) => `<a href="#${idOf(code)}"><code>${escape(code)}</code></a>`);
  return `<section id="${idOf(tag)}"><h2>${escape(tag)}</h2>
${links.length > 0 ? `<p>Refusals of this part: ${links.join(', ')}.</p>` : ''}
${operations.map(renderOperation).join('\n')}</section>`;
}

function renderOperation({
  path,
  method,
  operationId,
  summary,
  description,
  parameters,
  requestBody,
  responses,
}: Listed): string {
  const given = (parameters ?? []).map(({ name, schema, required }) => ({
    ...fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] })[0]!,
  }));
  const [status, success] = Object.entries(responses).find(([code]) => /^2/.test(code)) ?? ['', {}];
  return `<article id="${escape(operationId)}">
<h3><code>${method} ${escape(path)}</code></h3>
<p>${escape(summary)}. ${escape(description)}</p>
${renderFields('Parameters', given)}${renderFields('Body', fieldsIn(requestBody?.content))}${renderFields(`Answer, ${status}`, fieldsIn(success.content))}
</article>`;
}

const fieldsIn = (content?: Record<string, { schema: Schema }>) => fieldsOf(content?.['application/json']?.schema ?? {});

function renderFields(caption: string, fields: readonly Field[]): string {
  if (fields.length === 0) return '';
  const rows = fields.map(
    ({ name, type, isRequired, limits }) =>
      `<tr><th scope="row"><code>${escape(name)}</code></th><td>${escape(type)}</td><td>${isRequired ? 'always' : 'optional'}</td><td>${escape(limits)}</td></tr>`,
  );
  const head = '<tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">There</th><th scope="col">Limits</th></tr>';
  return `<table><caption>${escape(caption)}</caption><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>\n`;
}

const renderRefusals = (refusals: readonly ListedRefusal[]) => `<section id="refusals"><h2>refusals</h2>
<p>Every refusal is a problem document (RFC 9457); its <code>type</code> is <code>/problems/</code> and one of these.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead><tbody>
${refusals.map(({ code, meaning }) => `<tr id="${idOf(code)}"><th scope="row"><code>${escape(code)}</code></th><td>${escape(meaning.replaceAll('`', ''))}</td></tr>`).join('\n')}
</tbody></table></section>`;

const idOf = (name: string) => name.replace(/[^a-z0-9]+/gi, '-');
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

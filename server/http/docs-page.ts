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

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
nav ul { columns: 3 12rem; padding-left: 1.2rem; }
h2 { margin-top: 3rem; border-bottom: 2px solid; }
article { margin: 2.5rem 0; }
h3 code { font-size: 1.05rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; }
caption { text-align: left; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
td { overflow-wrap: anywhere; }
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

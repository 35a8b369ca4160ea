import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';

/** One thing an author has to mend. Lines count from one. */
export interface Mistake {
  file: string;
  line: number;
  message: string;
}

export interface ReadYaml<T> {
  /** Null when the text does not have the shape it should have. */
  content: T | null;
  mistakes: Mistake[];
  /** The line on which a member stands; the first line when it is not there. */
  lineOf: (path: readonly (string | number)[]) => number;
}

/**
 * Read YAML against a schema. All mistakes are reported at once.
 *
 * @param firstLine Line of the file on which the text begins; front matter begins on the second.
 */
export function readYaml<S extends TSchema>(file: string, text: string, schema: S, firstLine = 1): ReadYaml<Static<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly (string | number)[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      message: error.message.split('\n')[0]!,
    }));
    return { content: null, mistakes, lineOf };
  }
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  const mistakes = [...Value.Errors(schema, content)].filter(isTelling).map((error) => {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    return { file, line: lineOf(path), message: `${path.join('.') || 'the file'} ${describe(error)}` };
  });
  return { content: mistakes.length === 0 ? (content as Static<S>) : null, mistakes, lineOf };
}

interface SchemaError {
  keyword: string;
  instancePath: string;
  message: string;
  params: object;
}

/** An unknown member is reported twice, and every arm of a union once: one sentence is enough. */
const isTelling = ({ keyword, instancePath }: SchemaError, index: number, all: readonly SchemaError[]) =>
  keyword !== 'boolean' && all.findIndex((other) => other.instancePath === instancePath && other.keyword !== 'boolean') === index;

function describe({ keyword, message, params }: SchemaError): string {
  const { additionalProperties, requiredProperties } = params as {
    additionalProperties?: string[];
    requiredProperties?: string[];
  };
  if (keyword === 'additionalProperties') return `has the unknown member ${additionalProperties?.join(', ')}`;
  if (keyword === 'required') return `lacks ${requiredProperties?.join(', ')}`;
  return message;
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

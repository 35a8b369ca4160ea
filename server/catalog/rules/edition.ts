import { createHash } from 'node:crypto';

/**
 * Name content by its hash: SHA-256 of JSON with members in order of their names, in hex. Maps count as objects.
 * Slot values, dates of publication and numbers of editions are no content and are not handed in.
 */
export function contentHash(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(content)))
    .digest('hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value instanceof Map) return canonical(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, canonical(member)]));
}

export interface EditionParts {
  head: unknown;
  lessons: readonly { id: string }[];
  bank: readonly { id: string }[];
}

/** What an author should know has changed between two editions, one sentence each. */
export function describeChanges(before: EditionParts | null, after: EditionParts): string[] {
  if (!before) return ['first edition'];
  const head = contentHash(before.head) === contentHash(after.head) ? [] : ['course description changed'];
  return [...head, ...changesOf('lesson', before.lessons, after.lessons), ...changesOf('question', before.bank, after.bank)];
}

function changesOf(what: string, before: readonly { id: string }[], after: readonly { id: string }[]): string[] {
  const hashes = new Map(before.map((part) => [part.id, contentHash(part)]));
  const ids = new Set(after.map(({ id }) => id));
  return [
    ...after.filter(({ id }) => !hashes.has(id)).map(({ id }) => `${what} ${id} added`),
    ...after
      .filter((part) => hashes.has(part.id) && hashes.get(part.id) !== contentHash(part))
      .map(({ id }) => `${what} ${id} changed`),
    ...before.filter(({ id }) => !ids.has(id)).map(({ id }) => `${what} ${id} removed`),
  ];
}

import { Refusal } from '#server/shared/refusal.ts';

/** Kept whole in a row, so small. Larger work is handed in as a link. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** What is taken, by the ending a person sees. Archives are not: nobody looks into them before they open. */
const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  diff: 'text/x-diff',
  patch: 'text/x-diff',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  json: 'application/json',
  spdx: 'text/spdx',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};
export const FILE_ENDINGS: readonly string[] = Object.keys(TYPES);

export class FileNotTaken extends Refusal {
  constructor(detail: string) {
    super('invalid', 'assessment/file-not-taken', detail, { errors: [{ pointer: '#/content', detail }] });
  }
}

export class FileTooLarge extends Refusal {
  constructor() {
    const detail = 'A file has two mebibytes at most. Hand in larger work as a link.';
    super('invalid', 'assessment/file-too-large', detail, { errors: [{ pointer: '#/content', detail }] });
  }
}

/**
 * Decide what a file is by looking into it; its name says what it claims to be, and the two have to agree.
 *
 * @returns the media type under which it is given out. @throws {FileTooLarge} {FileNotTaken}
 */
export function mediaTypeOf(name: string, content: Uint8Array): string {
  if (content.length > MOST_BYTES) throw new FileTooLarge();
  if (content.length === 0) throw new FileNotTaken('The file is empty.');
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const claimed = TYPES[ending];
  if (!claimed) throw new FileNotTaken(`Files of this kind are not taken. Taken are: ${FILE_ENDINGS.join(', ')}.`);
  const seen = binaryTypeOf(content) ?? (isPlainText(content) ? 'text' : null);
  const isAsClaimed = seen === 'text' ? isText(claimed) && holdsWhatItSays(claimed, content) : seen === claimed;
  if (!isAsClaimed) throw new FileNotTaken(`The content is not what the ending .${ending} says.`);
  return claimed;
}

const isText = (type: string) => !['application/pdf', 'image/png', 'image/jpeg'].includes(type);

const SIGNATURES: readonly [string, readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

const binaryTypeOf = (content: Uint8Array): string | null =>
  SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte))?.[0] ?? null;

const asText = (content: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
};

/** Control characters that stand in texts: tab, line and page breaks, and what begins a colour of a terminal. */
const TEXT_CONTROLS = new Set('\t\n\f\r\u001b');

/** UTF-8 without other control characters, and nothing a browser would take for a page or a script. */
function isPlainText(content: Uint8Array): boolean {
  const text = asText(content);
  if (text === null || text.matchAll(/\p{Cc}/gu).some(([control]) => !TEXT_CONTROLS.has(control))) return false;
  return !/^\s*(<!doctype|<html|<svg|<script|<\?php|<\?xml|#!)/i.test(text);
}

function holdsWhatItSays(claimed: string, content: Uint8Array): boolean {
  if (claimed !== 'application/json') return true;
  try {
    JSON.parse(asText(content)!);
    return true;
  } catch {
    return false;
  }
}

/** The last part of a name, without what a header or a file system could stumble over. */
export function fileName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const safe = last.replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_').replaceAll(/^[.\s]+|\s+$/g, '');
  const ending = /\.[a-z0-9]+$/i.exec(safe)?.[0] ?? '';
  return safe.length <= 120 ? safe : safe.slice(0, 120 - ending.length) + ending;
}

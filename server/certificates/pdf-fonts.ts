import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Web fonts come as one file per script; a PDF needs the right file for each letter. */
export type Face = 'sans' | 'sans-strong' | 'serif' | 'serif-strong';

const FACES: Record<Face, { family: string; weight: number }> = {
  sans: { family: 'inter', weight: 400 },
  'sans-strong': { family: 'inter', weight: 600 },
  serif: { family: 'source-serif-4', weight: 400 },
  'serif-strong': { family: 'source-serif-4', weight: 600 },
};
/** Scripts both families have, commonest first. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;

type Range = readonly [first: number, last: number];
const rangesByScript = new Map<string, readonly Range[]>(
  Object.entries(require('@fontsource/inter/unicode.json') as Record<string, string>).map(([script, ranges]) => [
    script,
    ranges.split(',').map(readRange),
  ]),
);

/** `U+0100-02BA` or `U+0304` (CSS Fonts 4, unicode-range). */
function readRange(text: string): Range {
  const [first, last] = text.trim().slice(2).split('-');
  return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)];
}

const covers = (script: string, letter: number): boolean =>
  rangesByScript.get(script)?.some(([first, last]) => letter >= first && letter <= last) ?? false;

export interface Run {
  text: string;
  /** Name of the font file, and of the font in the document. */
  font: string;
}

/** Split text into stretches that one font file can draw. What no file covers is drawn by the first. */
export function runsOf(text: string, face: Face): Run[] {
  const { family, weight } = FACES[face];
  const runs: Run[] = [];
  for (const letter of text) {
    const script = SCRIPTS.find((name) => covers(name, letter.codePointAt(0)!)) ?? SCRIPTS[0];
    const font = `${family}-${script}-${weight}`;
    const last = runs.at(-1);
    // A space may stay with its neighbour, so that names do not fall to pieces.
    if (last && (last.font === font || letter === ' ')) last.text += letter;
    else runs.push({ text: letter, font });
  }
  return runs;
}

const files = new Map<string, Buffer>();

/** The font file of a run, read once. */
export function fontFile(font: string): Buffer {
  const known = files.get(font);
  if (known) return known;
  const family = font.startsWith('inter') ? 'inter' : 'source-serif-4';
  const file = readFileSync(require.resolve(`@fontsource/${family}/files/${font}-normal.woff`));
  files.set(font, file);
  return file;
}

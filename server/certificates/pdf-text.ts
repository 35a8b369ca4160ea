import { fontFile, runsOf, type Face } from './pdf-fonts.ts';

export interface Style {
  face: Face;
  /** Points. */
  size: number;
  color: string;
}

/** A line of text in as many fonts as its letters need. Positions are the line's top left corner, in points. */
export function drawLine(doc: PDFKit.PDFDocument, text: string, x: number, y: number, style: Style): void {
  let at = x;
  for (const run of runsOf(text, style.face)) {
    prepare(doc, run.font, style.size);
    doc.fillColor(style.color).text(run.text, at, y, { lineBreak: false });
    at += doc.widthOfString(run.text);
  }
}

export function widthOf(doc: PDFKit.PDFDocument, text: string, { face, size }: Pick<Style, 'face' | 'size'>): number {
  let width = 0;
  for (const run of runsOf(text, face)) {
    prepare(doc, run.font, size);
    width += doc.widthOfString(run.text);
  }
  return width;
}

/** Break text into lines no wider than `width` points; a word that is wider stands alone. */
function wrap(doc: PDFKit.PDFDocument, text: string, width: number, style: Pick<Style, 'face' | 'size'>): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(doc, longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The largest of some sizes in which text needs at most so many lines; the smallest where none does. */
export function fitting(
  doc: PDFKit.PDFDocument,
  text: string,
  { width, maxLines, sizes, face }: { width: number; maxLines: number; sizes: readonly number[]; face: Face },
): { size: number; lines: string[] } {
  for (const size of sizes) {
    const lines = wrap(doc, text, width, { face, size });
    if (lines.length <= maxLines || size === sizes.at(-1)) return { size, lines };
  }
  return { size: sizes[0]!, lines: [text] };
}

function prepare(doc: PDFKit.PDFDocument, font: string, size: number): void {
  doc.registerFont(font, fontFile(font));
  doc.font(font).fontSize(size);
}

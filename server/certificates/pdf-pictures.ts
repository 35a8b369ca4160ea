import { create } from 'qrcode';
import { drawLine, widthOf, type Style } from './pdf-text.ts';

/** Paper colours of the visual identity; a certificate stays on white paper. */
export const INK = {
  text: '#13212A',
  muted: '#41525B',
  accent: '#0B568C',
  line: '#B9C4C2',
  water: '#BBD9EC',
  paper: '#FFFFFF',
  danger: '#93190F',
};

/** The mark, drawn in a square of 32 units. */
const MARK =
  'M16 1A15 15 0 0 1 30.4 11.8C24 12 21.2 14.1 15.2 14.1 9.6 14.1 8.7 8.4 3.8 7.2A15 15 0 0 1 16 1z' +
  'M2.3 9.8C7.2 10.6 8.4 16.1 14.6 16.6 8.6 17.1 7.3 22.3 2.2 22A15 15 0 0 1 2.3 9.8z' +
  'M4 25C10.5 25.2 11 20.3 16.2 20.3 22 20.3 24.5 18.5 31 18.3A15 15 0 0 1 4 25z';

export function drawMark(doc: PDFKit.PDFDocument, x: number, y: number, size: number): void {
  doc
    .save()
    .translate(x, y)
    .scale(size / 32)
    .path(MARK)
    .fill(INK.accent)
    .restore();
}

/** A QR code (ISO/IEC 18004), error correction M, with the quiet zone left to the page. */
export function drawQrCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) doc.rect(x + column * unit, y + row * unit, unit, unit);
    }
  }
  doc.fill(INK.text);
}

/** Four steps, filled up to the level. */
export function drawGauge(doc: PDFKit.PDFDocument, level: number, x: number, y: number): void {
  for (let step = 0; step < 4; step++) {
    doc.rect(x + step * 13, y, 11, 7);
    if (step < level) doc.fill(INK.accent);
    else doc.lineWidth(0.8).stroke(INK.line);
  }
}

/** Streams that run together along the right edge: decoration. */
export function drawStreams(doc: PDFKit.PDFDocument, width: number, height: number): void {
  doc.save();
  for (let line = 0; line < 16; line++) {
    const start = (height / 15) * line;
    const meet = height * 0.52 + (line - 8) * 7;
    doc
      .moveTo(width * 0.62, start)
      .bezierCurveTo(width * 0.78, start, width * 0.8, meet, width, meet)
      .lineWidth(0.7)
      .strokeOpacity(0.25 + line * 0.03)
      .stroke(INK.water);
  }
  doc.restore();
}

/** A sentence in a frame that stands out. */
export function drawFramed(doc: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const style: Style = { face: 'sans-strong', size: 12, color: INK.danger };
  doc
    .roundedRect(x, y, widthOf(doc, text, style) + 20, 26, 4)
    .lineWidth(1.4)
    .stroke(INK.danger);
  drawLine(doc, text, x + 10, y + 5, style);
}

/** A word across the whole page, behind what is written: decoration, which also a copy in grey shows. */
export function drawAcross(doc: PDFKit.PDFDocument, word: string, width: number, height: number): void {
  const style: Style = { face: 'sans-strong', size: 150, color: INK.danger };
  doc
    .save()
    .rotate(-20, { origin: [width / 2, height / 2] })
    .fillOpacity(0.1);
  drawLine(doc, word, (width - widthOf(doc, word, style)) / 2, height / 2 - 90, style);
  doc.restore();
}

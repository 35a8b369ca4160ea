import PDFDocument from 'pdfkit';
import { Refusal } from '#server/shared/refusal.ts';
import { drawAcross, drawFramed, drawGauge, drawMark, drawQrCode, drawStreams, INK } from './pdf-pictures.ts';
import { drawLine, fitting, widthOf, type Style } from './pdf-text.ts';
import { printCode } from './rules/code.ts';
import type { ShownSkill } from './rules/shown-skills.ts';
import type { Certificate } from './store/certificates.ts';

export class PdfUnavailable extends Refusal {
  constructor() {
    super(
      'unavailable',
      'certificates/pdf-unavailable',
      'The PDF could not be drawn. The certificate itself is valid; try again.',
    );
  }
}

const MARGIN = 54;
const QR_SIZE = 84;
const kind: Style = { face: 'sans-strong', size: 12, color: INK.accent };
const small: Style = { face: 'sans', size: 10, color: INK.muted };
const strong: Style = { face: 'sans-strong', size: 11, color: INK.text };
const prose: Style = { face: 'serif', size: 16, color: INK.muted };

const dayIn = (lang: string) => new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' });

/**
 * Draw a certificate: A4 landscape, tagged, with language and alternative texts (PDF/UA-1, ISO 14289-1). The same row gives
 * the same bytes; once withdrawn, it says so.
 *
 * @param publicUrl Origin that the QR code leads to. @throws {PdfUnavailable}
 */
export async function renderCertificate(certificate: Certificate, publicUrl: string): Promise<Buffer> {
  try {
    return await draw(certificate, publicUrl);
  } catch (error) {
    throw Object.assign(new PdfUnavailable(), { cause: error });
  }
}

function draw(certificate: Certificate, publicUrl: string): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    // The published types do not know this subset yet.
    subset: 'PDF/UA' as 'PDF/A-3',
    tagged: true,
    lang: certificate.lang,
    displayTitle: true,
    info: {
      Title: `Certificate: ${certificate.courseTitle}`,
      Author: certificate.issuerName,
      Creator: 'Tributary',
      Producer: 'Tributary',
      CreationDate: new Date(certificate.issuedAt.epochMilliseconds),
    },
  });
  const chunks: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  drawPage(doc, certificate, `${publicUrl}/verify/${certificate.code}`);
  doc.end();
  return bytes;
}

function drawPage(doc: PDFKit.PDFDocument, certificate: Certificate, address: string): void {
  const { width, height } = doc.page;
  const page = doc.struct('Document');
  doc.addStructure(page);
  const add = (role: string, paint: () => void, alt?: string) => page.add(doc.struct(role, alt ? { alt } : {}, paint));

  doc.markContent('Artifact', { type: 'Layout' });
  drawStreams(doc, width, height);
  drawMark(doc, width - MARGIN - 44, MARGIN - 6, 44);
  if (certificate.revokedAt) drawAcross(doc, 'Withdrawn', width, height);
  doc.endMarkedContent();

  const day = dayIn(certificate.lang);
  const issued = day.format(certificate.issuedAt.epochMilliseconds);
  add('P', () => drawLine(doc, certificate.issuerName, MARGIN, MARGIN, strong));
  add('P', () => drawLine(doc, 'Open Source Programme Office', MARGIN, MARGIN + 16, small));
  if (certificate.revokedAt) {
    const withdrawn = day.format(certificate.revokedAt.epochMilliseconds);
    add('P', () => drawFramed(doc, `Withdrawn on ${withdrawn} (UTC). It must not be relied on.`, MARGIN, 92));
  }
  add('P', () => drawLine(doc, 'Certificate of skills shown', MARGIN, 128, kind));

  const title = fitting(doc, certificate.courseTitle, {
    width: width * 0.66,
    maxLines: 2,
    sizes: [42, 36, 30, 24],
    face: 'serif-strong',
  });
  let y = 148;
  add('H1', () => {
    for (const line of title.lines) {
      drawLine(doc, line, MARGIN, y, { face: 'serif-strong', size: title.size, color: INK.text });
      y += title.size * 1.16;
    }
  });
  y += 16;
  add('P', () => {
    const name: Style = { ...prose, face: 'serif-strong', color: INK.text };
    drawLine(doc, certificate.personName, MARGIN, y, name);
    const at = MARGIN + widthOf(doc, certificate.personName, name);
    drawLine(doc, ` completed this course on ${issued} and showed:`, at, y, prose);
  });
  y += 36;
  for (const skill of certificate.skills) {
    add('P', () => drawSkill(doc, skill, y));
    y += 22;
  }
  drawFoot(doc, certificate, { add, address, issued, y: height - MARGIN - QR_SIZE });
  page.end();
}

function drawSkill(doc: PDFKit.PDFDocument, { skillName, level, levelName, kind: how }: ShownSkill, y: number): void {
  drawLine(doc, skillName, MARGIN, y, strong);
  drawGauge(doc, level, MARGIN + 240, y + 3);
  drawLine(doc, `level ${level} of 4, ${levelName.toLowerCase()}; ${how.toLowerCase()}`, MARGIN + 306, y, small);
}

interface Foot {
  add: (role: string, paint: () => void, alt?: string) => void;
  address: string;
  issued: string;
  y: number;
}

function drawFoot(doc: PDFKit.PDFDocument, certificate: Certificate, { add, address, issued, y }: Foot): void {
  const expires = certificate.expiresOn
    ? dayIn(certificate.lang).format(Date.parse(certificate.expiresOn.toString()))
    : 'does not lapse';
  const facts: [label: string, value: string, x: number][] = [
    ['Issued', issued, MARGIN],
    ['Valid until', expires, MARGIN + 140],
    ['Edition of the course', String(certificate.editionNumber), MARGIN + 280],
  ];
  for (const [label, value, x] of facts) {
    add('P', () => {
      drawLine(doc, label, x, y + 8, small);
      drawLine(doc, value, x, y + 22, strong);
    });
  }
  add('P', () => {
    drawLine(doc, 'Number', MARGIN, y + 50, small);
    drawLine(doc, printCode(certificate.code), MARGIN, y + 64, strong);
  });
  const right = doc.page.width - MARGIN;
  add('P', () => {
    const lines = ['Anyone can check this certificate,', 'without signing in:', new URL(address).host];
    lines.forEach((line, n) => drawLine(doc, line, right - QR_SIZE - 16 - widthOf(doc, line, small), y + 34 + n * 15, small));
  });
  add('Figure', () => drawQrCode(doc, address, right - QR_SIZE, y, QR_SIZE), `QR code that leads to ${address}`);
}

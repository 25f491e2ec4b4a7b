import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type PDFKit from 'pdfkit';
import type { Paper, PaperRow } from './notice-words.ts';

const mm = 72 / 25.4;
const page = { left: 26 * mm, right: 24 * mm, top: 30 * mm, bottom: 28 * mm };
const width = 595.28 - page.left - page.right;
const labelWidth = 92;
const pad = 7;
const ink = { red: '#b00020', yellow: '#8a5a00' } as const;

/**
 * Brought when the first paper is printed: nothing else needs them. Noto Serif SC (SIL OFL 1.1) has the rare characters of names too.
 */
let tools: ReturnType<typeof bringTools> | undefined;
async function bringTools() {
  const [{ default: PDFDocument }, regular, bold] = await Promise.all([
    import('pdfkit'),
    readFile(
      fileURLToPath(
        import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
      ),
    ),
    readFile(
      fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf')),
    ),
  ]);
  return { PDFDocument, regular, bold };
}

/** A formal page of A4 (more where there is much to say): head, table, words, who signs, page numbers. */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  tools ??= bringTools();
  const { PDFDocument, regular, bold } = await tools;
  const doc = new PDFDocument({
    size: 'A4',
    margins: page,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: paper.title + paper.number, Author: paper.zone, CreationDate: paper.printedAt },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.registerFont('regular', regular).registerFont('bold', bold);
  drawHead(doc, paper);
  for (const row of paper.rows) drawRow(doc, row);
  doc.moveDown(1.2);
  for (const line of paper.signature) {
    keepRoom(doc, 24);
    doc.font('regular').fontSize(12).text(line, page.left, doc.y, { width, align: 'right' });
    doc.moveDown(0.3);
  }
  if (paper.later.length > 0) {
    doc.moveDown(1);
    keepRoom(doc, 140);
    doc.font('bold').fontSize(13).text(paper.laterTitle, page.left, doc.y, { width });
    doc.moveDown(0.5);
    for (const row of paper.later) drawRow(doc, row);
  }
  drawFeet(doc, paper);
  doc.end();
  await done;
  return Buffer.concat(parts);
}

type Doc = InstanceType<typeof PDFKit>;

function drawHead(doc: Doc, { zone, title, number, kind }: Paper): void {
  doc.fillColor(ink[kind]).font('bold').fontSize(26);
  doc.text(zone + title, page.left, page.top, { width, align: 'center', lineGap: 4 });
  doc.moveDown(0.35).font('regular').fontSize(13).fillColor('#000');
  doc.text(number, page.left, doc.y, { width, align: 'center' });
  const y = doc.y + 8;
  doc
    .moveTo(page.left, y)
    .lineTo(page.left + width, y)
    .lineWidth(1.6)
    .strokeColor(ink[kind])
    .stroke();
  doc.y = y + 16;
}

/** A label and its words in a frame; words that are too many for the page go on over it. */
function drawRow(doc: Doc, { label, words }: PaperRow): void {
  const options = { width: width - labelWidth - 2 * pad, lineGap: 4 };
  doc.font('regular').fontSize(12);
  const pieces = piecesOf(doc, words, options);
  let top = -1;
  for (const [n, piece] of pieces.entries()) {
    const last = n === pieces.length - 1;
    const height = doc.heightOfString(piece, options) + (n === 0 ? pad : 0) + (last ? pad : 0);
    if (doc.y + height > page.top + body) {
      if (top >= 0) drawFrame(doc, top);
      doc.addPage();
      doc.y = page.top;
      top = -1;
    }
    if (top < 0) {
      top = doc.y;
      if (n > 0) doc.y += pad - 2;
    }
    const y = doc.y + (n === 0 ? pad - 2 : 0);
    if (n === 0) {
      doc.font('bold').fillColor('#000');
      doc.text(label, page.left + pad, y, { width: labelWidth - 2 * pad });
    }
    doc.font('regular').text(piece, page.left + labelWidth + pad, y, options);
    doc.y = y + height - (n === 0 ? pad - 2 : 0);
  }
  drawFrame(doc, top);
  doc.x = page.left;
}

/** Both cells of a row, from its top on this page down to here. */
function drawFrame(doc: Doc, top: number): void {
  doc.lineWidth(0.6).strokeColor('#555');
  doc.rect(page.left, top, labelWidth, doc.y - top).stroke();
  doc.rect(page.left + labelWidth, top, width - labelWidth, doc.y - top).stroke();
}

const body = 841.89 - page.top - page.bottom;
/** Words line by line, and long lines cut where they would fill too much. */
function piecesOf(doc: Doc, words: string, options: { width: number; lineGap: number }): string[] {
  return words.split('\n').flatMap((line) => {
    const pieces: string[] = [];
    let piece = '';
    for (const character of line) {
      if (piece !== '' && doc.widthOfString(piece + character) > (options.width - 13) * 4) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
    return [...pieces, piece === '' ? ' ' : piece];
  });
}

function keepRoom(doc: Doc, height: number): void {
  if (doc.y + height <= page.top + body) return;
  doc.addPage();
  doc.y = page.top;
}

function drawFeet(doc: Doc, { foot }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let n = start; n < start + count; n += 1) {
    doc.switchToPage(n);
    // Below the margin, where a text would otherwise begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.font('regular').fontSize(9).fillColor('#555');
    const y = 841.89 - 18 * mm;
    doc.text(foot, page.left, y, { width: width - 60, lineBreak: false });
    doc.text(`${n + 1} / ${count}`, page.left, y, { width, align: 'right', lineBreak: false });
  }
}

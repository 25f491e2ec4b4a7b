import { crc32, deflateSync } from 'node:zlib';

/** What a file field takes: a name, a type and bytes, without a file on a disk. */
export interface Thing {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A photo of nothing but one colour; `placed` writes into it, as a camera does, that it was taken at 34.5° N 108.75° E. */
export function photo(name: string, placed = false): Thing {
  const side = 64;
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, 0x8a)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const buffer = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(placed ? [chunk('eXIf', gps())] : []),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
}

/** One directory that points to the other, in which two letters and two times three fractions stand. */
function gps(): Buffer {
  const block = Buffer.alloc(128);
  block.write('II*\0', 'latin1');
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    block.writeUInt16LE(tag, at);
    block.writeUInt16LE(type, at + 2);
    block.writeUInt32LE(count, at + 4);
    block.writeUInt32LE(value, at + 8);
  };
  block.writeUInt32LE(8, 4);
  block.writeUInt16LE(1, 8);
  entry(10, 0x8825, 4, 1, 26);
  block.writeUInt16LE(4, 26);
  entry(28, 1, 2, 2, 'N'.charCodeAt(0));
  entry(40, 2, 5, 3, 80);
  entry(52, 3, 2, 2, 'E'.charCodeAt(0));
  entry(64, 4, 5, 3, 104);
  [34, 1, 30, 1, 0, 1, 108, 1, 45, 1, 0, 1].forEach((n, i) => {
    block.writeUInt32LE(n, 80 + i * 4);
  });
  return block;
}

/** Two pages in a font that is not in the file: its reader has to know how Chinese is written in it. */
export function chinesePdf(name: string): Thing {
  const text = (hex: string) => `BT /F 48 Tf 60 700 Td <${hex}> Tj ET`;
  const stream = (content: string) => `<</Length ${content.length}>>stream\n${content}\nendstream`;
  const page = (content: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${content} 0 R/Resources<</Font<</F 7 0 R>>>>>>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    page(5),
    page(6),
    stream(text('B9E6BBAED0EDBFC9')), // 规划许可
    stream(text('BFA2B9A4D1E9CAD5')), // 竣工验收
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[8 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 9 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ];
  const body = objects.map((object, n) => `${n + 1} 0 obj${object}endobj\n`).join('');
  return {
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1'),
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A permit as it comes out of an office's printer. */
export function permit(name: string): Thing {
  return {
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
      'latin1',
    ),
  };
}

/** Bytes that a browser would run, under the name of a photo. */
export function disguised(name: string): Thing {
  return { name, mimeType: 'image/png', buffer: Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1') };
}

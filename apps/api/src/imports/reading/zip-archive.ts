import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { FileProblem } from './file-problem.ts';
import { LIMITS } from './limits.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * A zip file read from memory, without trust: nothing is unpacked before it is asked for, sizes are counted as they
 * come and not as they are declared, and checksums are verified. Zip64 and encrypted archives are refused.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();
  #unpacked = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    try {
      this.#readDirectory();
    } catch (error) {
      // Offsets that lead outside of the file.
      throw error instanceof RangeError ? new FileProblem('broken-archive') : error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of an entry, piece by piece. Throws FileProblem where it is missing, damaged or too big. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new FileProblem('broken-archive');
    let produced = 0;
    let sum = 0;
    for await (const piece of unpack(this.#packed(entry), entry.method)) {
      produced += piece.length;
      this.#unpacked += piece.length;
      const suspect =
        this.#unpacked > LIMITS.unsuspectedBytes && produced > entry.packedBytes * LIMITS.packingRatio;
      if (suspect || this.#unpacked > LIMITS.unpackedBytes) throw new FileProblem('archive-too-big');
      if (produced > entry.bytes) throw new FileProblem('broken-archive');
      sum = crc32(piece, sum);
      yield piece;
    }
    if (produced !== entry.bytes || sum !== entry.crc) throw new FileProblem('broken-archive');
  }

  #packed(entry: Entry): Buffer {
    const bytes = this.#bytes;
    const header = entry.offset;
    if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== LOCAL_ENTRY) {
      throw new FileProblem('broken-archive');
    }
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    if (start + entry.packedBytes > bytes.length) throw new FileProblem('broken-archive');
    return bytes.subarray(start, start + entry.packedBytes);
  }

  #readDirectory(): void {
    const bytes = this.#bytes;
    const end = findEnd(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > LIMITS.archiveEntries) throw new FileProblem('archive-too-big');
    let at = bytes.readUInt32LE(end + 16);
    let declared = 0;
    for (let number = 0; number < count; number += 1) {
      if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new FileProblem('broken-archive');
      const nameLength = bytes.readUInt16LE(at + 28);
      const entry: Entry = {
        name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        packedBytes: bytes.readUInt32LE(at + 20),
        bytes: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      };
      if (bytes.readUInt16LE(at + 8) & ENCRYPTED) throw new FileProblem('old-excel');
      if (entry.method !== STORED && entry.method !== DEFLATED) throw new FileProblem('broken-archive');
      declared += entry.bytes;
      // Two entries of one name show one thing to us and another to a spreadsheet.
      if (this.#entries.has(entry.name)) throw new FileProblem('broken-archive');
      this.#entries.set(entry.name, entry);
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    if (declared > LIMITS.unpackedBytes) throw new FileProblem('archive-too-big');
  }
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new FileProblem('broken-archive');
}

async function* unpack(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  try {
    for await (const piece of Readable.from([packed]).pipe(inflate)) yield piece as Buffer;
  } catch (error) {
    // Errors of zlib carry Z_ codes; what the reader of the pieces threw does not come through here.
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new FileProblem('broken-archive') : error;
  } finally {
    inflate.destroy();
  }
}

import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Anchor } from './anchor-record.ts';
import { byStream, type StreamHead } from './merkle.ts';

/**
 * Anchors outside of the database: `DATA_DIR/anchors/YYYY-MM.jsonl`, appended and flushed to the disk. An anchor is
 * lines of heads that changed since the one before, then the signed line. Keep copies elsewhere: whoever can change
 * the database and these files together leaves no trace.
 */
const folderOf = (dataDir: string): string => join(dataDir, 'anchors');

const hex = z.string().regex(/^[0-9a-f]+$/);
const headsLine = z.object({
  anchor: z.number().int(),
  part: z.number().int(),
  heads: z.array(z.tuple([z.string(), z.number().int(), hex])),
});
const signedLine = z.object({
  anchor: z.number().int(),
  at: z.iso.datetime(),
  streams: z.number().int(),
  entries: z.number().int(),
  position: z.number().int(),
  root: hex,
  previousHash: hex,
  hash: hex,
  signature: hex,
});

/** So many heads to a line: a reader never holds more than a line. */
const HEADS_PER_LINE = 500;

export async function appendAnchor(
  dataDir: string,
  anchor: Anchor,
  heads: readonly StreamHead[],
): Promise<void> {
  const lines: string[] = [];
  const sorted = heads.toSorted(byStream);
  for (let from = 0; from < sorted.length; from += HEADS_PER_LINE) {
    const some = sorted.slice(from, from + HEADS_PER_LINE);
    lines.push(
      JSON.stringify({
        anchor: anchor.number,
        part: from / HEADS_PER_LINE,
        heads: some.map(({ stream, seq, hash }) => [stream, seq, hash.toString('hex')]),
      }),
    );
  }
  lines.push(
    JSON.stringify({
      anchor: anchor.number,
      at: anchor.at.toISOString(),
      streams: anchor.streams,
      entries: anchor.entries,
      position: anchor.position,
      root: anchor.root.toString('hex'),
      previousHash: anchor.previousHash.toString('hex'),
      hash: anchor.hash.toString('hex'),
      signature: anchor.signature.toString('hex'),
    }),
  );
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = await open(
    join(folderOf(dataDir), `${anchor.at.toISOString().slice(0, 7)}.jsonl`),
    'a',
    0o600,
  );
  try {
    // A line cut off by a power cut must not swallow the next one.
    const { size } = await file.stat();
    await file.appendFile(`${size > 0 ? '\n' : ''}${lines.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

export type AnchorLine =
  | {
      readonly kind: 'heads';
      readonly anchor: number;
      readonly part: number;
      readonly heads: readonly StreamHead[];
    }
  | { readonly kind: 'signed'; readonly anchor: Anchor }
  | { readonly kind: 'damaged' };

/** All lines, oldest file first; nothing where no anchor was ever taken. */
export async function* readAnchorLines(dataDir: string): AsyncGenerator<AnchorLine> {
  for (const name of await fileNames(dataDir)) yield* linesOf(dataDir, name);
}

async function fileNames(dataDir: string): Promise<string[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  return names.filter((one) => /^\d{4}-\d{2}\.jsonl$/.test(one)).sort();
}

async function* linesOf(dataDir: string, name: string): AsyncGenerator<AnchorLine> {
  const lines = createInterface({
    input: createReadStream(join(folderOf(dataDir), name), 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const text of lines) {
    if (text.trim() !== '') yield parseLine(text) ?? { kind: 'damaged' };
  }
}

function parseLine(text: string): AnchorLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const signed = signedLine.safeParse(value);
  if (signed.success) {
    const {
      anchor: number,
      at,
      streams,
      entries,
      position,
      root,
      previousHash,
      hash,
      signature,
    } = signed.data;
    const bytes = (digits: string) => Buffer.from(digits, 'hex');
    return {
      kind: 'signed',
      anchor: {
        number,
        at: new Date(at),
        streams,
        entries,
        position,
        root: bytes(root),
        previousHash: bytes(previousHash),
        hash: bytes(hash),
        signature: bytes(signature),
      },
    };
  }
  const heads = headsLine.safeParse(value);
  if (!heads.success) return undefined;
  return {
    kind: 'heads',
    anchor: heads.data.anchor,
    part: heads.data.part,
    heads: heads.data.heads.map(([stream, seq, hash]) => ({ stream, seq, hash: Buffer.from(hash, 'hex') })),
  };
}

/** The number of the last anchor that stands outside whole; 0 for none. */
export async function lastAnchorOutside(dataDir: string): Promise<number> {
  for (const name of (await fileNames(dataDir)).reverse()) {
    let last = 0;
    for await (const line of linesOf(dataDir, name)) {
      if (line.kind === 'signed') last = Math.max(last, line.anchor.number);
    }
    if (last > 0) return last;
  }
  return 0;
}

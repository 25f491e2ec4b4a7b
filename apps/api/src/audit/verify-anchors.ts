import type { KeyObject } from 'node:crypto';
import type { Db, Tx } from '../platform/database.ts';
import { readAnchorLines } from './anchor-file.ts';
import { type Anchor, anchorHash, signatureHolds } from './anchor-record.ts';
import { anchorsAfter, findLastAnchor, headsBetween } from './audit-store.ts';
import { MerkleBuilder, merkleRoot, type StreamHead } from './merkle.ts';
import type { Report } from './stream-fold.ts';
import { countBetweenAnchors, findHeads } from './verify-store.ts';

const BATCH = 500;

/**
 * Checks the anchors' own chain, and that everything they ever named is still in the journal. Answers how many
 * there are in the database.
 */
export async function verifyAnchors(
  db: Db,
  tx: Tx,
  dataDir: string,
  key: KeyObject | undefined,
  report: Report,
): Promise<number> {
  const newer = await anchorsOfMeanwhile(db, tx);
  const outside = await verifyOutside(tx, dataDir, key, newer, report);
  const newest = Math.max(0, ...outside.keys());
  let before: Anchor | undefined;
  let count = 0;
  let missingOutside = 0;
  for (;;) {
    const anchors = await anchorsAfter(tx, before?.number ?? 0, BATCH);
    const [first, last] = [anchors[0], anchors.at(-1)];
    if (!first || !last) break;
    if (count === 0 && !key)
      report({ code: 'anchor-key-missing', stream: null, detail: 'keys/anchor-ed25519.pem' });
    const entries = await countBetweenAnchors(tx, first.number, last.number);
    for (const anchor of anchors) {
      count += 1;
      verifyLink(anchor, before, key, report);
      const known = outside.get(anchor.number);
      if (known && !known.equals(anchor.hash)) {
        report({ code: 'anchor-altered', stream: null, detail: `锚点 ${anchor.number} 与库外留存不同` });
      }
      const linked = anchor.number === (before?.number ?? 0) + 1;
      if (linked && entries.get(anchor.number) !== anchor.entries - (before?.entries ?? 0)) {
        report({ code: 'anchor-root', stream: null, detail: `锚点 ${anchor.number} 的日志条数不符` });
      }
      if (!known) {
        // The very last may have been kept from there by a sudden end.
        if (anchor.number <= newest || missingOutside > 0) {
          report({ code: 'anchor-file', stream: null, detail: `缺锚点 ${anchor.number}` });
        }
        // Without the list outside only the root can tell, not which stream it is.
        missingOutside += 1;
        const heads = await headsBetween(tx, before?.position ?? 0, anchor.position);
        if (linked && !merkleRoot(heads).equals(anchor.root)) {
          report({ code: 'anchor-root', stream: null, detail: `锚点 ${anchor.number}` });
        }
      }
      outside.delete(anchor.number);
      before = anchor;
    }
  }
  for (const number of outside.keys()) {
    report({ code: 'anchor-missing', stream: null, detail: `锚点 ${number} 只存在于库外文件` });
  }
  return count;
}

function verifyLink(
  anchor: Anchor,
  before: Anchor | undefined,
  key: KeyObject | undefined,
  report: Report,
): void {
  const expected = (before?.number ?? 0) + 1;
  const at = `锚点 ${anchor.number}`;
  if (anchor.number !== expected) {
    report({ code: 'anchor-missing', stream: null, detail: `锚点 ${expected} 至 ${anchor.number - 1}` });
  } else if (!anchor.previousHash.equals(before?.hash ?? Buffer.alloc(32))) {
    report({ code: 'anchor-altered', stream: null, detail: `${at} 与前一个接不上` });
  }
  if (!anchorHash(anchor).equals(anchor.hash)) report({ code: 'anchor-altered', stream: null, detail: at });
  if (key && !signatureHolds(anchor, key)) report({ code: 'anchor-signature', stream: null, detail: at });
}

/** Whether an anchor was taken by a running server since this verification began. */
async function anchorsOfMeanwhile(db: Db, tx: Tx): Promise<(anchor: number) => Promise<boolean>> {
  const last = (await findLastAnchor(tx))?.number ?? 0;
  return async (anchor) => anchor > last && anchor <= ((await findLastAnchor(db))?.number ?? 0);
}

/** Reads the files line by line; answers the hash of each anchor that stands there whole. */
async function verifyOutside(
  tx: Tx,
  dataDir: string,
  key: KeyObject | undefined,
  newer: (anchor: number) => Promise<boolean>,
  report: Report,
): Promise<Map<number, Buffer>> {
  const whole = new Map<number, Buffer>();
  const told = new Set<string>();
  let builder = new MerkleBuilder();
  for await (const line of readAnchorLines(dataDir)) {
    // A damaged line is one that a sudden end cut off; its anchor was written again, or is missed below.
    if (line.kind === 'damaged') continue;
    if (await newer(line.kind === 'heads' ? line.anchor : line.anchor.number)) continue;
    if (line.kind === 'heads') {
      if (line.part === 0) builder = new MerkleBuilder();
      for (const head of line.heads) builder.add(head);
      await verifyHeads(tx, line.anchor, line.heads, told, report);
      continue;
    }
    const { anchor } = line;
    const at = `库外锚点 ${anchor.number}`;
    if (!builder.root().equals(anchor.root) || !anchorHash(anchor).equals(anchor.hash)) {
      report({ code: 'anchor-file', stream: null, detail: at });
    }
    if (key && !signatureHolds(anchor, key)) report({ code: 'anchor-signature', stream: null, detail: at });
    whole.set(anchor.number, anchor.hash);
    builder = new MerkleBuilder();
  }
  return whole;
}

async function verifyHeads(
  tx: Tx,
  anchor: number,
  heads: readonly StreamHead[],
  told: Set<string>,
  report: Report,
): Promise<void> {
  const found = await findHeads(tx, heads);
  for (const { stream, seq, hash } of heads) {
    const now = found.get(`${stream} ${seq}`);
    // Once for a stream: what was rewritten at one anchor differs at all later ones.
    if (now?.equals(hash) || told.has(stream)) continue;
    told.add(stream);
    const detail = `锚点 ${anchor} 记载第 ${seq} 条`;
    report({ code: now ? 'anchored-head-altered' : 'anchored-head-missing', stream, detail });
  }
}

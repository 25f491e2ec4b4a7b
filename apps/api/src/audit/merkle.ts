import { createHash } from 'node:crypto';

/** The last entry of a stream at some moment. */
export interface StreamHead {
  readonly stream: string;
  readonly seq: number;
  readonly hash: Buffer;
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Leaves and nodes are hashed with different marks, so that no node can pass for a leaf (RFC 6962). */
const leafHash = ({ stream, seq, hash }: StreamHead): Buffer =>
  createHash('sha256').update(LEAF).update(`${stream}\n${seq}\n`).update(hash).digest();

/** The order in which heads are hashed: by code units, never by the database's collation. */
export const byStream = (one: StreamHead, other: StreamHead): number => (one.stream < other.stream ? -1 : 1);

/** Builds a root over heads that come in order, holding no more than a hash for each height of the tree. */
export class MerkleBuilder {
  readonly #peaks: { height: number; hash: Buffer }[] = [];

  add(head: StreamHead): void {
    let peak = { height: 0, hash: leafHash(head) };
    for (let last = this.#peaks.at(-1); last?.height === peak.height; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { height: peak.height + 1, hash: nodeHash(last.hash, peak.hash) };
    }
    this.#peaks.push(peak);
  }

  /** 32 zero bytes over nothing. */
  root(): Buffer {
    const hashes = this.#peaks.map((peak) => peak.hash);
    return hashes.length === 0
      ? Buffer.alloc(32)
      : hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The Merkle root over heads, whatever their order. */
export function merkleRoot(heads: readonly StreamHead[]): Buffer {
  const builder = new MerkleBuilder();
  for (const head of heads.toSorted(byStream)) builder.add(head);
  return builder.root();
}

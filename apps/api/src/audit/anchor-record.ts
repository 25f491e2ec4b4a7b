import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json.ts';

/** What an anchor says: everything journalled up to `position`, as a root over the heads changed since the last. */
export interface AnchorFacts {
  readonly number: number;
  readonly at: Date;
  /** All streams and entries up to `position`. */
  readonly streams: number;
  readonly entries: number;
  readonly position: number;
  readonly root: Buffer;
  /** The hash of the anchor before; 32 zero bytes for the first. Through it each anchor covers all heads. */
  readonly previousHash: Buffer;
}

export interface Anchor extends AnchorFacts {
  readonly hash: Buffer;
  readonly signature: Buffer;
}

export function anchorHash(facts: AnchorFacts): Buffer {
  const text = canonicalJson({
    number: facts.number,
    at: facts.at.toISOString(),
    streams: facts.streams,
    entries: facts.entries,
    position: facts.position,
    root: facts.root.toString('hex'),
    previousHash: facts.previousHash.toString('hex'),
  });
  return createHash('sha256').update(text, 'utf8').digest();
}

export function signAnchor(facts: AnchorFacts, key: KeyObject): Anchor {
  const hash = anchorHash(facts);
  return { ...facts, hash, signature: sign(null, hash, key) };
}

export const signatureHolds = (anchor: Anchor, publicKey: KeyObject): boolean =>
  verify(null, anchor.hash, publicKey, anchor.signature);

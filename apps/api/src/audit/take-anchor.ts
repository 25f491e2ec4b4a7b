import type { KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../platform/database.ts';
import { appendAnchor, lastAnchorOutside } from './anchor-file.ts';
import { type Anchor, signAnchor } from './anchor-record.ts';
import {
  anchorsAfter,
  findLastAnchor,
  hasPassed,
  headsBetween,
  insertAnchor,
  journalEdge,
} from './audit-store.ts';
import { merkleRoot } from './merkle.ts';

/** Nobody may be idle in a transaction for longer than a minute. */
const WAIT_MS = 75_000;

export interface AnchorOptions {
  db: Db;
  dataDir: string;
  key: KeyObject;
  now: Date;
}

/**
 * Signs a root over what was journalled since the last anchor, and keeps it in the database and outside. Positions
 * are given before they are committed, so it waits until whoever was writing has ended, and holds up no writer.
 * Answers undefined where nothing is new, or where somebody writes for longer than anybody should.
 */
export async function takeAnchor({ db, dataDir, key, now }: AnchorOptions): Promise<Anchor | undefined> {
  const last = await findLastAnchor(db);
  const edge = await journalEdge(db);
  if (!edge || edge.position <= (last?.position ?? 0)) return undefined;
  const patience = performance.now() + WAIT_MS;
  while (!(await hasPassed(db, edge.mark))) {
    if (performance.now() > patience) return undefined;
    await sleep(20);
  }
  const heads = await headsBetween(db, last?.position ?? 0, edge.position);
  const anchor = signAnchor(
    {
      number: (last?.number ?? 0) + 1,
      at: now,
      streams: (last?.streams ?? 0) + heads.filter((head) => head.seq === head.fresh).length,
      entries: (last?.entries ?? 0) + heads.reduce((sum, head) => sum + head.fresh, 0),
      position: edge.position,
      root: merkleRoot(heads),
      previousHash: last?.hash ?? Buffer.alloc(32),
    },
    key,
  );
  if (!(await insertAnchor(db, anchor))) return undefined;
  await appendAnchor(dataDir, anchor, heads);
  return anchor;
}

/** Writes outside what a sudden end kept from being written there. */
export async function catchUpOutside(db: Db, dataDir: string): Promise<void> {
  let number = await lastAnchorOutside(dataDir);
  // With nothing outside the folder is new: what the database holds came from elsewhere and is kept from here on.
  for (;;) {
    const [anchor] = await anchorsAfter(db, number, 1);
    if (!anchor) return;
    const [before] = number === 0 ? [] : await anchorsAfter(db, number - 1, 1);
    await appendAnchor(dataDir, anchor, await headsBetween(db, before?.position ?? 0, anchor.position));
    number = anchor.number;
  }
}

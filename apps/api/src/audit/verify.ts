import { type AuditFinding, findingTexts } from '@guanjia/core/audit';
import type { Db, Tx } from '../platform/database.ts';
import { findAnchorPublicKey } from './anchor-key.ts';
import type { Report } from './stream-fold.ts';
import { matterOfStream } from './stream-names.ts';
import { verifyAnchors } from './verify-anchors.ts';
import { type StreamTotals, verifyStreams } from './verify-streams.ts';

export interface VerifyOptions {
  db: Db;
  /** Where the anchors' files and their key are. */
  dataDir: string;
  onFinding(finding: AuditFinding): void;
}

export interface VerifyTotals extends StreamTotals {
  anchors: number;
  found: number;
}

/**
 * Replays the whole journal against its chains, its anchors and the rows as they are now, as of one moment and in
 * bounded memory. Reads only.
 */
export async function verifyJournal({ db, dataDir, onFinding }: VerifyOptions): Promise<VerifyTotals> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const found: Parameters<Report>[0][] = [];
      let total = 0;
      const tell = async () => {
        for (const finding of await named(tx, found.splice(0))) onFinding(finding);
      };
      const report: Report = (finding) => {
        total += 1;
        found.push(finding);
      };
      const streams = await verifyStreams(tx, report);
      await tell();
      const anchors = await verifyAnchors(db, tx, dataDir, await findAnchorPublicKey(dataDir), report);
      await tell();
      return { ...streams, anchors, found: total };
    });
}

/** Puts the matters' numbers beside what was found, where the matters still exist. */
async function named(tx: Tx, findings: Parameters<Report>[0][]): Promise<AuditFinding[]> {
  const ids = [...new Set(findings.flatMap(({ stream }) => (stream && matterOfStream(stream)) || []))].filter(
    (id) => /^[0-9a-f-]{36}$/.test(id),
  );
  const numbers = new Map<string, string>();
  for (let from = 0; from < ids.length; from += 1_000) {
    const rows = await tx
      .selectFrom('matter')
      .select(['id', 'number'])
      .where('id', 'in', ids.slice(from, from + 1_000))
      .execute();
    for (const row of rows) numbers.set(row.id, row.number);
  }
  return findings.map((finding) => ({
    ...finding,
    matterNumber: (finding.stream && numbers.get(matterOfStream(finding.stream) ?? '')) || null,
    text: findingTexts[finding.code],
  }));
}

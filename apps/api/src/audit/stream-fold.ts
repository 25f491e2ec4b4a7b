import type { FindingCode } from '@guanjia/core/audit';
import { z } from 'zod';
import { entryHash } from '../platform/journal.ts';
import { codePart, matterOfStream } from './stream-names.ts';
import type { JournalRow } from './verify-store.ts';

export type Report = (finding: { code: FindingCode; stream: string | null; detail: string }) => void;

/** What an entry's body must hold for verification; the rest is the domain's own. */
const entryBody = z.object({
  action: z.string(),
  actor: z.object({ accountId: z.string() }).nullable(),
  at: z.string(),
  visibility: z.string(),
  texts: z.array(z.object({ id: z.string(), commitment: z.string() })),
  data: z.record(z.string(), z.unknown()),
});
/** Snapshots after the change, as the matters write them: by table, by id. */
const snapshots = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()).nullable()));

/** A stream read up to some entry: the end of its chain, and what it says that the rows and words are. */
export class StreamFold {
  readonly stream: string;
  readonly #report: Report;
  seq = 0;
  hash: Buffer = Buffer.alloc(32);
  /** The last journalled snapshot of each row, by `table id`; null where it was removed. */
  readonly rows = new Map<string, Record<string, unknown> | null>();
  /** Commitments by text id. */
  readonly texts = new Map<string, string>();

  constructor(stream: string, report: Report) {
    this.stream = stream;
    this.#report = report;
  }

  add(entry: JournalRow): void {
    const at = `第 ${entry.seq} 条（${codePart(entry.action)}）`;
    if (entry.seq !== this.seq + 1) {
      this.#say('entry-missing', `第 ${this.seq + 1} 至 ${entry.seq - 1} 条`);
    } else if (!entry.previous_hash.equals(this.hash)) {
      this.#say('chain-broken', at);
    }
    if (!entryHash(entry.previous_hash, entry.stream, entry.seq, entry.body).equals(entry.hash)) {
      this.#say('entry-altered', at);
    }
    this.seq = entry.seq;
    this.hash = entry.hash;
    const body = parseBody(entry.body);
    if (!body) {
      this.#say('entry-altered', at);
      return;
    }
    if (
      body.at !== entry.at.toISOString() ||
      body.action !== entry.action ||
      (body.actor?.accountId ?? null) !== entry.actor_id ||
      body.visibility !== entry.visibility
    ) {
      this.#say('entry-column-altered', at);
    }
    for (const { id, commitment } of body.texts) this.texts.set(id, commitment);
    if (matterOfStream(this.stream) === undefined) return;
    for (const [table, rows] of Object.entries(snapshots.safeParse(body.data.rows).data ?? {})) {
      for (const [id, row] of Object.entries(rows)) this.rows.set(`${table} ${id}`, row);
    }
  }

  #say(code: FindingCode, detail: string): void {
    this.#report({ code, stream: this.stream, detail });
  }
}

function parseBody(text: string): z.infer<typeof entryBody> | undefined {
  try {
    return entryBody.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { type MatterBundle, rowSnapshot } from './bundle.ts';
import { type OfficeEntry, officeEntriesOf, type QueuedRows, shareChanges, sharesOf } from './kept-shares.ts';

/** Enough that writers seldom meet on a row, few enough to add up at each request. */
const shards = 8;

/** Keeps the counts of queues and the offices' own view of the matter in step with a change of its rows. */
export async function keepCounts(
  tx: Tx,
  before: ReadonlyMap<string, string>,
  bundle: MatterBundle,
): Promise<void> {
  const earlier = rowsBefore(before);
  const now = rowsNow(bundle);
  const changes = shareChanges(sharesOf(earlier), sharesOf(now));
  const matterId = bundle.matter.id;
  const entries = changedEntries(officeEntriesOf(earlier), officeEntriesOf(now));
  if (entries.gone.length > 0) {
    await tx
      .deleteFrom('office_queue')
      .where('matter_id', '=', matterId)
      .where('office_id', 'in', entries.gone)
      .execute();
  }
  if (entries.written.length > 0) {
    await tx
      .insertInto('office_queue')
      .values(
        entries.written.map((e) => ({
          office_id: e.officeId,
          matter_id: matterId,
          stage: e.stage,
          status: e.status,
          light: e.light,
          due_at: e.dueAt,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['office_id', 'matter_id']).doUpdateSet((eb) => ({
          stage: eb.ref('excluded.stage'),
          status: eb.ref('excluded.status'),
          light: eb.ref('excluded.light'),
          due_at: eb.ref('excluded.due_at'),
        })),
      )
      .execute();
  }
  if (changes.length === 0) return;
  const shard = Math.floor(Math.random() * shards);
  await tx
    .insertInto('queue_count')
    .values(
      changes.map((c) => ({
        side: c.side,
        side_id: c.sideId,
        stage: c.stage,
        status: c.status,
        light: c.light,
        shard,
        n: c.by,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['side', 'side_id', 'stage', 'status', 'light', 'shard'])
        .doUpdateSet({ n: sql<number>`queue_count.n + excluded.n` }),
    )
    .execute();
}

const tables = ['assignment', 'clock'] as const;

/** The rows as they were loaded, out of the texts by which changes are found. */
function rowsBefore(before: ReadonlyMap<string, string>): QueuedRows {
  const found: { matter?: QueuedRows['matter']; assignment: unknown[]; clock: unknown[] } = {
    assignment: [],
    clock: [],
  };
  for (const [key, text] of before) {
    if (key.startsWith('matter ')) found.matter = JSON.parse(text) as NonNullable<QueuedRows['matter']>;
    for (const table of tables) if (key.startsWith(`${table} `)) found[table].push(JSON.parse(text));
  }
  return found as QueuedRows;
}

function rowsNow(bundle: MatterBundle): QueuedRows {
  const of = (table: (typeof tables)[number]) => bundle[table].map((row) => rowSnapshot(table, row));
  return {
    matter: bundle.matter,
    assignment: of('assignment'),
    clock: of('clock'),
  } as unknown as QueuedRows;
}

function changedEntries(before: readonly OfficeEntry[], now: readonly OfficeEntry[]) {
  const same = (a: OfficeEntry, b: OfficeEntry) =>
    a.stage === b.stage && a.status === b.status && a.light === b.light && a.dueAt === b.dueAt;
  const known = new Map(before.map((e) => [e.officeId, e]));
  const kept = new Set(now.map((e) => e.officeId));
  return {
    gone: before.map((e) => e.officeId).filter((id) => !kept.has(id)),
    written: now.filter((e) => {
      const earlier = known.get(e.officeId);
      return earlier === undefined || !same(earlier, e);
    }),
  };
}

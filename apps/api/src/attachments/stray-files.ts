import type { AppDependencies } from '../platform/app-dependencies.ts';
import { findKnown, findSettled } from './attachments-store.ts';
import { fileStore } from './file-store.ts';

/** Longer than any upload takes between its bytes and its row, and than a restore takes to bring both. */
const graceMs = 86_400_000;

export interface Strays {
  /** Removed from the disk: no row names them. */
  removed: number;
  /** Rows whose bytes are gone. They belong to records and stay; whoever keeps the backups must know. */
  missing: string[];
}

/**
 * Compares these folders with the rows: bytes that no row names, and what interrupted writes left, go once they are a
 * day old; rows in use without bytes are told. Names that are none of ours are left alone.
 */
export async function collectStrays(
  { db, files, now }: Pick<AppDependencies, 'db' | 'files' | 'now'>,
  folders: readonly string[],
): Promise<Strays> {
  const store = fileStore(files.dataDir);
  const before = new Date(now().getTime() - graceMs);
  const strays: Strays = { removed: 0, missing: [] };
  for (const folder of folders) {
    // Rows first: one that comes between the two looks is not missed, and its bytes are younger than the grace.
    const settled = await findSettled(db, folder, before);
    const entries = await store.entriesOf(folder);
    const known = await findKnown(
      db,
      entries.flatMap((entry) => entry.id ?? []),
    );
    for (const entry of entries) {
      if (entry.id === undefined || entry.modifiedAt >= before) continue;
      if (entry.part !== undefined && known.has(entry.id)) continue;
      await store.removeEntry(entry);
      strays.removed += 1;
    }
    const there = new Set(entries.flatMap((entry) => (entry.part === 'file' ? (entry.id ?? []) : [])));
    strays.missing.push(...settled.filter((id) => !there.has(id)));
  }
  return strays;
}

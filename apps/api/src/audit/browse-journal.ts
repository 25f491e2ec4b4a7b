import type { JournalItem, JournalQuery } from '@guanjia/core/audit';
import { z } from 'zod';
import { cutPage } from '../platform/cursors.ts';
import type { Db } from '../platform/database.ts';
import { COUNTED_EXACTLY, countEntries, listEntries, type Names, namesBehind } from './browse-store.ts';
import { matterOfStream } from './stream-names.ts';
import type { JournalRow } from './verify-store.ts';

/** The auditor may look at a journal that somebody has spoilt: what can't be read is left empty, not an error. */
const lenientBody = z.object({
  actor: z.object({ role: z.string(), officeId: z.string().nullable() }).nullable().catch(null),
  deviceAt: z.iso.datetime().nullable().catch(null),
  texts: z.array(z.unknown()).catch([]),
  data: z.record(z.string(), z.unknown()).catch({}),
});
const rowCounts = z.record(z.string(), z.record(z.string(), z.unknown())).catch({});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who did what and when, newest first, without anybody's words. */
export async function browseJournal(db: Db, query: JournalQuery, before: number | undefined) {
  const rows = await listEntries(db, query, before);
  const parsed = rows.map((row) => ({ row, body: bodyOf(row.body) }));
  const names = await namesBehind(db, {
    accounts: rows.flatMap((row) => row.actor_id ?? []),
    offices: parsed.flatMap(({ body }) => body.actor?.officeId ?? []).filter((id) => uuid.test(id)),
    matters: rows.flatMap((row) => matterOfStream(row.stream) ?? []).filter((id) => uuid.test(id)),
  });
  const total = await countEntries(db, query);
  const page = cutPage(
    parsed,
    query.limit,
    Math.min(total, COUNTED_EXACTLY),
    ({ row, body }) => itemOf(row, body, names),
    ({ row }) => [row.position],
  );
  return { ...page, totalIsExact: total <= COUNTED_EXACTLY };
}

function bodyOf(text: string): z.infer<typeof lenientBody> {
  const nothing = { actor: null, deviceAt: null, texts: [], data: {} };
  try {
    return lenientBody.safeParse(JSON.parse(text)).data ?? nothing;
  } catch {
    return nothing;
  }
}

function itemOf(row: JournalRow, body: z.infer<typeof lenientBody>, names: Names): JournalItem {
  const { rows, details, attachmentIds, ...rest } = body.data;
  const matterId = matterOfStream(row.stream);
  const number = matterId && names.matters.get(matterId);
  const officeId = body.actor?.officeId;
  return {
    position: row.position,
    stream: row.stream,
    seq: row.seq,
    at: row.at.toISOString(),
    deviceAt: body.deviceAt,
    action: row.action,
    actor: row.actor_id
      ? {
          id: row.actor_id,
          name: names.accounts.get(row.actor_id) ?? '',
          role: body.actor?.role ?? '',
          office: (officeId && names.offices.get(officeId)) || null,
        }
      : null,
    visibility: row.visibility,
    matter: matterId && number ? { id: matterId, number } : null,
    details: { ...rest, ...(details as Record<string, unknown> | undefined) },
    rows: Object.fromEntries(
      Object.entries(rowCounts.parse(rows ?? {})).map(([table, changed]) => [
        table,
        Object.keys(changed).length,
      ]),
    ),
    texts: body.texts.length,
    hash: row.hash.toString('hex'),
    previousHash: row.previous_hash.toString('hex'),
  };
}

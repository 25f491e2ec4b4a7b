import type { AdministrationEntry, AdministrationQuery } from '@guanjia/core/identity';
import { sql } from 'kysely';
import { countRows, decodeCursor } from '../platform/cursors.ts';
import type { Db } from '../platform/database.ts';

const beginsWith = (prefix: string) => sql<boolean>`starts_with(j.stream, ${prefix})`;

/**
 * The journal beside the matters, newest first; one row more than asked for, and the total. Matters have their own
 * journals, which are read with the matter's permissions.
 */
export async function listAdministration(db: Db, query: AdministrationQuery) {
  const { about, actorId, from, until } = query;
  let matching = db.selectFrom('journal as j').where(({ not }) => not(beginsWith('matter:')));
  if (about === 'zone') matching = matching.where('j.stream', '=', 'zone');
  else if (about) matching = matching.where(beginsWith(`${about}:`));
  if (actorId) matching = matching.where('j.actor_id', '=', actorId);
  if (from) matching = matching.where('j.at', '>=', new Date(from));
  if (until) matching = matching.where('j.at', '<', new Date(until));
  const total = await countRows(db, matching.select('j.position'));
  let page = matching
    .leftJoin('account as a', 'a.id', 'j.actor_id')
    .select(['j.position', 'j.stream', 'j.seq', 'j.at', 'j.action', 'j.body', 'j.hash', 'a.display_name']);
  if (query.cursor) {
    const [position] = decodeCursor(
      query.cursor,
      ([last, ...rest]) => Number.isSafeInteger(last) && rest.length === 0,
    );
    page = page.where('j.position', '<', Number(position));
  }
  const rows = await page
    .orderBy('j.position', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

type Row = Awaited<ReturnType<typeof listAdministration>>['rows'][number];

export function presentAdministration(row: Row): AdministrationEntry {
  const body = JSON.parse(row.body) as { actor?: { role?: string } | null; data?: Record<string, unknown> };
  return {
    position: row.position,
    stream: row.stream,
    seq: row.seq,
    at: row.at.toISOString(),
    action: row.action,
    actorName: row.display_name,
    actorRole: body.actor?.role ?? null,
    data: body.data ?? {},
    hash: row.hash.toString('hex'),
  };
}

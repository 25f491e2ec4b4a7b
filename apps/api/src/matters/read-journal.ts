import type { Principal } from '@guanjia/core/identity';
import type { Tx } from '../platform/database.ts';
import { findMatter } from './matter-store.ts';
import { entriesOf, namesOf, officesOf } from './present-store.ts';
import { matterNotFound } from './refusals.ts';
import { mayRead, standingOf, tiesOf, viewOf } from './standing.ts';
import { entryBody } from './timeline.ts';
import { streamOf } from './work.ts';

/** The chain of a matter without anybody's words: who, when, what, and the hashes. */
export async function readJournal(tx: Tx, principal: Principal, id: string) {
  const bundle = await findMatter(tx, id);
  if (!bundle) throw matterNotFound();
  const standing = standingOf(principal, tiesOf(bundle));
  const auditor = standing.relations.has('auditor');
  if (!auditor && !mayRead(standing)) throw matterNotFound();
  const firm = !auditor && viewOf(standing) === 'firm';
  const entries = (await entriesOf(tx, streamOf(bundle.matter.id))).filter(
    (e) => !firm || e.visibility === 'firm',
  );
  const names = await namesOf(
    tx,
    entries.map((e) => e.actor_id).filter((actor): actor is string => actor !== null),
  );
  const parsed = entries.map((e) => ({ ...e, parsed: entryBody.parse(JSON.parse(e.body)) }));
  const offices = await officesOf(
    tx,
    parsed
      .map((e) => e.parsed.actor?.officeId)
      .filter((office): office is string => typeof office === 'string'),
  );
  const items = parsed.map((e) => ({
    seq: e.seq,
    at: e.at.toISOString(),
    deviceAt: e.parsed.deviceAt,
    action: e.action,
    actorName: e.actor_id ? (names.get(e.actor_id)?.name ?? null) : null,
    actorRole: e.parsed.actor?.role ?? null,
    actorOffice: e.parsed.actor?.officeId ? (offices.get(e.parsed.actor.officeId)?.short_name ?? null) : null,
    fromStatus: e.parsed.data.fromStatus,
    toStatus: e.parsed.data.toStatus,
    hash: e.hash.toString('hex'),
    previousHash: e.previous_hash.toString('hex'),
  }));
  return { items, total: items.length };
}

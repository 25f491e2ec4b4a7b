import type { ActionName, Addressee, SystemAction } from '@guanjia/core/matters';
import { type Expression, type SqlBool, sql } from 'kysely';
import { arrivalsFor } from '../attention/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { findAppealReview } from './appeal-review.ts';
import type { MatterRow } from './bundle.ts';

/** Accounts behind the relations to a matter; each once, whatever roles they hold, only active ones. */
export async function findAudience(
  tx: Tx,
  matter: MatterRow,
  relations: readonly Addressee[],
  officeIds: readonly string[],
  now: Date,
): Promise<string[]> {
  if (relations.length === 0) return [];
  const wants = (relation: Addressee) => relations.includes(relation);
  const accounts = new Set<string>();
  if (wants('butler')) {
    for (const id of await findButlerAccounts(tx, [matter.butler_id])) accounts.add(id);
  }
  if (wants('reviewer')) {
    for (const one of (await findAppealReview(tx, matter.id))?.reviewers ?? []) accounts.add(one.accountId);
  }
  const rows = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .where('a.status', '=', 'active')
    .where((eb) => {
      const any: Expression<SqlBool>[] = [eb.lit(false)];
      if (wants('firm')) {
        any.push(
          matter.project_id
            ? eb.and([eb('r.role', '=', 'project-owner'), eb('r.project_id', '=', matter.project_id)])
            : eb.and([
                eb('r.role', 'in', ['enterprise-contact', 'enterprise-administrator']),
                eb('r.enterprise_id', '=', matter.enterprise_id),
              ]),
        );
      }
      if (officeIds.length > 0) {
        const inOffices = eb('r.office_id', 'in', [...officeIds]);
        if (wants('office')) any.push(eb.and([eb('r.role', '=', 'officer'), inOffices]));
        if (wants('office-head')) any.push(eb.and([eb('r.role', '=', 'department-head'), inOffices]));
      }
      if (wants('station-master')) {
        any.push(eb.and([eb('r.role', '=', 'station-master'), eb('r.office_id', '=', matter.station_id)]));
      }
      if (wants('coordinator')) any.push(eb('r.role', '=', 'coordinator'));
      if (wants('leader')) any.push(eb('r.role', '=', 'leader'));
      if (wants('head')) any.push(eb.and([eb('r.role', '=', 'leader'), headsGroup]));
      if (wants('deputy')) any.push(eb.and([eb('r.role', '=', 'leader'), isDeputyOf(matter.station_id)]));
      return eb.or(any);
    })
    .select('r.account_id')
    .distinct()
    .execute();
  for (const row of rows) accounts.add(row.account_id);
  return await withCovers(tx, accounts, now);
}

const headsGroup = sql<boolean>`exists (select 1 from leading_group_member g
  where g.account_id = r.account_id and g.position = 'head')`;
const isDeputyOf = (stationId: string) =>
  sql<boolean>`exists (select 1 from deputy_station d where d.account_id = r.account_id and d.station_id = ${stationId})`;

/** Accounts of butlers on duty. */
export async function findButlerAccounts(tx: Tx, butlerIds: readonly string[]): Promise<string[]> {
  if (butlerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .where('b.id', 'in', [...butlerIds])
    .where('b.active', '=', true)
    .where('a.status', '=', 'active')
    .select('a.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Active people of offices and stations: their officers, heads and masters. */
export async function findOfficeAccounts(tx: Tx, officeIds: readonly string[]): Promise<string[]> {
  if (officeIds.length === 0) return [];
  const rows = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .where('a.status', '=', 'active')
    .where('r.office_id', 'in', [...new Set(officeIds)])
    .where('r.role', 'in', ['officer', 'department-head', 'station-master'])
    .select('a.id')
    .distinct()
    .execute();
  return rows.map((row) => row.id);
}

/** Whoever stands in for somebody hears what he hears, and so on where the one who stands in is away too. */
export async function withCovers(tx: Tx, accounts: Set<string>, now: Date): Promise<string[]> {
  for (let fresh = [...accounts]; fresh.length > 0; ) {
    const rows = await tx
      .selectFrom('leave_cover')
      .select('covered_by')
      .where('account_id', 'in', fresh)
      .where('starts_at', '<=', now)
      .where('ends_at', '>', now)
      .execute();
    fresh = rows.map((row) => row.covered_by).filter((id) => !accounts.has(id));
    for (const id of fresh) accounts.add(id);
  }
  return [...accounts];
}

export interface Publication {
  matterId: string;
  action: ActionName | SystemAction | 'alarm';
  eventKey: string;
  at: Date;
  accounts: readonly string[];
  details: Record<string, unknown>;
}

/** Tells people once and wakes open screens; part of the same transaction as the change. */
export async function publish(tx: Tx, p: Publication): Promise<void> {
  if (p.accounts.length > 0) {
    const arrivalOf = await arrivalsFor(tx, p.accounts, p.action, p.at);
    await tx
      .insertInto('notification')
      .values(
        p.accounts.map((accountId) => {
          const { readAt, heldUntil } = arrivalOf(accountId);
          return {
            id: newId(p.at.getTime()),
            account_id: accountId,
            event_key: p.eventKey,
            kind: p.action,
            matter_id: p.matterId,
            details: JSON.stringify(p.details),
            created_at: p.at,
            read_at: readAt,
            held_until: heldUntil,
          };
        }),
      )
      .onConflict((c) => c.columns(['account_id', 'event_key']).doNothing())
      .execute();
  }
  await tx
    .insertInto('live_event')
    .values({ kind: 'matter', subject_id: p.matterId, account_id: null, action: p.action })
    .execute();
}

/** Tells people of what is no event of a matter, once each. */
export async function publishOther(
  tx: Tx,
  p: {
    kind: 'steward-changed' | 'supervision' | 'meeting' | 'resolution';
    eventKey: string;
    at: Date;
    accounts: readonly string[];
    matterId?: string | null;
    projectId?: string | null;
    details: Record<string, unknown>;
  },
): Promise<void> {
  if (p.accounts.length === 0) return;
  const arrivalOf = await arrivalsFor(tx, p.accounts, p.kind, p.at);
  await tx
    .insertInto('notification')
    .values(
      p.accounts.map((accountId) => {
        const { readAt, heldUntil } = arrivalOf(accountId);
        return {
          id: newId(p.at.getTime()),
          account_id: accountId,
          event_key: p.eventKey,
          kind: p.kind,
          matter_id: p.matterId ?? null,
          project_id: p.projectId ?? null,
          details: JSON.stringify(p.details),
          created_at: p.at,
          read_at: readAt,
          held_until: heldUntil,
        };
      }),
    )
    .onConflict((c) => c.columns(['account_id', 'event_key']).doNothing())
    .execute();
}

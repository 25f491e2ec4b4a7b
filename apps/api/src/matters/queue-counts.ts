import { holdsRole, type Principal } from '@guanjia/core/identity';
import {
  endedStatuses,
  type Light,
  type MatterQuery,
  type MatterQueue,
  type MatterStatus,
  matterStatuses,
} from '@guanjia/core/matters';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { type Share, zoneSide } from './kept-shares.ts';

/** The sides whose counts add up to what a person may know of: none of their matters is another's too. */
export interface KeptSides {
  side: Share['side'];
  ids: readonly string[];
}

/** A kept count: so many matters of one stage (of an office), status and light. */
export interface KeptCount {
  stage: string;
  status: MatterStatus;
  light: Light;
  n: number;
}

/**
 * Whose kept counts are exactly this person's, or null: who looks at matters from several sides may have one matter
 * from two of them, and a firm has so few that they are counted as they are.
 */
export function keptSidesOf(principal: Principal): KeptSides | null {
  const { stationIds, officeIds, butlerIds } = principal;
  const sides = [butlerIds, stationIds, officeIds].filter((ids) => ids.length > 0);
  if (holdsRole(principal, 'coordinator', 'leader')) {
    return butlerIds.length > 0 || officeIds.length > 0 ? null : { side: 'zone', ids: [zoneSide] };
  }
  const firm = [principal.enterpriseIds, principal.administeredEnterpriseIds, principal.projectIds];
  if (sides.length !== 1 || firm.some((ids) => ids.length > 0)) return null;
  if (butlerIds.length > 0) return { side: 'butler', ids: butlerIds };
  // A matter has one butler and one station, but may lie with two offices of one person.
  if (stationIds.length > 0) return { side: 'station', ids: stationIds };
  return officeIds.length === 1 ? { side: 'office', ids: officeIds } : null;
}

export async function readKeptCounts(db: Db | Tx, { side, ids }: KeptSides): Promise<KeptCount[]> {
  const rows = await db
    .selectFrom('queue_count')
    .select(['stage', 'status', 'light', sql<number>`sum(n)::int8`.as('n')])
    .where('side', '=', side)
    .where('side_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .groupBy(['stage', 'status', 'light'])
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as MatterStatus, light: row.light as Light }));
}

const open: readonly MatterStatus[] = matterStatuses.filter((status) => !endedStatuses.includes(status));
const underWay = ['assigned', 'signed', 'answered'];

/** The queues that counts answer for; what waits for a decision hangs on more than status and light. */
export type CountedQueue = Exclude<MatterQueue, 'to-decide'>;

/** What lies in a queue, by what the counts are told apart by; what is left out may be anything. */
interface Lot {
  stage?: readonly string[];
  status?: readonly MatterStatus[];
  light?: readonly Light[];
}

/** The same as `queueCondition` says in SQL. */
function lotOf(queue: CountedQueue, side: Share['side']): Lot {
  const office = side === 'office';
  switch (queue) {
    case 'to-accept':
      return office ? { stage: ['assigned'] } : { status: ['submitted'] };
    case 'in-hand':
      return office ? { stage: ['signed'] } : { status: ['accepted', 'handling', 'rectifying'] };
    case 'waiting-firm':
      return { status: ['awaiting-materials', 'answered'] };
    case 'overdue':
      return { light: ['red'] };
    case 'due-soon':
      return { light: ['yellow'] };
    case 'rectifying':
      return { status: ['rectifying'] };
    case 'open':
      return office ? { stage: underWay } : { status: open };
    case 'closed':
      return { status: endedStatuses };
    case 'all':
      return {};
  }
}

export function liesIn(queue: CountedQueue, side: Share['side'], count: KeptCount): boolean {
  const { stage, status, light } = lotOf(queue, side);
  return (
    (!stage || stage.includes(count.stage)) &&
    (!status || status.includes(count.status)) &&
    (!light || light.includes(count.light))
  );
}

/** What a query may say without narrowing the list beyond what the counts know. */
const known: readonly (keyof MatterQuery)[] = [
  'queue',
  'status',
  'light',
  'sort',
  'direction',
  'limit',
  'cursor',
];

/**
 * How many matters a list shows, as SQL that adds up the kept counts; null where it is narrowed by more than they
 * know.
 */
export function keptTotal(principal: Principal, query: MatterQuery): RawBuilder<number> | null {
  const { queue } = query;
  const sides = keptSidesOf(principal);
  const narrowed = Object.entries(query).some(
    ([name, value]) => value !== undefined && !known.includes(name as keyof MatterQuery),
  );
  if (!sides || narrowed || queue === 'to-decide') return null;
  const lot = lotOf(queue, sides.side);
  const conditions = [
    sql<boolean>`side = ${sides.side} and side_id = any(${sql.val([...sides.ids])}::uuid[])`,
    ...(['stage', 'status', 'light'] as const).flatMap((name) =>
      [lot[name], name === 'stage' ? undefined : query[name]]
        .filter((values) => values !== undefined)
        .map((values) => sql<boolean>`${sql.ref(name)} = any(${sql.val([...values])}::text[])`),
    ),
  ];
  return sql<number>`(select coalesce(sum(n), 0)::int8 from queue_count where ${sql.join(conditions, sql` and `)})`;
}

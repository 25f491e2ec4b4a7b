import { holdsRole, type Principal } from '@guanjia/core/identity';
import type { Light, MatterQuery, MatterQueue, MatterStatus } from '@guanjia/core/matters';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { type Share, zoneSide } from './kept-shares.ts';
import { butlersOf } from './list-filters.ts';

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
  const { stationIds, officeIds } = principal;
  const butlerIds = butlersOf(principal);
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

const ended: readonly MatterStatus[] = ['closed', 'declined', 'withdrawn'];
const atWork: readonly MatterStatus[] = ['accepted', 'handling', 'rectifying'];
const open = ['assigned', 'signed', 'answered'];

/** The queues that counts answer for; what waits for a decision hangs on more than status and light. */
export type CountedQueue = Exclude<MatterQueue, 'to-decide'>;

/** Whether matters of a kept count lie in a queue: the same as `queueCondition` says in SQL. */
export function liesIn(
  queue: CountedQueue,
  side: Share['side'],
  { stage, status, light }: KeptCount,
): boolean {
  const office = side === 'office';
  switch (queue) {
    case 'to-accept':
      return office ? stage === 'assigned' : status === 'submitted';
    case 'in-hand':
      return office ? stage === 'signed' : atWork.includes(status);
    case 'waiting-firm':
      return status === 'awaiting-materials' || status === 'answered';
    case 'overdue':
      return light === 'red';
    case 'due-soon':
      return light === 'yellow';
    case 'rectifying':
      return status === 'rectifying';
    case 'open':
      return office ? open.includes(stage) : !ended.includes(status);
    case 'closed':
      return ended.includes(status);
    case 'all':
      return true;
  }
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

/** How many matters a list shows, out of the kept counts; null where it is narrowed by more than they know. */
export async function keptTotal(
  db: Db | Tx,
  principal: Principal,
  query: MatterQuery,
): Promise<number | null> {
  const { queue, status, light } = query;
  const sides = keptSidesOf(principal);
  const narrowed = Object.entries(query).some(
    ([name, value]) => value !== undefined && !known.includes(name as keyof MatterQuery),
  );
  if (!sides || narrowed || queue === 'to-decide') return null;
  const counts = await readKeptCounts(db, sides);
  return counts
    .filter((c) => liesIn(queue, sides.side, c))
    .filter((c) => (!status || status.includes(c.status)) && (!light || light.some((l) => l === c.light)))
    .reduce((sum, c) => sum + c.n, 0);
}

import type { Principal } from '@guanjia/core/identity';
import {
  type ClockKind,
  type Light,
  lights,
  type MatterPage,
  type MatterQuery,
  type MatterQueue,
  type MatterSummary,
  matterQueues,
  type QueueCounts,
} from '@guanjia/core/matters';
import { countedExactly } from '@guanjia/core/paging';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { cursorOf, placeOf } from '../platform/query-cursors.ts';
import { type ClockContext, clockLight, worstLight } from './clocks.ts';
import { filterConditions } from './list-filters.ts';
import { orderOf } from './list-order.ts';
import { countMatters, type ListRow, type ListSource, matterRows } from './list-store.ts';
import {
  firmDueClocks,
  firmLitClocks,
  type Lens,
  lensOf,
  lightCondition,
  matterScope,
  queueCondition,
  queuedOffice,
} from './matter-scope.ts';
import { type KeptCount, keptSidesOf, keptTotal, liesIn, readKeptCounts } from './queue-counts.ts';
import { timeLeftOf } from './time-left.ts';

/** A page of the matters that this person may know of. */
export async function listMatters(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
  query: MatterQuery,
): Promise<MatterPage> {
  const office = queuedOffice(principal);
  const queued = office !== null;
  const scope = queued ? sql<boolean>`true` : matterScope(principal);
  const conditions = [scope, ...filterConditions(query, principal, ctx.calendar, queued)];
  const where = sql<boolean>`${sql.join(conditions, sql` and `)}`;
  const order = orderOf(query, principal, queued);
  const after = placeOf(query, order.type);
  const source: ListSource = { office, joins: joinsOf(query, queued), where };
  const kept = keptTotal(principal, query);
  // Neither waits for the other where there is more than one connection.
  const [rows, counted] = await Promise.all([
    matterRows(db, { ...source, order, after, limit: query.limit + 1, total: kept }),
    kept ? null : countMatters(db, source),
  ]);
  // A page without rows says nothing of how many there are before it.
  const total = counted ?? rows[0]?.total ?? (await countMatters(db, source));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: summarise(ctx, principal, page),
    total: Math.min(total, countedExactly),
    totalIsExact: total <= countedExactly,
    nextCursor:
      rows.length > query.limit && last ? cursorOf(query, { value: last.order_key, id: last.id }) : null,
  };
}

/** What an office's queue itself knows of; all else is looked up in the matter, or in the names of its subject. */
const inQueue: readonly string[] = [
  'queue',
  'status',
  'light',
  'dueFrom',
  'dueTo',
  'sort',
  'direction',
  'limit',
  'cursor',
];

function joinsOf(query: MatterQuery, queued: boolean): ListSource['joins'] {
  if (query.q !== undefined || query.sort === 'subject') return 'names';
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const enough =
    asked.every(([name]) => inQueue.includes(name)) && (query.sort === 'due' || query.sort === 'light');
  return queued && enough && query.queue !== 'to-decide' ? 'none' : 'matter';
}

/** How many are in each of this person's queues, and how the open ones are lit. */
export async function countQueues(db: Db | Tx, principal: Principal): Promise<QueueCounts> {
  const sides = keptSidesOf(principal);
  if (!sides) return await recountQueues(db, principal);
  const [kept, toDecide] = await Promise.all([
    readKeptCounts(db, sides),
    countMatters(db, {
      joins: 'matter',
      where: sql<boolean>`${matterScope(principal)} and ${queueCondition('to-decide', principal)}`,
    }),
  ]);
  const sum = (wanted: (count: KeptCount) => boolean) =>
    kept.filter(wanted).reduce((total, count) => total + count.n, 0);
  const countOf = (queue: MatterQueue) =>
    queue === 'to-decide' ? toDecide : sum((count) => liesIn(queue, sides.side, count));
  return {
    counts: Object.fromEntries(matterQueues.map((q) => [q, countOf(q)])) as Record<MatterQueue, number>,
    lights: Object.fromEntries(
      lights.map((light) => [
        light,
        sum((count) => count.light === light && liesIn('open', sides.side, count)),
      ]),
    ) as Record<Light, number>,
  };
}

/** The same, counted: for a firm's few, for whoever looks from several sides, and to prove the kept ones by. */
export async function recountQueues(db: Db | Tx, principal: Principal): Promise<QueueCounts> {
  const columns = matterQueues.map(
    (queue) => sql`count(*) filter (where ${queueCondition(queue, principal)})::int as ${sql.ref(queue)}`,
  );
  const lightColumns = lights.map(
    (light) =>
      sql`count(*) filter (where ${lightCondition(light, principal)} and ${queueCondition('open', principal)})::int as ${sql.ref(`light-${light}`)}`,
  );
  const result = await sql<Record<string, number>>`select ${sql.join([...columns, ...lightColumns])}
    from matter m where ${matterScope(principal)}`.execute(db);
  const row = result.rows[0] ?? {};
  const counts = Object.fromEntries(matterQueues.map((q) => [q, row[q] ?? 0])) as Record<MatterQueue, number>;
  const lit = Object.fromEntries(lights.map((l) => [l, row[`light-${l}`] ?? 0])) as Record<Light, number>;
  return { counts, lights: lit };
}

/** Summaries of rows, with the light and the due moment of this person's side. */
export function summarise(
  ctx: ClockContext,
  principal: Principal,
  rows: readonly ListRow[],
): MatterSummary[] {
  const lens = lensOf(principal);
  return rows.map((row) => {
    const own = row.clocks.filter((c) => seenBy(lens, principal, c));
    const lit = own.filter((c) => lens !== 'firm' || firmLitClocks.includes(c.kind));
    const running = own
      .filter((c) => c.state === 'running' && (lens !== 'firm' || firmDueClocks.includes(c.kind)))
      .map((c) => ({ ...c, due_at: new Date(c.due_at) }))
      .sort((a, b) => a.due_at.getTime() - b.due_at.getTime())[0];
    return {
      id: row.id,
      number: row.number,
      title: row.title ?? '（内容已依法删除）',
      type: { code: row.type_code, name: row.type_name, groupName: row.group_name },
      subjectKind: row.subject_kind,
      enterprise: { id: row.enterprise_id, name: row.enterprise_name },
      project: row.project_id && row.project_name ? { id: row.project_id, name: row.project_name } : null,
      station: { id: row.station_id, name: row.station_name },
      butler: { id: row.butler_id, ...row.butler },
      status: row.status,
      urgency: row.urgency,
      serviceMode: row.service_mode,
      raisedBy: row.raised_as,
      round: row.round,
      light: worstLight(lit.map(clockLight)),
      due: running
        ? {
            kind: running.kind,
            at: running.due_at.toISOString(),
            provisional: running.provisional,
            left: timeLeftOf(ctx, running.due_at),
          }
        : null,
      leadOffice: row.lead_office,
      openAssignments: row.open_assignments,
      escalatedTo: lens === 'firm' ? null : row.escalated_to,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      lastRating: row.last_rating,
      urgings: row.urgings,
    };
  });
}

function seenBy(
  lens: Lens,
  principal: Principal,
  clock: { kind: ClockKind; office_id: string | null },
): boolean {
  if (lens === 'firm') return clock.office_id === null && clock.kind !== 'escalation';
  if (lens === 'office') {
    return (
      clock.kind === 'assignment' && clock.office_id !== null && principal.officeIds.includes(clock.office_id)
    );
  }
  return clock.kind !== 'rating' && clock.kind !== 'return';
}

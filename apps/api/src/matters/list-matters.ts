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
import { sql } from 'kysely';
import { decodeCursor, encodeCursor, isUuid } from '../platform/cursors.ts';
import type { Tx } from '../platform/database.ts';
import { type ClockContext, clockLight, worstLight } from './clocks.ts';
import { clocksOf, type ListRow, matterRows } from './list-store.ts';
import {
  dueOf,
  firmDueClocks,
  firmLitClocks,
  type Lens,
  lensOf,
  lightCondition,
  matterScope,
  queueCondition,
} from './matter-scope.ts';
import { timeLeftOf } from './time-left.ts';

const exactUpTo = 10_000;

/** A page of the matters that this person may know of. */
export async function listMatters(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  query: MatterQuery,
): Promise<MatterPage> {
  const lens = lensOf(principal);
  const conditions = [
    matterScope(principal),
    queueCondition(query.queue, principal),
    ...filters(query, principal),
  ];
  const where = sql<boolean>`${sql.join(conditions, sql` and `)}`;
  const order = {
    due: { key: sql`coalesce(${dueOf(lens, principal)}, 'infinity'::timestamptz)`, down: false },
    newest: { key: sql`m.created_at`, down: true },
    updated: { key: sql`m.updated_at`, down: true },
  }[query.sort];
  const cursor = query.cursor === undefined ? null : placeOf(query.cursor, query.sort);
  const rows = await matterRows(tx, { where, order, cursor, limit: query.limit + 1 });
  const counted = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 from matter m join enterprise e on e.id = m.enterprise_id left join project p on p.id = m.project_id
      where ${where} limit ${exactUpTo + 1}) as found`.execute(tx);
  const total = counted.rows[0]?.n ?? 0;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await summarise(tx, ctx, principal, page),
    total: Math.min(total, exactUpTo),
    totalIsExact: total <= exactUpTo,
    nextCursor:
      rows.length > query.limit && last ? encodeCursor([query.sort, last.order_key, last.id]) : null,
  };
}

const orderKey = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?)$/;

/** Where a list goes on: a cursor belongs to the sort that it was given for. */
function placeOf(cursor: string, sort: string): { value: string; id: string } {
  const [, value, id] = decodeCursor(
    cursor,
    ([of, key, last, ...rest]) =>
      of === sort && typeof key === 'string' && orderKey.test(key) && isUuid(last) && rest.length === 0,
  );
  return { value: String(value), id: String(id) };
}

function filters(query: MatterQuery, principal: Principal) {
  const found = [];
  if (query.status) found.push(sql<boolean>`m.status = ${query.status}`);
  if (query.light) found.push(lightCondition(query.light, principal));
  if (query.typeCode) found.push(sql<boolean>`m.type_code = ${query.typeCode}`);
  if (query.groupCode) {
    found.push(
      sql<boolean>`m.type_code in (select code from matter_type where group_code = ${query.groupCode})`,
    );
  }
  if (query.stationId) found.push(sql<boolean>`m.station_id = ${query.stationId}`);
  if (query.butlerId) found.push(sql<boolean>`m.butler_id = ${query.butlerId}`);
  if (query.enterpriseId) found.push(sql<boolean>`m.enterprise_id = ${query.enterpriseId}`);
  if (query.projectId) found.push(sql<boolean>`m.project_id = ${query.projectId}`);
  if (query.officeId) {
    found.push(sql<boolean>`exists (select 1 from assignment a where a.matter_id = m.id
      and a.office_id = ${query.officeId} and a.status not in ('returned', 'recalled'))`);
  }
  if (query.q) found.push(searchCondition(query.q));
  return found;
}

/** Words in the middle are found too: one- and two-character terms first, then the exact recheck. */
function searchCondition(q: string) {
  const folded = q.toLowerCase().replace(/\s+/g, '');
  return sql<boolean>`(
    m.number = upper(${q})
    or m.title_text_id in (select t.id from personal_text t where t.kind = 'title'
      and search_terms(t.body) @> search_terms(${folded})
      and position(${folded} in lower(regexp_replace(t.body, '\\s+', '', 'g'))) > 0)
    or (e.search @> search_terms(${folded}) and position(${folded} in lower(e.name)) > 0)
    or (p.search @> search_terms(${folded}) and position(${folded} in lower(p.name)) > 0))`;
}

/** How many are in each of this person's queues, and how the open ones are lit. */
export async function countQueues(tx: Tx, principal: Principal): Promise<QueueCounts> {
  const columns = matterQueues.map(
    (queue) => sql`count(*) filter (where ${queueCondition(queue, principal)})::int as ${sql.ref(queue)}`,
  );
  const lightColumns = lights.map(
    (light) =>
      sql`count(*) filter (where ${lightCondition(light, principal)} and ${queueCondition('open', principal)})::int as ${sql.ref(`light-${light}`)}`,
  );
  const result = await sql<Record<string, number>>`select ${sql.join([...columns, ...lightColumns])}
    from matter m where ${matterScope(principal)}`.execute(tx);
  const row = result.rows[0] ?? {};
  const counts = Object.fromEntries(matterQueues.map((q) => [q, row[q] ?? 0])) as Record<MatterQueue, number>;
  const lit = Object.fromEntries(lights.map((l) => [l, row[`light-${l}`] ?? 0])) as Record<Light, number>;
  return { counts, lights: lit };
}

/** Summaries of rows, with the light and the due moment of this person's side. */
export async function summarise(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  rows: readonly ListRow[],
): Promise<MatterSummary[]> {
  const clocks = await clocksOf(
    tx,
    rows.map((r) => r.id),
  );
  const lens = lensOf(principal);
  return rows.map((row) => {
    const own = (clocks.get(row.id) ?? []).filter((c) => seenBy(lens, principal, c));
    const lit = own.filter((c) => lens !== 'firm' || firmLitClocks.includes(c.kind));
    const running = own
      .filter((c) => c.state === 'running' && (lens !== 'firm' || firmDueClocks.includes(c.kind)))
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
      butler: { id: row.butler_id, name: row.butler_name, phone: row.butler_phone },
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
      leadOffice:
        row.lead_office_id && row.lead_office_name
          ? { id: row.lead_office_id, name: row.lead_office_name }
          : null,
      openAssignments: row.open_assignments,
      escalatedTo: lens === 'firm' ? null : row.escalated_to,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      lastRating: row.last_rating,
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

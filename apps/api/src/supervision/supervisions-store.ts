import type { Principal } from '@guanjia/core/identity';
import { openStates, paperNumber, type SupervisionQuery } from '@guanjia/core/supervision';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { countRows } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { afterPlace, type Order, placeOf } from '../platform/query-cursors.ts';
import type { SupervisionTable } from '../platform/schema-supervision.ts';
import { onMe, supervisionScope, supervisionSource } from './scope.ts';

export type SupervisionRow = Selectable<SupervisionTable>;
export interface ListedRow extends SupervisionRow {
  issuer_name: string;
  covered_name: string | null;
  office_name: string | null;
  office_phone: string | null;
  order_key: string;
}

export const numberOf = (row: Pick<SupervisionRow, 'number_year' | 'number_in_year'>): string | null =>
  row.number_year !== null && row.number_in_year !== null
    ? paperNumber(row.number_year, row.number_in_year)
    : null;

const isOpen = sql<boolean>`s.state = any(${sql.val([...openStates])}::text[])`;

function wantedBy(principal: Principal, query: SupervisionQuery): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [supervisionScope(principal)];
  if (query.whose === 'on-me') parts.push(onMe(principal));
  if (query.whose === 'mine') {
    const mine = [principal.accountId, ...principal.covering.map((away) => away.accountId)];
    parts.push(sql<boolean>`s.issued_by = any(${sql.val(mine)}::uuid[])`);
  }
  if (query.state === 'open') parts.push(isOpen);
  if (query.state === 'ended') parts.push(sql<boolean>`s.state in ('lifted', 'lapsed')`);
  if (query.kind) parts.push(sql<boolean>`s.kind = ${query.kind}`);
  if (query.officeId) parts.push(sql<boolean>`s.office_id = ${query.officeId}`);
  if (query.matterId) parts.push(sql<boolean>`s.matter_id = ${query.matterId}`);
  if (query.projectId) parts.push(sql<boolean>`s.project_id = ${query.projectId}`);
  if (query.stationId) parts.push(sql<boolean>`coalesce(m.station_id, p.station_id) = ${query.stationId}`);
  return sql.join(parts, sql` and `);
}

/** Newest first. */
export async function listSupervisions(
  db: Db | Tx,
  principal: Principal,
  query: SupervisionQuery,
): Promise<{ rows: ListedRow[]; total: number }> {
  const order: Order = { key: sql`s.issued_at`, type: 'timestamptz', direction: 'desc' };
  const after = placeOf(query, order.type);
  const wanted = wantedBy(principal, query);
  const { rows } = await sql<ListedRow>`
    select s.*, ${order.key}::text as order_key, a.display_name as issuer_name, ca.display_name as covered_name,
      o.short_name as office_name, o.phone as office_phone
    from ${supervisionSource}
    join account a on a.id = s.issued_by left join account ca on ca.id = s.covered_for
    left join office o on o.id = s.office_id
    where ${wanted} ${after ? sql`and ${afterPlace(order, after, 's.id')}` : sql``}
    order by s.issued_at desc, s.id desc limit ${query.limit + 1}`.execute(db);
  const total = await countRows(db, sql`(select 1 from ${supervisionSource} where ${wanted})`);
  return { rows, total };
}

/** One that the person may know of. */
export async function findReadable(
  db: Db | Tx,
  principal: Principal,
  id: string,
): Promise<ListedRow | undefined> {
  const { rows } = await sql<ListedRow>`
    select s.*, '' as order_key, a.display_name as issuer_name, ca.display_name as covered_name,
      o.short_name as office_name, o.phone as office_phone
    from ${supervisionSource}
    join account a on a.id = s.issued_by left join account ca on ca.id = s.covered_for
    left join office o on o.id = s.office_id
    where s.id = ${id} and ${supervisionScope(principal)}`.execute(db);
  return rows[0];
}

/** Of these, those that the person may know of now. */
export async function supervisionsVisibleAmong(
  db: Db,
  principal: Principal,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.id from ${supervisionSource} where s.id = any(${sql.val([...ids])}::uuid[])
      and ${supervisionScope(principal)}`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** What was done so far about pieces of work, oldest first. */
export async function findHistory(db: Db | Tx, subjectIds: readonly string[]) {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<
    Pick<
      SupervisionRow,
      | 'id'
      | 'kind'
      | 'number_year'
      | 'number_in_year'
      | 'state'
      | 'issued_by'
      | 'issued_at'
      | 'issued_on'
      | 'unanswered_at'
    > & { subject_id: string; issuer_name: string }
  >`select s.id, s.kind, s.number_year, s.number_in_year, s.state, s.issued_by, s.issued_at, s.issued_on,
      s.unanswered_at, s.subject_id, a.display_name as issuer_name
    from supervision s join account a on a.id = s.issued_by
    where s.subject_id = any(${sql.val([...new Set(subjectIds)])}::uuid[])
    order by s.issued_at, s.id`.execute(db);
  return rows;
}

/** The next number of a kind in a year; whoever comes second waits, and a call that fails gives it back. */
export async function takeNumber(
  tx: Tx,
  kind: Exclude<SupervisionRow['kind'], 'urge'>,
  year: number,
): Promise<number> {
  const row = await tx
    .insertInto('supervision_number')
    .values({ kind, year, last: 1 })
    .onConflict((c) =>
      c.columns(['kind', 'year']).doUpdateSet((eb) => ({ last: eb('supervision_number.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function findReplies(db: Db | Tx, supervisionId: string) {
  return await db
    .selectFrom('supervision_reply as r')
    .innerJoin('account as a', 'a.id', 'r.replied_by')
    .leftJoin('account as j', 'j.id', 'r.judged_by')
    .leftJoin('personal_text as t', 't.id', 'r.text_id')
    .leftJoin('personal_text as jt', 'jt.id', 'r.judged_text_id')
    .where('r.supervision_id', '=', supervisionId)
    .select([
      'r.id',
      'r.kind',
      'r.promised_on',
      'r.in_time',
      'r.replied_at',
      'r.judged',
      'r.judged_at',
      'a.display_name as by_name',
      'j.display_name as judge_name',
      't.body as text',
      'jt.body as judged_text',
    ])
    .orderBy('r.replied_at')
    .orderBy('r.id')
    .execute();
}

export async function findFiles(db: Db | Tx, supervisionId: string) {
  return await db
    .selectFrom('supervision_file as f')
    .innerJoin('attachment as a', 'a.id', 'f.attachment_id')
    .innerJoin('account as by', 'by.id', 'a.uploaded_by')
    .where('f.supervision_id', '=', supervisionId)
    .select([
      'f.reply_id',
      'a.id',
      'a.name',
      'a.media_type',
      'a.bytes',
      'a.created_at',
      'a.latitude',
      'a.longitude',
      'by.display_name',
    ])
    .orderBy('f.position')
    .execute();
}

export async function insertFiles(
  tx: Tx,
  files: readonly string[],
  of: { supervision_id: string; reply_id: string | null },
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('supervision_file')
    .values(files.map((id, position) => ({ attachment_id: id, position, ...of })))
    .execute();
}

/** Whether a file belongs to a supervision that the person may know of; undefined: it belongs to none. */
export async function mayReadSupervisionFile(
  db: Db | Tx,
  principal: Principal,
  attachmentId: string,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ may: boolean }>`
    select ${supervisionScope(principal)} as may from ${supervisionSource}
    join supervision_file f on f.supervision_id = s.id where f.attachment_id = ${attachmentId}`.execute(db);
  return rows[0] && rows[0].may === true;
}

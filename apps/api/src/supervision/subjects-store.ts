import type { WorkingCalendar } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import type { SubjectLight, SubjectReference, SupervisedKind } from '@guanjia/core/supervision';
import { type RawBuilder, sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';

/** Work that somebody may be supervised about, as it stands at a moment. */
export interface SubjectRow {
  kind: SupervisedKind;
  subject_id: string;
  assignment_id: string | null;
  matter_id: string | null;
  matter_number: string | null;
  project_id: string | null;
  project_name: string | null;
  node_id: string | null;
  node_code: string | null;
  node_name: string | null;
  enterprise_id: string;
  enterprise_name: string;
  station_id: string;
  station_name: string;
  office_id: string | null;
  office_name: string | null;
  office_phone: string | null;
  butler_id: string | null;
  butler_name: string | null;
  butler_phone: string | null;
  light: SubjectLight;
  started_at: Date | null;
  due_at: Date | null;
  limit_days: number | null;
  open: boolean;
}

export interface At {
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

/** Clocks of a matter that run for its butler, and not for the firm or an office. */
const butlerClocks = ['accept', 'promise', 'verify', 'rectify', 'revisit'];

const lightOf = (
  now: Date,
) => sql`case when c.state <> 'running' then 'none' when ${now} > c.due_at then 'red'
  when c.yellow_at is not null and ${now} >= c.yellow_at then 'yellow' else 'green' end`;
const matterTail = sql`
  join enterprise e on e.id = m.enterprise_id
  join office so on so.id = m.station_id
  left join project p on p.id = m.project_id
  left join butler b on b.id = m.butler_id left join account ba on ba.id = b.account_id`;
const notOver = sql`m.status not in ('answered', 'closed', 'declined', 'withdrawn', 'merged')`;

/** Of an assignment a, of the matter m. */
const assignments = (now: Date, where: RawBuilder<unknown>) => sql`
  select 'assignment' as kind, a.id as subject_id, a.id as assignment_id, m.id as matter_id, m.number as matter_number,
    p.id as project_id, p.name as project_name, null::uuid as node_id, null::text as node_code, null::text as node_name,
    e.id as enterprise_id, e.name as enterprise_name, so.id as station_id, so.short_name as station_name,
    o.id as office_id, o.short_name as office_name, o.phone as office_phone,
    b.id as butler_id, ba.display_name as butler_name, b.phone as butler_phone,
    coalesce(${lightOf(now)}, 'none') as light, c.started_at, c.due_at, a.limit_days,
    a.status in ('assigned', 'signed') and ${notOver} as open
  from assignment a join matter m on m.id = a.matter_id join office o on o.id = a.office_id ${matterTail}
  left join lateral (select * from clock c where c.assignment_id = a.id and c.kind = 'assignment'
    order by c.started_at desc, c.id desc limit 1) c on true
  where ${where}`;

const matters = (now: Date, where: RawBuilder<unknown>) => sql`
  select 'matter', m.id, null::uuid, m.id, m.number, p.id, p.name, null::uuid, null::text, null::text,
    e.id, e.name, so.id, so.short_name, null::uuid, null::text, null::text, b.id, ba.display_name, b.phone,
    coalesce(${lightOf(now)}, 'none'), c.started_at, c.due_at, c.limit_days, ${notOver}
  from matter m ${matterTail}
  left join lateral (select * from clock c where c.matter_id = m.id and c.kind = any(${sql.val(butlerClocks)}::text[])
    and c.state in ('running', 'paused') order by c.state desc, c.due_at, c.id limit 1) c on true
  where ${where}`;

/** The first office of a node is the responsible one. Its day ends at midnight of the zone. */
const nodes = (offset: number, where: RawBuilder<unknown>) => sql`
  select 'node' as kind, n.id as subject_id, null::uuid as assignment_id, null::uuid as matter_id,
    null::text as matter_number, p.id as project_id, p.name as project_name, n.id as node_id, n.code as node_code,
    n.name as node_name, e.id as enterprise_id, e.name as enterprise_name, so.id as station_id,
    so.short_name as station_name, o.id as office_id, o.short_name as office_name, o.phone as office_phone,
    b.id as butler_id, ba.display_name as butler_name, b.phone as butler_phone, n.light,
    null::timestamptz as started_at, (n.baseline_end + 1)::timestamp at time zone 'UTC' - make_interval(mins => ${offset}, secs => 1) as due_at,
    n.days as limit_days, n.actual_end is null and n.dropped_at is null and p.active as open
  from plan_node n join project p on p.id = n.project_id join enterprise e on e.id = p.enterprise_id
  join office so on so.id = p.station_id
  left join lateral (select no.office_id from plan_node_office no where no.node_id = n.id
    order by no.position limit 1) no on true
  left join office o on o.id = no.office_id
  left join stewardship st on st.project_id = p.id and st.ended_at is null
  left join butler b on b.id = st.butler_id left join account ba on ba.id = b.account_id
  where ${where}`;

const union = (parts: readonly RawBuilder<unknown>[]) => sql`(${sql.join([...parts], sql` union all `)})`;
const uuids = (ids: readonly string[]) => sql`${sql.val([...ids])}::uuid[]`;

/** Work by its ids, by kind. */
export async function findSubjects(
  db: Db | Tx,
  { now, calendar }: At,
  ids: Partial<Record<SupervisedKind, readonly string[]>>,
): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`select * from ${union([
    assignments(now, sql`a.id = any(${uuids(ids.assignment ?? [])})`),
    matters(now, sql`m.id = any(${uuids(ids.matter ?? [])})`),
    nodes(calendar.utcOffsetMinutes, sql`n.id = any(${uuids(ids.node ?? [])})`),
  ])} w`.execute(db);
  return rows;
}

export async function findSubject(
  db: Db | Tx,
  at: At,
  reference: SubjectReference,
): Promise<SubjectRow | undefined> {
  switch (reference.kind) {
    case 'assignment':
      return (await findSubjects(db, at, { assignment: [reference.assignmentId] }))[0];
    case 'matter':
      return (await findSubjects(db, at, { matter: [reference.matterId] }))[0];
    case 'node': {
      const node = await db
        .selectFrom('plan_node')
        .select('id')
        .where('project_id', '=', reference.projectId)
        .where('code', '=', reference.code)
        .executeTakeFirst();
      return node && (await findSubjects(db, at, { node: [node.id] }))[0];
    }
  }
}

/** All that may be supervised of a matter or of a project's plan. */
export const subjectsOf = (
  { now, calendar }: At,
  of: { matterId: string } | { projectId: string },
): RawBuilder<unknown> =>
  'matterId' in of
    ? union([
        assignments(now, sql`a.matter_id = ${of.matterId} and a.status in ('assigned', 'signed')`),
        matters(now, sql`m.id = ${of.matterId}`),
      ])
    : nodes(
        calendar.utcOffsetMinutes,
        sql`n.project_id = ${of.projectId} and n.dropped_at is null and n.actual_end is null`,
      );

/** All work of the zone whose light is yellow or red; what it is narrowed by comes on top. */
export const litSubjects = ({ now, calendar }: At): RawBuilder<unknown> =>
  union([
    assignments(
      now,
      sql`a.status in ('assigned', 'signed') and ${notOver} and exists (select 1 from clock k
        where k.assignment_id = a.id and k.state = 'running' and (k.yellow_at <= ${now} or k.due_at < ${now}))`,
    ),
    matters(
      now,
      sql`${notOver} and exists (select 1 from clock k where k.matter_id = m.id and k.state = 'running'
        and k.kind = any(${sql.val(butlerClocks)}::text[]) and (k.yellow_at <= ${now} or k.due_at < ${now}))`,
    ),
    nodes(
      calendar.utcOffsetMinutes,
      sql`n.light in ('yellow', 'red') and n.dropped_at is null and n.actual_end is null and p.active`,
    ),
  ]);

/** Titles of matters that the person may know of. */
export async function findTitles(
  db: Db | Tx,
  principal: Principal,
  matterIds: readonly string[],
): Promise<Map<string, string>> {
  if (matterIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string | null }>`
    select m.id, t.body as title from matter m left join personal_text t on t.id = m.title_text_id
    where m.id = any(${uuids([...new Set(matterIds)])}) and ${matterScope(principal)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.title ?? '（内容已依法删除）']));
}

/** Queues all who supervise or act on the same work, and answers whether it is there. */
export async function lockSubject(tx: Tx, row: SubjectRow): Promise<void> {
  if (row.matter_id !== null) {
    await tx.selectFrom('matter').select('id').where('id', '=', row.matter_id).forUpdate().execute();
  } else if (row.project_id !== null) {
    await tx
      .selectFrom('plan')
      .select('project_id')
      .where('project_id', '=', row.project_id)
      .forUpdate()
      .execute();
  }
}

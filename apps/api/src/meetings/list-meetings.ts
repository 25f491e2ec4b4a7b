import { holdsRole, type Principal } from '@guanjia/core/identity';
import {
  accountsOf,
  kindsFor,
  type MeetingPage,
  type MeetingQuery,
  type MeetingRelation,
  type MeetingSummary,
} from '@guanjia/core/meetings';
import { scopeOf } from '@guanjia/core/permissions';
import { type RawBuilder, sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import { withinScope } from '../organisation/index.ts';
import { countRows } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { afterPlace, pageOfRows, placeOf } from '../platform/query-cursors.ts';
import { convenerRolesOf } from './convene-meeting.ts';
import { askedTo, meetingScope, seatsOf } from './meeting-scope.ts';

interface SummaryRow {
  id: string;
  kind: MeetingSummary['kind'];
  status: MeetingSummary['status'];
  title: string;
  starts_at: Date;
  ends_at: Date;
  place: string;
  series_id: string | null;
  series_title: string | null;
  convener_id: string;
  convener_name: string;
  recorder_id: string;
  station_id: string | null;
  my_answer: MeetingSummary['myAnswer'];
  asked: boolean;
  agenda_items: number;
  resolutions: number;
  open_resolutions: number;
  order_key: string;
}

const uuids = (ids: readonly string[]) => sql`${sql.val([...ids])}::uuid[]`;

function summaries(principal: Principal, where: RawBuilder<boolean>): RawBuilder<unknown> {
  const mine = sql`(mp.account_id = any(${uuids(accountsOf(principal))}) or mp.office_id = any(${uuids(seatsOf(principal))}))`;
  return sql`
    select mt.id, mt.kind, mt.status, mt.title, mt.starts_at, mt.ends_at, mt.place, mt.series_id, ms.title as series_title,
      mt.convener_id, ca.display_name as convener_name, mt.recorder_id, mt.station_id, ${askedTo(principal)} as asked,
      (select mp.answer from meeting_participant mp where mp.meeting_id = mt.id and ${mine} order by mp.position limit 1) as my_answer,
      (select count(*)::int from meeting_agenda_item ai where ai.meeting_id = mt.id) as agenda_items,
      (select count(*)::int from meeting_resolution r where r.meeting_id = mt.id and r.status <> 'noted') as resolutions,
      (select count(*)::int from meeting_resolution r left join assignment a on a.id = r.assignment_id
        where r.meeting_id = mt.id and r.status in ('open', 'reported') and (a.id is null or a.status <> 'accepted')) as open_resolutions,
      mt.starts_at::text as order_key
    from meeting mt join account ca on ca.id = mt.convener_id left join meeting_series ms on ms.id = mt.series_id
    where ${meetingScope(principal)} and ${where}`;
}

/** What the reader is to each, as far as a list shows it. */
function present(principal: Principal, row: SummaryRow): MeetingSummary {
  const accounts = accountsOf(principal);
  const relations: MeetingRelation[] = [
    ...(accounts.includes(row.convener_id) ? (['convener'] as const) : []),
    ...(accounts.includes(row.recorder_id) ? (['recorder'] as const) : []),
    ...(holdsRole(principal, 'coordinator') ||
    (row.station_id !== null && principal.stationIds.includes(row.station_id))
      ? (['overseer'] as const)
      : []),
    ...(row.asked ? (['participant'] as const) : []),
  ];
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    title: row.title,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    place: row.place,
    series: row.series_id && row.series_title ? { id: row.series_id, name: row.series_title } : null,
    convener: { id: row.convener_id, name: row.convener_name },
    relations: relations.length > 0 ? relations : ['concerned'],
    myAnswer: row.my_answer,
    agendaItems: row.agenda_items,
    resolutions: row.resolutions,
    openResolutions: row.open_resolutions,
  };
}

export async function summariesOf(
  db: Db | Tx,
  principal: Principal,
  where: RawBuilder<boolean>,
): Promise<MeetingSummary[]> {
  const { rows } =
    await sql<SummaryRow>`${summaries(principal, where)} order by mt.starts_at, mt.id limit 200`.execute(db);
  return rows.map((row) => present(principal, row));
}

/** Meetings that the person may know of, by time. */
export async function listMeetings(db: Db, principal: Principal, query: MeetingQuery): Promise<MeetingPage> {
  const { matterId, projectId, seriesId } = query;
  const where = [
    sql<boolean>`true`,
    ...(query.from ? [sql<boolean>`mt.ends_at > ${new Date(query.from)}`] : []),
    ...(query.until ? [sql<boolean>`mt.starts_at < ${new Date(query.until)}`] : []),
    ...(query.kind ? [sql<boolean>`mt.kind = ${query.kind}`] : []),
    ...(query.status ? [sql<boolean>`mt.status = ${query.status}`] : []),
    ...(seriesId ? [sql<boolean>`mt.series_id = ${seriesId}`] : []),
    ...(query.mine === 'true'
      ? [
          sql<boolean>`(mt.convener_id = any(${uuids(accountsOf(principal))})
            or mt.recorder_id = any(${uuids(accountsOf(principal))}) or ${askedTo(principal)})`,
        ]
      : []),
    // Whoever may not read the matter or the project learns nothing of what is about it.
    ...(matterId
      ? [
          sql<boolean>`exists (select 1 from meeting_agenda_item ai join matter m on m.id = ai.matter_id
            where ai.meeting_id = mt.id and m.id = ${matterId} and ${matterScope(principal)})`,
        ]
      : []),
    ...(projectId
      ? [
          sql<boolean>`exists (select 1 from meeting_agenda_item ai join project p on p.id = ai.project_id
            left join stewardship s on s.project_id = p.id and s.ended_at is null
            where ai.meeting_id = mt.id and p.id = ${projectId} and ${withinScope(
              scopeOf(principal, 'project.read'),
              {
                enterpriseId: 'p.enterprise_id',
                projectId: 'p.id',
                stationId: 'p.station_id',
                butlerId: 's.butler_id',
              },
            )})`,
        ]
      : []),
  ];
  const all = summaries(principal, sql<boolean>`${sql.join(where, sql` and `)}`);
  const order = { key: sql`starts_at`, type: 'timestamptz', direction: query.order } as const;
  const place = placeOf(query, order.type);
  const { rows } = await sql<SummaryRow>`select * from (${all}) as listed
    ${place ? sql`where ${afterPlace(order, place, 'id')}` : sql``}
    order by starts_at ${sql.raw(query.order)}, id ${sql.raw(query.order)} limit ${query.limit + 1}`.execute(
    db,
  );
  const total = await countRows(db, sql`(${all})`);
  return {
    ...pageOfRows(query, rows, total, (row) => present(principal, row)),
    mayConvene: kindsFor(convenerRolesOf(principal)),
  };
}

/** Joint meetings to come on whose agenda one may put what is one's own, though one is not asked to them. */
export async function openJointMeetings(
  db: Db | Tx,
  now: Date,
): Promise<{ id: string; title: string; starts_at: Date }[]> {
  return await db
    .selectFrom('meeting')
    .select(['id', 'title', 'starts_at'])
    .where('kind', '=', 'joint')
    .where('status', 'in', ['draft', 'convened'])
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .limit(10)
    .execute();
}

/** Of these meetings, those that the person may know of now. */
export async function meetingsVisibleAmong(
  db: Db,
  principal: Principal,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select mt.id from meeting mt where mt.id = any(${sql.val([...ids])}::uuid[]) and ${meetingScope(principal)}`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
}

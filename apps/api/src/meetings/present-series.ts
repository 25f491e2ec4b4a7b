import { localDate } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import type { SeriesList, SeriesView } from '@guanjia/core/meetings';
import { allowsInZone } from '@guanjia/core/permissions';
import { sql } from 'kysely';
import type { ClockContext } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { meetingScope } from './meeting-scope.ts';
import { listSeries, ruleOf, type SeriesRow, timeZoneOf, upcomingOf } from './series.ts';

const shownDays = 400;
const mostShown = 12;

/** Every series with where its next meetings come to lie. Who may not see a meeting sees its day only. */
export async function presentSeries(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
): Promise<SeriesList> {
  const rows = await listSeries(db);
  const mayEdit = allowsInZone(principal, 'meeting-series.edit');
  const [people, names, made, open, zone] = await Promise.all([
    db
      .selectFrom('meeting_series_participant as p')
      .leftJoin('office as o', 'o.id', 'p.office_id')
      .leftJoin('account as a', 'a.id', 'p.account_id')
      .select(['p.series_id', 'p.office_id', 'p.account_id', 'o.short_name', 'a.display_name'])
      .orderBy('p.position')
      .execute(),
    namesOf(db, rows),
    sql<{ id: string; series_id: string; occurrence_on: string }>`
      select mt.id, mt.series_id, mt.occurrence_on from meeting mt
      where mt.occurrence_on >= ${localDate(ctx.calendar, ctx.now)} and mt.series_id is not null and ${meetingScope(principal)}`.execute(
      db,
    ),
    sql<{ series_id: string; open: number }>`
      select mt.series_id, count(*)::int as open from meeting_resolution r join meeting mt on mt.id = r.meeting_id
        left join assignment a on a.id = r.assignment_id
      where mt.series_id is not null and r.status in ('open', 'reported') and (a.id is null or a.status <> 'accepted')
      group by mt.series_id`.execute(db),
    timeZoneOf(db),
  ]);
  const view = (row: SeriesRow): SeriesView => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    rrule: row.rrule,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    startsAtTime: row.starts_at_time,
    durationMinutes: row.duration_minutes,
    place: row.place,
    convener: { id: row.convener_id, name: names.get(row.convener_id) ?? '' },
    recorder: { id: row.recorder_id, name: names.get(row.recorder_id) ?? '' },
    active: row.active,
    version: row.version,
    participants: people
      .filter((one) => one.series_id === row.id)
      .map((one) => ({
        office: one.office_id ? { id: one.office_id, name: one.short_name ?? '' } : null,
        person: one.account_id ? { id: one.account_id, name: one.display_name ?? '' } : null,
      })),
    upcoming: row.active
      ? upcomingOf(ctx, ruleOf(row), zone, shownDays)
          .slice(0, mostShown)
          .map((one) => ({
            ...one,
            meetingId:
              made.rows.find((m) => m.series_id === row.id && m.occurrence_on === one.on)?.id ?? null,
          }))
      : [],
    openResolutions: open.rows.find((one) => one.series_id === row.id)?.open ?? 0,
    mayEdit,
  });
  return { items: rows.map(view), mayCreate: mayEdit };
}

async function namesOf(db: Db | Tx, rows: readonly SeriesRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => [row.convener_id, row.recorder_id]))];
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('account')
    .select(['id', 'display_name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(found.map((row) => [row.id, row.display_name]));
}

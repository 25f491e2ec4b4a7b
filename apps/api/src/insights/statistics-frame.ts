import { localDate, startOfDay } from '@guanjia/core/calendar';
import { holdsRole, type Principal } from '@guanjia/core/identity';
import type { Breakdown, StatisticsQuery } from '@guanjia/core/insights';
import { type RawBuilder, sql } from 'kysely';
import { loadCalendar } from '../calendars/index.ts';
import type { Db } from '../platform/database.ts';

const dayMs = 86_400_000;
const monthsShown = 12;
/** A group of the total stands under this key. */
export const total = '*';

export interface Period {
  from: string;
  to: string;
  startsAt: Date;
  endsAt: Date;
  offset: string;
}

export async function periodOf(db: Db, query: StatisticsQuery, now: Date): Promise<Period> {
  const calendar = await loadCalendar(db);
  const to = query.to ?? localDate(calendar, now);
  const year = Number(to.slice(0, 4));
  const month = Number(to.slice(5, 7));
  const from = query.from ?? new Date(Date.UTC(year, month - monthsShown, 1)).toISOString().slice(0, 10);
  return {
    from,
    to,
    startsAt: startOfDay(calendar, from),
    endsAt: new Date(startOfDay(calendar, to).getTime() + dayMs),
    offset: `${calendar.utcOffsetMinutes} minutes`,
  };
}

/**
 * Key and name of the group of a matter (m) that was closed at a moment; a matter with several departments counts in
 * each that had its answer taken by then.
 */
export function groupOf(
  by: Breakdown,
  { offset }: Period,
  principal: Principal,
  closedAt: RawBuilder<unknown> = sql`m.closed_at`,
): { key: RawBuilder<unknown>; joins: RawBuilder<unknown> } {
  switch (by) {
    case 'type':
      return {
        key: sql`t.code as key, t.name as name`,
        joins: sql`join matter_type t on t.code = m.type_code`,
      };
    case 'station':
      return {
        key: sql`o.id::text as key, o.short_name as name`,
        joins: sql`join office o on o.id = m.station_id`,
      };
    case 'butler':
      return {
        key: sql`b.id::text as key, a.display_name as name`,
        joins: sql`join butler b on b.id = m.butler_id join account a on a.id = b.account_id`,
      };
    case 'department': {
      // A department compares itself with itself; who steers sees all of them.
      const own = isOffice(principal);
      const departments = own
        ? sql`office_id = any(${sql.val([...principal.officeIds])}::uuid[])`
        : sql`true`;
      return {
        key: sql`o.id::text as key, o.short_name as name`,
        joins: sql`join lateral (select distinct matter_id, office_id from assignment where status = 'accepted' and ${departments}
            and assigned_at <= ${closedAt} and matter_id = m.id) d on true
          join office o on o.id = d.office_id`,
      };
    }
    case 'month':
      return {
        key: sql`to_char(${closedAt} at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as key,
          to_char(${closedAt} at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as name`,
        joins: sql``,
      };
  }
}

const isOffice = (p: Principal): boolean =>
  p.officeIds.length > 0 &&
  p.butlerIds.length === 0 &&
  p.stationIds.length === 0 &&
  !holdsRole(p, 'coordinator', 'leader');

export const framed = (by: Breakdown, { from, to }: Period) => ({ by, from, to });

/** The total apart; months as they come, all else by how much there is. */
export function split<Row extends { key: string; name: string }>(
  rows: readonly Row[],
  by: Breakdown,
  size: (row: Row) => number,
): { total: Row; rows: Row[] } {
  const sum = rows.find((row) => row.key === total);
  if (!sum) throw new Error('statistics without a total');
  const others = rows.filter((row) => row.key !== total);
  others.sort((a, b) =>
    by === 'month' ? (a.key < b.key ? -1 : 1) : size(b) - size(a) || (a.key < b.key ? -1 : 1),
  );
  return { total: sum, rows: others };
}

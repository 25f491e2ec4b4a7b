import { WorkingCalendar } from '@guanjia/core/calendar';
import { sql } from 'kysely';
import { raiseAlarm } from '../platform/alarms.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { PublishedDay } from './published-holidays.ts';

/** What is told of a version beside the calendar itself. */
export interface CalendarRecord {
  readonly calendar: WorkingCalendar;
  readonly source: string;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

/** The newest version number, or undefined in a zone without a calendar. */
export async function findNewestVersion(db: Db | Tx): Promise<number | undefined> {
  const row = await db
    .selectFrom('calendar_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? undefined;
}

export async function findCalendar(db: Db | Tx, version: number): Promise<CalendarRecord | undefined> {
  const row = await db
    .selectFrom('calendar_version')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return undefined;
  const days = await db
    .selectFrom('calendar_exception')
    .select(['on_date', 'kind', 'name'])
    .where('version', '=', version)
    .execute();
  const calendar = WorkingCalendar.parse({
    version,
    utcOffsetMinutes: row.utc_offset_minutes,
    hours: row.hours,
    exceptions: Object.fromEntries(days.map((day) => [day.on_date, day.kind])),
    names: Object.fromEntries(days.map((day) => [day.on_date, day.name])),
    publishedYears: row.published_years,
  });
  return {
    calendar,
    source: row.source,
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

/** Until the transaction ends nobody else makes a version. */
export async function lockVersions(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('calendar_version'))`.execute(tx);
}

export async function insertCalendar(tx: Tx, record: CalendarRecord): Promise<void> {
  const { calendar } = record;
  await tx
    .insertInto('calendar_version')
    .values({
      version: calendar.version,
      utc_offset_minutes: calendar.utcOffsetMinutes,
      hours: JSON.stringify(calendar.hours),
      published_years: calendar.publishedYears,
      source: record.source,
      note: record.note,
      created_at: record.createdAt,
      created_by: record.createdBy,
    })
    .execute();
  const days = daysOf(calendar);
  if (days.length === 0) return;
  await tx
    .insertInto('calendar_exception')
    .values(
      days.map((day) => ({ version: calendar.version, on_date: day.on, kind: day.kind, name: day.name })),
    )
    .execute();
}

function daysOf(calendar: WorkingCalendar): PublishedDay[] {
  return Object.entries(calendar.exceptions)
    .map(([on, kind]) => ({
      on,
      kind,
      name: calendar.names[on] ?? (kind === 'rest' ? '休息日' : '调休上班'),
    }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Raises an alarm for each of `years`, once, and clears those of years that are known by now. */
export async function setYearAlarms(tx: Tx, years: readonly number[], now: Date): Promise<void> {
  const keys = years.map((year) => `calendar-year:${year}`);
  let stale = tx
    .updateTable('alarm')
    .set({ cleared_at: now })
    .where('kind', '=', YEAR_ALARM)
    .where('cleared_at', 'is', null);
  if (keys.length > 0) stale = stale.where('key', 'not in', keys);
  await stale.execute();
  for (const [at, key] of keys.entries()) {
    await raiseAlarm(tx, { key, kind: YEAR_ALARM, at: now, details: { year: years[at] } });
  }
}

export async function findAccountName(db: Db | Tx, id: string): Promise<string | null> {
  const account = await db
    .selectFrom('account')
    .select('display_name')
    .where('id', '=', id)
    .executeTakeFirst();
  return account?.display_name ?? null;
}

/** All versions, newest first, with how many days each changed and how many matters it moved. */
export async function listVersions(db: Db) {
  return await db
    .selectFrom('calendar_version as v')
    .leftJoin('account as a', 'a.id', 'v.created_by')
    .leftJoin('calendar_recount as r', 'r.version', 'v.version')
    .orderBy('v.version', 'desc')
    .select([
      'v.version',
      'v.source',
      'v.note',
      'v.created_at as createdAt',
      'a.display_name as createdBy',
      'v.published_years as publishedYears',
      'r.moved',
      'r.finished_at as finishedAt',
      // A day on one side alone, or of another kind on each, is changed.
      sql<number>`(select count(distinct on_date) from (
        (select on_date, kind from calendar_exception where version = v.version
          except select on_date, kind from calendar_exception where version = v.version - 1)
        union all
        (select on_date, kind from calendar_exception where version = v.version - 1
          except select on_date, kind from calendar_exception where version = v.version)) as d)`.as(
        'changedDays',
      ),
    ])
    .execute();
}

/** Due moments that were counted by an earlier version are to be counted anew. */
export async function insertRecount(tx: Tx, version: number, now: Date): Promise<void> {
  await tx.insertInto('calendar_recount').values({ version, published_at: now }).execute();
}

/** Versions by which not every running clock has been looked at yet, oldest first. */
export async function findOpenRecounts(db: Db | Tx): Promise<{ version: number; publishedAt: Date }[]> {
  return await db
    .selectFrom('calendar_recount')
    .where('finished_at', 'is', null)
    .orderBy('version')
    .select(['version', 'published_at as publishedAt'])
    .execute();
}

/** Adds to what a version has moved so far; with `finishedAt` it needs no further look. */
export async function keepRecount(
  db: Db | Tx,
  version: number,
  moved: number,
  finishedAt: Date | null,
): Promise<void> {
  await db
    .updateTable('calendar_recount')
    .set({ moved: sql<number>`moved + ${moved}`, finished_at: finishedAt })
    .where('version', '=', version)
    .execute();
}

/** An alarm that holidays of a year are not published, so due days in it are provisional. */
const YEAR_ALARM = 'calendar-year-unpublished';

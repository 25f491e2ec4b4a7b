import { randomBytes } from 'node:crypto';
import { dayOfIso, isoOfDay, localDate, startOfDay } from '@guanjia/core/calendar';
import {
  type Occurrence,
  placeOccurrences,
  type SeriesChange,
  type SeriesContent,
} from '@guanjia/core/meetings';
import type { Selectable } from 'kysely';
import type { ClockContext } from '../matters/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import type { MeetingSeriesTable } from '../platform/schema-meetings.ts';
import { carryOver } from './agenda.ts';
import { type MeetingWork, streamOfMeeting } from './meeting-record.ts';
import { wake } from './meetings-store.ts';
import { requireParticipants, requireStaff } from './participants.ts';
import { daysOfRule, type Rule } from './recurrence.ts';
import { tell } from './tell.ts';

export type SeriesRow = Selectable<MeetingSeriesTable>;
const minuteMs = 60_000;

export async function timeZoneOf(db: Db | Tx): Promise<string> {
  const row = await db.selectFrom('zone').select('time_zone').executeTakeFirst();
  return row?.time_zone ?? 'Asia/Shanghai';
}

export const ruleOf = (row: SeriesRow): Rule => ({
  rrule: row.rrule,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
});

/** Where the occurrences of so many days to come lie, by the zone's calendar and its setting. */
export function upcomingOf(ctx: ClockContext, rule: Rule, timeZone: string, days: number): Occurrence[] {
  const today = localDate(ctx.calendar, ctx.now);
  const until = isoOfDay(dayOfIso(today) + days);
  const moves = ctx.settings.meetingMovesOffRestDays === 1;
  return placeOccurrences(ctx.calendar, daysOfRule(rule, timeZone, today, until), moves);
}

function requireRule(ctx: ClockContext, content: SeriesContent, timeZone: string): void {
  // A rule that names no day in two years is a slip.
  if (upcomingOf(ctx, content, timeZone, 730).length === 0) {
    throw faultyField('rrule', '按这个规则今后两年没有会议，请检查规则和起止日期', 'rule-violated');
  }
  if (content.durationMinutes > ctx.settings.meetingMaxMinutes) {
    throw faultyField(
      'durationMinutes',
      `一次会议最长 ${ctx.settings.meetingMaxMinutes} 分钟`,
      'rule-violated',
    );
  }
}

async function columnsOf(work: MeetingWork, content: SeriesContent) {
  const { tx, ctx, principal } = work;
  requireRule(ctx, content, await timeZoneOf(tx));
  await requireParticipants(work, content.participants);
  if (content.recorderId) await requireStaff(tx, 'recorderId', content.recorderId);
  return {
    title: content.title,
    kind: content.kind,
    rrule: content.rrule,
    starts_on: content.startsOn,
    ends_on: content.endsOn,
    starts_at_time: content.startsAtTime,
    duration_minutes: content.durationMinutes,
    place: content.place,
    recorder_id: content.recorderId ?? principal.accountId,
  };
}

/** 设立例会. Its first meetings are made at once. */
export async function createSeries(work: MeetingWork, content: SeriesContent): Promise<string> {
  const { tx, ctx, principal } = work;
  const id = newId(ctx.now.getTime());
  await tx
    .insertInto('meeting_series')
    .values({
      id,
      ...(await columnsOf(work, content)),
      convener_id: principal.accountId,
      created_by: principal.accountId,
      created_at: ctx.now,
    })
    .execute();
  await writePeople(tx, id, content);
  await noteSeries(work, id, 'create', content);
  await makeOccurrences(tx, ctx, id);
  return id;
}

/** Changes or ends a series. Drafts that the rule no longer names are cancelled; what was convened stays. */
export async function changeSeries(work: MeetingWork, id: string, request: SeriesChange): Promise<void> {
  const { tx, ctx } = work;
  const row = await lockSeries(tx, id);
  if (!row) throw new Problem('not-found');
  if (row.version !== request.version) throw new Problem('changed-meanwhile');
  const columns = await columnsOf(work, request.content);
  await tx
    .updateTable('meeting_series')
    .set({ ...columns, active: request.active, version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  await writePeople(tx, id, request.content);
  await noteSeries(work, id, request.active ? 'change' : 'end', request.content);
  const drafts = await tx
    .selectFrom('meeting')
    .select(['id', 'occurrence_on'])
    .where('series_id', '=', id)
    .where('status', '=', 'draft')
    .where('starts_at', '>', ctx.now)
    .execute();
  const named = request.active
    ? new Set(upcomingOf(ctx, request.content, await timeZoneOf(tx), 366).map((one) => one.on))
    : new Set<string>();
  for (const draft of drafts) {
    if (draft.occurrence_on && named.has(draft.occurrence_on)) continue;
    await tx
      .updateTable('meeting')
      .set({
        status: 'cancelled',
        cancel_reason: request.active ? '例会规则已调整' : '例会已停办',
        updated_at: ctx.now,
      })
      .where('id', '=', draft.id)
      .execute();
    await wake(tx, draft.id, 'cancel');
  }
  if (request.active) await makeOccurrences(tx, ctx, id);
}

async function noteSeries(
  { tx, ctx, principal }: MeetingWork,
  id: string,
  act: string,
  content: SeriesContent,
) {
  await appendJournal(tx, {
    stream: `meeting-series:${id}`,
    action: `meeting-series.${act}`,
    actor: actorFor(principal, 'meeting-series.edit'),
    at: ctx.now,
    data: { ...content },
  });
}

async function writePeople(tx: Tx, seriesId: string, { participants }: SeriesContent): Promise<void> {
  await tx.deleteFrom('meeting_series_participant').where('series_id', '=', seriesId).execute();
  if (participants.length === 0) return;
  await tx
    .insertInto('meeting_series_participant')
    .values(
      participants.map((one, position) => ({
        series_id: seriesId,
        position,
        office_id: one.officeId ?? null,
        account_id: one.accountId ?? null,
      })),
    )
    .execute();
}

const lockSeries = async (tx: Tx, id: string): Promise<SeriesRow | undefined> =>
  await tx.selectFrom('meeting_series').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/**
 * Makes the meetings of a series that lie near enough, as drafts that its convener fills and convenes. The series is
 * locked and a day of it is unique, so several servers make each once.
 */
export async function makeOccurrences(tx: Tx, ctx: ClockContext, seriesId: string): Promise<number> {
  const series = await lockSeries(tx, seriesId);
  if (!series?.active) return 0;
  const zone = await timeZoneOf(tx);
  const wanted = upcomingOf(ctx, ruleOf(series), zone, ctx.settings.meetingAheadDays);
  const made = await tx
    .selectFrom('meeting')
    .select('occurrence_on')
    .where('series_id', '=', seriesId)
    .where('occurrence_on', 'in', wanted.length > 0 ? wanted.map((one) => one.on) : ['1970-01-01'])
    .execute();
  const known = new Set(made.map((row) => row.occurrence_on));
  let count = 0;
  for (const one of wanted) {
    if (!known.has(one.on) && (await makeOccurrence(tx, ctx, series, one))) count += 1;
  }
  return count;
}

async function makeOccurrence(
  tx: Tx,
  ctx: ClockContext,
  series: SeriesRow,
  one: Occurrence,
): Promise<boolean> {
  const [hours = 0, minutes = 0] = series.starts_at_time.split(':').map(Number);
  const startsAt = new Date(
    startOfDay(ctx.calendar, one.heldOn).getTime() + (hours * 60 + minutes) * minuteMs,
  );
  if (startsAt <= ctx.now) return false;
  const id = newId(ctx.now.getTime());
  const meeting = await tx
    .insertInto('meeting')
    .values({
      id,
      kind: series.kind,
      status: 'draft',
      title: `${series.title}（${one.heldOn}）`,
      starts_at: startsAt,
      ends_at: new Date(startsAt.getTime() + series.duration_minutes * minuteMs),
      place: series.place,
      series_id: series.id,
      occurrence_on: one.on,
      station_id: null,
      convener_id: series.convener_id,
      convened_as: 'coordinator',
      recorder_id: series.recorder_id,
      sign_in_secret: randomBytes(32),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .onConflict((c) => c.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!meeting) return false;
  const people = await tx
    .selectFrom('meeting_series_participant')
    .selectAll()
    .where('series_id', '=', series.id)
    .orderBy('position')
    .execute();
  if (people.length > 0) {
    await tx
      .insertInto('meeting_participant')
      .values(
        people.map(({ position, office_id, account_id }) => ({
          id: newId(),
          meeting_id: id,
          position,
          office_id,
          account_id,
        })),
      )
      .execute();
  }
  await carryOver(tx, meeting);
  await appendJournal(tx, {
    stream: streamOfMeeting(id),
    action: 'meeting.create',
    actor: null,
    at: ctx.now,
    data: { seriesId: series.id, on: one.on, heldOn: one.heldOn },
  });
  await wake(tx, id, 'create');
  const details = {
    meetingId: id,
    title: meeting.title,
    kind: meeting.kind,
    startsAt: startsAt.toISOString(),
    place: meeting.place,
  };
  await tell(
    { tx, now: ctx.now, key: `meeting:${id}:drafted`, by: null, accounts: [series.convener_id], details },
    { kind: 'meeting', what: 'drafted' },
  );
  return true;
}

/** All series, those in use first. */
export async function listSeries(db: Db | Tx): Promise<SeriesRow[]> {
  return await db
    .selectFrom('meeting_series')
    .selectAll()
    .orderBy('active', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .limit(200)
    .execute();
}

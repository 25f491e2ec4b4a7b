import { createHash } from 'node:crypto';
import { addWorkingDays, yellowFrom } from '@guanjia/core/calendar';
import { type MinutesDraft, mayRecord, type ResolutionEntry } from '@guanjia/core/meetings';
import type { Selectable } from 'kysely';
import { assignFromMeeting, type ClockContext, noteMeeting } from '../matters/index.ts';
import { actorFor } from '../platform/authorise.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import type { MeetingResolutionTable } from '../platform/schema-meetings.ts';
import { carryOver } from './agenda.ts';
import { meetingFor, notNow } from './meeting-acts.ts';
import { type MeetingWork, note } from './meeting-record.ts';
import { lockMeeting, type MeetingRow, updateMeeting, wake } from './meetings-store.ts';
import { tellOwner } from './resolution-owners.ts';
import { tellAsked } from './tell.ts';

type Resolution = Selectable<MeetingResolutionTable>;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes the draft of the minutes with what was decided. Throws `changed-meanwhile` where another wrote since. */
export async function writeMinutes(work: MeetingWork, id: string, request: MinutesDraft): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting, relations } = await lockMeeting(tx, principal, id);
  if (!mayRecord(meeting.status, relations)) throw notNow(meeting, relations, ctx.now);
  const newest = await tx
    .selectFrom('meeting_minutes')
    .selectAll()
    .where('meeting_id', '=', id)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const draft = newest?.state === 'draft' ? newest : undefined;
  if ((draft?.revision ?? null) !== request.revision) throw new Problem('changed-meanwhile');
  const written = { body: request.body, written_by: principal.accountId, written_at: ctx.now };
  if (draft) {
    await tx
      .updateTable('meeting_minutes')
      .set({ ...written, revision: draft.revision + 1 })
      .where('meeting_id', '=', id)
      .where('number', '=', draft.number)
      .execute();
  } else {
    await tx
      .insertInto('meeting_minutes')
      .values({ meeting_id: id, number: (newest?.number ?? 0) + 1, state: 'draft', ...written })
      .execute();
  }
  await writeResolutions(work, meeting, request.resolutions);
  await note(work, id, 'write-minutes', {
    sha256: digestOf(request.body),
    resolutions: request.resolutions.length,
  });
}

/** Those that are in force already stay as they are; the others are put in place of what the draft had. */
async function writeResolutions(
  work: MeetingWork,
  meeting: MeetingRow,
  entries: readonly ResolutionEntry[],
): Promise<void> {
  const { tx } = work;
  const before = await tx
    .selectFrom('meeting_resolution')
    .selectAll()
    .where('meeting_id', '=', meeting.id)
    .orderBy('number')
    .execute();
  const inForce = before.filter((row) => row.status !== 'noted');
  const fresh = entries.filter((entry) => !inForce.some((row) => row.id === entry.id));
  await requireOwners(work, meeting, fresh);
  const noted = before.filter((row) => row.status === 'noted').map((row) => row.id);
  if (noted.length > 0) await tx.deleteFrom('meeting_resolution').where('id', 'in', noted).execute();
  if (fresh.length === 0) return;
  const last = Math.max(0, ...inForce.map((row) => row.number));
  await tx
    .insertInto('meeting_resolution')
    .values(
      fresh.map((entry, index) => ({
        id: newId(),
        meeting_id: meeting.id,
        number: last + index + 1,
        status: 'noted' as const,
        words: entry.words,
        office_id: entry.officeId ?? null,
        butler_id: entry.butlerId ?? null,
        limit_days: entry.limitDays,
        matter_id: entry.matterId ?? null,
      })),
    )
    .execute();
}

async function requireOwners(
  { tx }: MeetingWork,
  meeting: MeetingRow,
  entries: readonly ResolutionEntry[],
): Promise<void> {
  const matters = await tx
    .selectFrom('meeting_agenda_item as ai')
    .leftJoin('meeting_resolution as r', 'r.id', 'ai.resolution_id')
    .select((eb) => eb.fn.coalesce('ai.matter_id', 'r.matter_id').as('id'))
    .where('ai.meeting_id', '=', meeting.id)
    .execute();
  for (const [index, entry] of entries.entries()) {
    const at = `resolutions.${index}`;
    if (!(await isOwner({ tx }, entry))) {
      throw faultyField(`${at}.officeId`, '请选择一个在用的单位，或一位在岗的管家', 'rule-violated');
    }
    if (entry.matterId && !matters.some((row) => row.id === entry.matterId)) {
      throw faultyField(`${at}.matterId`, '只能关联这次会议议程里的事项', 'rule-violated');
    }
  }
}

export async function isOwner(
  { tx }: Pick<MeetingWork, 'tx'>,
  { officeId, butlerId }: { officeId?: string | undefined; butlerId?: string | undefined },
): Promise<boolean> {
  const found = officeId
    ? await tx
        .selectFrom('office')
        .select('id')
        .where('id', '=', officeId)
        .where('active', '=', true)
        .executeTakeFirst()
    : await tx
        .selectFrom('butler')
        .select('id')
        .where('id', '=', butlerId ?? '')
        .where('active', '=', true)
        .executeTakeFirst();
  return found !== undefined;
}

/** When a limit of working days from now runs out, and from when on it shows yellow. */
export function timesOf({ calendar, settings, now }: ClockContext, days: number, from: Date = now) {
  const { dueAt } = addWorkingDays(calendar, from, days);
  const yellow = yellowFrom(calendar, from, dueAt, {
    share: settings.yellowShare,
    minWorkingDays: settings.yellowMinDays,
    capShare: settings.yellowCapShare,
  });
  return { begun_at: from, due_at: dueAt, yellow_at: yellow, calendar_version: calendar.version };
}

/**
 * Publishes the minutes: each new resolution begins, as an assignment of its matter where whoever publishes may assign
 * there and else as a task of its own; open ones go on the next agenda of the series; participants are told.
 */
export async function publishMinutes(
  work: MeetingWork,
  id: string,
  revision: number | undefined,
): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting } = await meetingFor(work, id, 'publish');
  const draft = await tx
    .selectFrom('meeting_minutes')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  if (draft.revision !== revision) throw new Problem('changed-meanwhile');
  await tx
    .updateTable('meeting_minutes')
    .set({ state: 'superseded' })
    .where('meeting_id', '=', id)
    .where('state', '=', 'published')
    .execute();
  await tx
    .updateTable('meeting_minutes')
    .set({ state: 'published', published_at: ctx.now })
    .where('meeting_id', '=', id)
    .where('number', '=', draft.number)
    .execute();
  const noted = await tx
    .selectFrom('meeting_resolution')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('status', '=', 'noted')
    .orderBy('number')
    .execute();
  for (const row of noted) await begin(work, meeting, row);
  const now = await updateMeeting(tx, meeting, { status: 'published' }, ctx.now);
  await note(work, id, 'publish', {
    number: draft.number,
    sha256: digestOf(draft.body),
    resolutions: noted.map((row) => row.id),
  });
  await noteResolved(work, now, noted);
  await tellAsked(tx, now, 'minutes', principal.accountId, ctx.now);
  await readOutNext(work, now);
}

async function begin(work: MeetingWork, meeting: MeetingRow, row: Resolution): Promise<void> {
  const { tx, ctx, principal } = work;
  const assignmentId =
    row.matter_id && row.office_id
      ? await assignFromMeeting(tx, ctx, principal, row.matter_id, {
          officeId: row.office_id,
          limitDays: row.limit_days,
          instruction: `${meeting.title}议定：${row.words}`,
        })
      : null;
  await tx
    .updateTable('meeting_resolution')
    .set({ status: 'open', assignment_id: assignmentId, ...timesOf(ctx, row.limit_days) })
    .where('id', '=', row.id)
    .execute();
  // Whoever has an assignment is told of that.
  if (!assignmentId) await tellOwner(work, row, meeting, 'given');
}

/** Of each matter: that the meeting decided on it. */
async function noteResolved(
  work: MeetingWork,
  meeting: MeetingRow,
  rows: readonly Resolution[],
): Promise<void> {
  const { tx, ctx, principal } = work;
  const matters = [...new Set(rows.flatMap((row) => (row.matter_id ? [row.matter_id] : [])))].sort();
  for (const matterId of matters) {
    await noteMeeting(tx, ctx, actorFor(principal, 'meeting.read'), matterId, {
      action: 'meeting-resolved',
      forFirm: false,
      details: {
        meetingId: meeting.id,
        title: meeting.title,
        kind: meeting.kind,
        count: rows.filter((row) => row.matter_id === matterId).length,
      },
    });
  }
}

/** The next meeting of the series reads out what is still open. */
async function readOutNext({ tx, ctx }: MeetingWork, meeting: MeetingRow): Promise<void> {
  if (!meeting.series_id) return;
  const next = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('series_id', '=', meeting.series_id)
    .where('status', 'in', ['draft', 'convened'])
    .where('starts_at', '>', ctx.now)
    .orderBy('starts_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (next && (await carryOver(tx, next)) > 0) await wake(tx, next.id, 'change');
}

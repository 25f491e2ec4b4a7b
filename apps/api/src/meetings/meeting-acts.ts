import {
  availableMeetingActions,
  type MeetingAction,
  type MeetingMove,
  type MeetingRelation,
} from '@guanjia/core/meetings';
import type { ClockContext } from '../matters/index.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { carryOver } from './agenda.ts';
import { type MeetingWork, note, noteInMatters } from './meeting-record.ts';
import { lockMeeting, type MeetingRow, type Seen, updateMeeting } from './meetings-store.ts';
import { tellAsked } from './tell.ts';

const minuteMs = 60_000;

/** A meeting lasts no longer than the zone lets it. */
export function requireSpan({ settings }: ClockContext, startsAt: Date, endsAt: Date): void {
  if (endsAt.getTime() - startsAt.getTime() <= settings.meetingMaxMinutes * minuteMs) return;
  throw faultyField(
    'endsAt',
    `一次会议最长 ${settings.meetingMaxMinutes} 分钟，请缩短或分次召开`,
    'rule-violated',
  );
}

export function requireFuture(ctx: ClockContext, startsAt: Date): void {
  if (startsAt <= ctx.now) throw faultyField('startsAt', '会议时间已经过去，请重新选择', 'rule-violated');
}

export const notNow = (meeting: MeetingRow, relations: ReadonlySet<MeetingRelation>, now: Date): Problem =>
  new Problem('action-not-available', {
    extensions: { actions: possible(meeting, relations, now, false).map((action) => ({ action })) },
  });

export const possible = (
  meeting: MeetingRow,
  relations: ReadonlySet<MeetingRelation>,
  now: Date,
  hasDraftMinutes: boolean,
): MeetingAction[] =>
  availableMeetingActions(
    { status: meeting.status, startsAt: meeting.starts_at, hasDraftMinutes },
    relations,
    now,
  );

/** Locks the meeting and requires that the action may be done now. */
export async function meetingFor(
  { tx, ctx, principal }: MeetingWork,
  id: string,
  action: MeetingAction,
): Promise<Seen> {
  const seen = await lockMeeting(tx, principal, id);
  const draft = await tx
    .selectFrom('meeting_minutes')
    .select('number')
    .where('meeting_id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  const actions = possible(seen.meeting, seen.relations, ctx.now, draft !== undefined);
  if (!actions.includes(action)) {
    throw new Problem('action-not-available', {
      extensions: { actions: actions.map((one) => ({ action: one })) },
    });
  }
  return seen;
}

type ActRequest = { [K in 'startsAt' | 'endsAt' | 'place' | 'reason']?: MeetingMove[K] | undefined };

/** One act on a meeting that the person may do now, with what it was before. */
type Act = (work: MeetingWork, meeting: MeetingRow, request: ActRequest) => Promise<void>;

const convene: Act = async (work, meeting) => {
  const { tx, ctx, principal } = work;
  if (meeting.place === '') throw faultyField('place', '请写明开会地点', 'rule-violated');
  await carryOver(tx, meeting);
  const now = await updateMeeting(tx, meeting, { status: 'convened', convened_at: ctx.now }, ctx.now);
  await note(work, meeting.id, 'convene', {});
  await tellAsked(tx, now, 'invited', principal.accountId, ctx.now);
  await noteInMatters(work, now, 'convened');
};

const move: Act = async (work, meeting, { startsAt, endsAt, place, reason }) => {
  const { tx, ctx, principal } = work;
  if (!startsAt || !endsAt || !place) throw faultyField('startsAt', '请填写新的时间和地点', 'rule-violated');
  if (!reason) throw faultyField('reason', '请写明理由', 'rule-violated');
  const [from, until] = [new Date(startsAt), new Date(endsAt)];
  requireFuture(ctx, from);
  requireSpan(ctx, from, until);
  const now = await updateMeeting(
    tx,
    meeting,
    { starts_at: from, ends_at: until, place, sequence: meeting.sequence + 1 },
    ctx.now,
  );
  // Whoever said yes to another time is asked again.
  await tx
    .updateTable('meeting_participant')
    .set({ answer: 'none', answered_at: null, answered_by: null, reason_text_id: null })
    .where('meeting_id', '=', meeting.id)
    .execute();
  await note(work, meeting.id, 'move', { from: meeting.starts_at.toISOString(), to: startsAt });
  await tellAsked(tx, now, 'moved', principal.accountId, ctx.now);
  await noteInMatters(work, now, 'moved');
};

const cancel: Act = async (work, meeting, { reason }) => {
  const { tx, ctx, principal } = work;
  if (!reason) throw faultyField('reason', '请写明理由', 'rule-violated');
  const now = await updateMeeting(
    tx,
    meeting,
    { status: 'cancelled', cancel_reason: reason, sequence: meeting.sequence + 1 },
    ctx.now,
  );
  await note(work, meeting.id, 'cancel', {});
  if (meeting.status === 'draft') return;
  await tellAsked(tx, now, 'cancelled', principal.accountId, ctx.now);
  await noteInMatters(work, now, 'cancelled');
};

const hold: Act = async (work, meeting) => {
  const { tx, ctx } = work;
  await updateMeeting(tx, meeting, { status: 'held', held_at: ctx.now }, ctx.now);
  await note(work, meeting.id, 'hold', {});
};

type ActName = Exclude<MeetingAction, 'publish'>;
const acts = { convene, move, cancel, hold } as const satisfies Record<ActName, Act>;

/** Convenes, moves, cancels or closes a meeting. */
export async function actOnMeeting(
  work: MeetingWork,
  id: string,
  action: ActName,
  request: ActRequest,
): Promise<void> {
  const { meeting } = await meetingFor(work, id, action);
  await acts[action](work, meeting, request);
}

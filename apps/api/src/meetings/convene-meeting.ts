import { randomBytes } from 'node:crypto';
import { holdsRole, type Principal } from '@guanjia/core/identity';
import {
  availableMeetingActions,
  type ConvenerRefusal,
  type ConvenerRole,
  convenerOf,
  type MeetingAction,
  type MeetingChange,
  type MeetingCreation,
  type MeetingMove,
  type MeetingRelation,
  mayPrepare,
  type ParticipantChoice,
} from '@guanjia/core/meetings';
import { type ClockContext, noteMeeting } from '../matters/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal, type TextCommitment } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { carryOver, type ResolvedItem, resolveAgenda, writeAgenda } from './agenda.ts';
import { lockMeeting, type MeetingRow, type Seen, updateMeeting, wake } from './meetings-store.ts';
import { askedPeople, tellAsked } from './tell.ts';

export interface MeetingWork {
  tx: Tx;
  ctx: ClockContext;
  principal: Principal;
}

export const streamOfMeeting = (id: string): string => `meeting:${id}`;
const minuteMs = 60_000;

/** The capacities in which a person may convene. A butler off duty has none. */
export function convenerRolesOf(principal: Principal): Set<ConvenerRole> {
  const roles = new Set<ConvenerRole>();
  if (holdsRole(principal, 'coordinator')) roles.add('coordinator');
  if (holdsRole(principal, 'leader')) roles.add('leader');
  if (principal.stationIds.length > 0) roles.add('station-master');
  if (principal.butlerIds.length > 0) roles.add('butler');
  return roles;
}

const refusals: Record<ConvenerRefusal, string> = {
  'not-a-convener': '您没有会议召集权',
  'joint-not-by-butler': '联席会由站长、平台主管或领导召集。可把事项提交到下一次联席会',
  'needs-own-subject': '请先把您负责的事项或项目列入议程，再召集会议',
  'not-in-charge': '管家只能就自己负责的事项和项目召集会议，请删去其他议题，或请站长召集',
};

function asConvener(
  principal: Principal,
  kind: MeetingRow['kind'],
  items: readonly ResolvedItem[],
): ConvenerRole {
  const subjects = items.flatMap((item) => (item.subject ? [item.subject] : []));
  const judged = convenerOf({ kind, roles: convenerRolesOf(principal), subjects });
  if ('as' in judged) return judged.as;
  if (judged.refusal === 'not-a-convener') throw new Problem('forbidden');
  throw new Problem('rule-violated', {
    detail: `${refusals[judged.refusal]}。`,
    errors: [
      {
        path: judged.refusal === 'joint-not-by-butler' ? 'kind' : 'agenda',
        message: refusals[judged.refusal],
      },
    ],
  });
}

function requireSpan({ settings }: ClockContext, startsAt: Date, endsAt: Date): void {
  if (endsAt.getTime() - startsAt.getTime() <= settings.meetingMaxMinutes * minuteMs) return;
  throw faultyField(
    'endsAt',
    `一次会议最长 ${settings.meetingMaxMinutes} 分钟，请缩短或分次召开`,
    'rule-violated',
  );
}

function requireFuture(ctx: ClockContext, startsAt: Date): void {
  if (startsAt <= ctx.now) throw faultyField('startsAt', '会议时间已经过去，请重新选择', 'rule-violated');
}

export async function requireParticipants(
  { tx, ctx }: Pick<MeetingWork, 'tx' | 'ctx'>,
  choices: readonly ParticipantChoice[],
): Promise<void> {
  const most = ctx.settings.meetingMaxParticipants;
  if (choices.length > most)
    throw faultyField('participants', `一次会议最多邀请 ${most} 个单位和个人`, 'rule-violated');
  const keys = choices.map((one) => one.officeId ?? one.accountId);
  if (new Set(keys).size < keys.length)
    throw faultyField('participants', '有重复的单位或个人，请删去一个', 'rule-violated');
  const offices = choices.flatMap((one) => one.officeId ?? []);
  const accounts = choices.flatMap((one) => one.accountId ?? []);
  const known = new Set(
    [
      ...(offices.length === 0
        ? []
        : await tx
            .selectFrom('office')
            .select('id')
            .where('id', 'in', offices)
            .where('active', '=', true)
            .execute()),
      ...(await findStaff(tx, accounts)),
    ].map((row) => row.id),
  );
  const missing = choices.findIndex((one) => !known.has(one.officeId ?? one.accountId ?? ''));
  if (missing >= 0)
    throw faultyField(
      `participants.${missing}`,
      '请选择一个在用的单位，或一位在岗的工作人员',
      'rule-violated',
    );
}

/** Of these accounts the active ones of staff. */
async function findStaff(tx: Tx, ids: readonly string[]): Promise<{ id: string }[]> {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom('account as a')
    .innerJoin('account_role as r', 'r.account_id', 'a.id')
    .where('a.id', 'in', [...ids])
    .where('a.status', '=', 'active')
    .where('r.role', 'in', [
      'butler',
      'officer',
      'department-head',
      'station-master',
      'coordinator',
      'leader',
    ])
    .select('a.id')
    .distinct()
    .execute();
}

export async function requireStaff(tx: Tx, path: string, id: string): Promise<void> {
  if ((await findStaff(tx, [id])).length === 0)
    throw faultyField(path, '请选择一位在岗的工作人员', 'rule-violated');
}

/** Whoever stays on the list keeps what was answered; answers who is new. */
async function writeParticipants(
  tx: Tx,
  meetingId: string,
  choices: readonly ParticipantChoice[],
): Promise<void> {
  const before = await tx
    .selectFrom('meeting_participant')
    .select(['id', 'office_id', 'account_id'])
    .where('meeting_id', '=', meetingId)
    .execute();
  const of = (row: { office_id: string | null; account_id: string | null }) =>
    row.office_id ?? row.account_id;
  const wanted = choices.map((one) => one.officeId ?? one.accountId ?? '');
  const gone = before.filter((row) => !wanted.includes(of(row) ?? '')).map((row) => row.id);
  if (gone.length > 0) await tx.deleteFrom('meeting_participant').where('id', 'in', gone).execute();
  const kept = new Set(before.map(of));
  const fresh = choices.flatMap((one, position) =>
    kept.has(one.officeId ?? one.accountId ?? '')
      ? []
      : [
          {
            id: newId(),
            meeting_id: meetingId,
            position,
            office_id: one.officeId ?? null,
            account_id: one.accountId ?? null,
          },
        ],
  );
  if (fresh.length > 0) await tx.insertInto('meeting_participant').values(fresh).execute();
}

export async function note(
  { tx, ctx, principal }: MeetingWork,
  meetingId: string,
  action: string,
  data: Record<string, unknown> = {},
  texts: readonly TextCommitment[] = [],
): Promise<void> {
  await appendJournal(tx, {
    stream: streamOfMeeting(meetingId),
    action: `meeting.${action}`,
    actor: actorFor(principal, 'meeting.read'),
    at: ctx.now,
    texts,
    data,
  });
  await wake(tx, meetingId, action);
}

/** A line in the record of each matter on the agenda; the firm of one reads it only of an on-site meeting. */
export async function noteInMatters(
  work: MeetingWork,
  meeting: MeetingRow,
  what: 'convened' | 'moved' | 'cancelled',
): Promise<void> {
  const { tx, ctx, principal } = work;
  const rows = await tx
    .selectFrom('meeting_agenda_item')
    .select('matter_id')
    .where('meeting_id', '=', meeting.id)
    .where('matter_id', 'is not', null)
    .orderBy('matter_id')
    .execute();
  for (const { matter_id: matterId } of rows) {
    await noteMeeting(tx, ctx, actorFor(principal, 'meeting.read'), matterId as string, {
      action: 'meeting-set',
      forFirm: meeting.kind === 'on-site',
      details: {
        what,
        kind: meeting.kind,
        startsAt: meeting.starts_at.toISOString(),
        place: meeting.place,
        meetingId: meeting.id,
        title: meeting.title,
      },
    });
  }
}

/** 召集会议, or a draft of one. Answers its id. */
export async function createMeeting(work: MeetingWork, request: MeetingCreation): Promise<string> {
  const { tx, ctx, principal } = work;
  const [startsAt, endsAt] = [new Date(request.startsAt), new Date(request.endsAt)];
  requireFuture(ctx, startsAt);
  requireSpan(ctx, startsAt, endsAt);
  const items = await resolveAgenda(tx, principal, request.agenda);
  const as = asConvener(principal, request.kind, items);
  await requireParticipants(work, request.participants);
  if (request.recorderId) await requireStaff(tx, 'recorderId', request.recorderId);
  const id = newId(ctx.now.getTime());
  await tx
    .insertInto('meeting')
    .values({
      id,
      kind: request.kind,
      status: 'draft',
      title: request.title,
      starts_at: startsAt,
      ends_at: endsAt,
      place: request.place,
      station_id:
        as === 'station-master'
          ? principal.stationIds[0]
          : as === 'butler'
            ? principal.butlerStationId
            : null,
      convener_id: principal.accountId,
      convened_as: as,
      recorder_id: request.recorderId ?? principal.accountId,
      sign_in_secret: randomBytes(32),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await writeParticipants(tx, id, request.participants);
  await writeAgenda(tx, id, items, principal.accountId);
  await note(work, id, 'create', {
    kind: request.kind,
    as,
    startsAt: request.startsAt,
    participants: request.participants,
  });
  if (request.convene) await actOnMeeting(work, id, 'convene', {});
  return id;
}

/** Changes what a meeting is about. Throws `changed-meanwhile` where somebody wrote since it was read. */
export async function changeMeeting(work: MeetingWork, id: string, request: MeetingChange): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting, relations } = await lockMeeting(tx, principal, id);
  if (!mayPrepare(meeting.status, relations)) throw notNow(meeting, relations, ctx.now);
  if (meeting.version !== request.version) throw new Problem('changed-meanwhile');
  const draft = meeting.status === 'draft';
  const moves = request.startsAt ?? request.endsAt ?? request.place;
  if (!draft && moves !== undefined) {
    throw faultyField('startsAt', '已发通知的会议，请用“改时间地点”，以便通知参会人', 'rule-violated');
  }
  const kept = await keptItems(tx, id);
  const items = await resolveChanged(work, request, kept);
  asConvenerOf(work, meeting, items);
  await requireParticipants(work, request.participants);
  if (request.recorderId) await requireStaff(tx, 'recorderId', request.recorderId);
  const startsAt = request.startsAt ? new Date(request.startsAt) : meeting.starts_at;
  const endsAt = request.endsAt ? new Date(request.endsAt) : meeting.ends_at;
  if (endsAt <= startsAt) throw faultyField('endsAt', '结束时间须晚于开始时间', 'rule-violated');
  requireSpan(ctx, startsAt, endsAt);
  const before = draft ? [] : await askedPeople(tx, id);
  await writeParticipants(tx, id, request.participants);
  await writeAgenda(tx, id, items, principal.accountId);
  const changed = await updateMeeting(
    tx,
    meeting,
    {
      title: request.title,
      starts_at: startsAt,
      ends_at: endsAt,
      place: request.place ?? meeting.place,
      recorder_id: request.recorderId ?? meeting.recorder_id,
      sequence: draft ? meeting.sequence : meeting.sequence + 1,
    },
    ctx.now,
  );
  await note(work, id, 'change', { participants: request.participants, agenda: items.length });
  if (draft) return;
  const now = await askedPeople(tx, id);
  await tellAsked(
    tx,
    changed,
    'invited',
    principal.accountId,
    ctx.now,
    now.filter((one) => !before.includes(one)),
  );
  await tellAsked(
    tx,
    changed,
    'cancelled',
    principal.accountId,
    ctx.now,
    before.filter((one) => !now.includes(one)),
  );
}

/** What stands on the agenda already may stay, whoever put it there. */
async function keptItems(tx: Tx, meetingId: string): Promise<ResolvedItem[]> {
  const rows = await tx
    .selectFrom('meeting_agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    words: row.words,
    matterId: row.matter_id,
    projectId: row.project_id,
    nodeId: row.node_id,
    resolutionId: row.resolution_id,
    subject: null,
  }));
}

async function resolveChanged(
  { tx, principal }: MeetingWork,
  { agenda }: MeetingChange,
  kept: readonly ResolvedItem[],
): Promise<ResolvedItem[]> {
  const items: ResolvedItem[] = [];
  for (const choice of agenda) {
    const there = kept.find(
      (item) =>
        item.kind !== 'text' &&
        item.kind !== 'project' &&
        (item.matterId ?? item.resolutionId) === (choice.matterId ?? choice.resolutionId),
    );
    if (there) items.push({ ...there, words: choice.words ?? there.words });
    else items.push(...(await resolveAgenda(tx, principal, [choice])));
  }
  return items;
}

/** A butler's meeting stays about what is in his charge; what others put there was judged when they did. */
function asConvenerOf({ principal }: MeetingWork, meeting: MeetingRow, items: readonly ResolvedItem[]): void {
  if (meeting.convened_as !== 'butler' || meeting.convener_id !== principal.accountId) return;
  const fresh = items.filter((item) => item.subject && !item.subject.inOwnCharge);
  if (fresh.length > 0) asConvener(principal, meeting.kind, fresh);
  if (!items.some((item) => item.matterId ?? item.projectId)) asConvener(principal, meeting.kind, []);
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

/** Convenes, moves, cancels or closes a meeting. */
export async function actOnMeeting(
  work: MeetingWork,
  id: string,
  action: Exclude<MeetingAction, 'publish'>,
  request: ActRequest,
): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting } = await meetingFor(work, id, action);
  const by = principal.accountId;
  if (action === 'convene') {
    if (meeting.place === '') throw faultyField('place', '请写明开会地点', 'rule-violated');
    await carryOver(tx, meeting);
    const now = await updateMeeting(tx, meeting, { status: 'convened', convened_at: ctx.now }, ctx.now);
    await note(work, id, 'convene', {});
    await tellAsked(tx, now, 'invited', by, ctx.now);
    await noteInMatters(work, now, 'convened');
    return;
  }
  if (action === 'move') {
    const { startsAt, endsAt, place, reason } = request;
    if (!startsAt || !endsAt || !place)
      throw faultyField('startsAt', '请填写新的时间和地点', 'rule-violated');
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
      .where('meeting_id', '=', id)
      .execute();
    await note(work, id, 'move', { from: meeting.starts_at.toISOString(), to: startsAt });
    await tellAsked(tx, now, 'moved', by, ctx.now);
    await noteInMatters(work, now, 'moved');
    return;
  }
  if (action === 'cancel') {
    if (!request.reason) throw faultyField('reason', '请写明理由', 'rule-violated');
    const now = await updateMeeting(
      tx,
      meeting,
      { status: 'cancelled', cancel_reason: request.reason, sequence: meeting.sequence + 1 },
      ctx.now,
    );
    await note(work, id, 'cancel', {});
    if (meeting.status === 'draft') return;
    await tellAsked(tx, now, 'cancelled', by, ctx.now);
    await noteInMatters(work, now, 'cancelled');
    return;
  }
  await updateMeeting(tx, meeting, { status: 'held', held_at: ctx.now }, ctx.now);
  await note(work, id, 'hold', {});
}

import { randomBytes } from 'node:crypto';
import { holdsRole, type Principal } from '@guanjia/core/identity';
import {
  type ConvenerRefusal,
  type ConvenerRole,
  convenerOf,
  type MeetingChange,
  type MeetingCreation,
  mayPrepare,
} from '@guanjia/core/meetings';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { type ResolvedItem, resolveAgenda, writeAgenda } from './agenda.ts';
import { actOnMeeting, notNow, requireFuture, requireSpan } from './meeting-acts.ts';
import { type MeetingWork, note } from './meeting-record.ts';
import { lockMeeting, type MeetingRow, updateMeeting } from './meetings-store.ts';
import { requireParticipants, requireStaff, writeParticipants } from './participants.ts';
import { askedPeople, tellAsked } from './tell.ts';

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

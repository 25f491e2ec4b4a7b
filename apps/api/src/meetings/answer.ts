import type { Principal } from '@guanjia/core/identity';
import { type AgendaChoice, type AnswerRequest, accountsOf, isManager } from '@guanjia/core/meetings';
import { findOfficeAccounts } from '../matters/index.ts';
import { keepText } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { appendItem, resolveAgenda } from './agenda.ts';
import { convenerRolesOf } from './convene-meeting.ts';
import { notNow } from './meeting-acts.ts';
import { type MeetingWork, note, noteInMatters, streamOfMeeting } from './meeting-record.ts';
import { seatsOf } from './meeting-scope.ts';
import { lockMeeting, type MeetingRow } from './meetings-store.ts';
import { requireStaff } from './participants.ts';
import { meetingDetails, tell } from './tell.ts';

/** Whether the person answers for this one: himself, his office, or whomever he stands in for. */
export const answersFor = (
  principal: Principal,
  one: { office_id: string | null; account_id: string | null },
): boolean =>
  one.office_id === null
    ? accountsOf(principal).includes(one.account_id ?? '')
    : seatsOf(principal).includes(one.office_id);

/** 回执: attending, sending somebody, or not coming and why. May be changed until the meeting begins. */
export async function answerMeeting(work: MeetingWork, id: string, request: AnswerRequest): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting, relations } = await lockMeeting(tx, principal, id);
  const one = await tx
    .selectFrom('meeting_participant')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('id', '=', request.participantId)
    .executeTakeFirst();
  if (!one || !answersFor(principal, one))
    throw new Problem('forbidden', { detail: '只能为自己或本单位回复。' });
  if (meeting.status !== 'convened' || meeting.ends_at <= ctx.now) throw notNow(meeting, relations, ctx.now);
  const { personId, personName } = request;
  if (request.answer === 'sending' && personId) {
    await requireStaff(tx, 'personId', personId);
    if (one.office_id && !(await findOfficeAccounts(tx, [one.office_id])).includes(personId)) {
      throw faultyField('personId', '请选择本单位的人，或直接填写姓名', 'rule-violated');
    }
  }
  const sent = request.answer === 'sending' && personId ? await nameOf(work, personId) : null;
  const reason = request.reason
    ? await keepText(tx, { stream: streamOfMeeting(id), kind: 'reason', body: request.reason, at: ctx.now })
    : null;
  await tx
    .updateTable('meeting_participant')
    .set({
      answer: request.answer,
      person_name:
        request.answer === 'declined'
          ? null
          : (sent ?? personName ?? (one.office_id ? principal.displayName : null)),
      person_id:
        request.answer === 'declined'
          ? null
          : (personId ?? (one.office_id && !personName ? principal.accountId : null)),
      reason_text_id: reason?.id ?? null,
      answered_by: principal.accountId,
      answered_at: ctx.now,
    })
    .where('id', '=', one.id)
    .execute();
  const said = { participantId: one.id, answer: request.answer };
  await note(work, id, 'answer', said, reason ? [reason] : []);
  await tell(
    {
      tx,
      now: ctx.now,
      key: `meeting:${id}:answer:${one.id}:${ctx.now.getTime()}`,
      by: principal.accountId,
      accounts:
        request.answer === 'declined'
          ? [meeting.convener_id, meeting.recorder_id]
          : personId
            ? [personId]
            : [],
      details: meetingDetails(meeting),
    },
    { kind: 'meeting', what: request.answer === 'declined' ? 'answered' : 'invited' },
  );
}

async function nameOf({ tx }: MeetingWork, accountId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('account')
    .select('display_name')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row?.display_name ?? null;
}

/** Butlers and station masters put what is theirs on the agenda of a joint meeting that is to come. */
export const mayPropose = (principal: Principal, meeting: MeetingRow, now: Date): boolean =>
  meeting.kind === 'joint' &&
  (meeting.status === 'draft' || meeting.status === 'convened') &&
  meeting.starts_at > now &&
  convenerRolesOf(principal).size > 0;

/** 提交议题: by anybody who convenes meetings, about what he may read, to a joint meeting that may be unknown to him. */
export async function proposeItem(work: MeetingWork, id: string, choice: AgendaChoice): Promise<void> {
  const { tx, ctx, principal } = work;
  const meeting = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!meeting || !mayPropose(principal, meeting, ctx.now)) {
    const { relations } = await lockMeeting(tx, principal, id);
    throw meeting ? notNow(meeting, relations, ctx.now) : new Problem('not-found');
  }
  const [item] = await resolveAgenda(tx, principal, [choice]);
  if (!item?.subject) throw faultyField('matterId', '请选择要提交的事项或项目', 'rule-violated');
  const there = await tx
    .selectFrom('meeting_agenda_item')
    .select('id')
    .where('meeting_id', '=', id)
    .$if(item.matterId !== null, (q) => q.where('matter_id', '=', item.matterId))
    .$if(item.matterId === null, (q) =>
      q.where('project_id', '=', item.projectId).where('node_id', 'is not distinct from', item.nodeId),
    )
    .executeTakeFirst();
  if (there) throw new Problem('conflict', { detail: '这件事已在这次会议的议程里。' });
  await appendItem(tx, id, item, principal.accountId);
  await note(work, id, 'propose', { matterId: item.matterId, projectId: item.projectId });
  if (meeting.status === 'convened' && item.matterId) await noteInMatters(work, meeting, 'convened');
  await tell(
    {
      tx,
      now: ctx.now,
      key: `meeting:${id}:proposed:${item.matterId ?? item.projectId}`,
      by: principal.accountId,
      accounts: [meeting.convener_id],
      details: meetingDetails(meeting),
    },
    { kind: 'meeting', what: 'proposed' },
  );
}

/** Takes an item off again: those who prepare the meeting any, whoever proposed it his own. */
export async function removeItem(work: MeetingWork, id: string, itemId: string): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting, relations } = await lockMeeting(tx, principal, id);
  const item = await tx
    .selectFrom('meeting_agenda_item')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('id', '=', itemId)
    .executeTakeFirst();
  if (!item) throw new Problem('not-found');
  if (!isManager(relations) && item.added_by !== principal.accountId) throw new Problem('forbidden');
  if (meeting.status !== 'draft' && meeting.status !== 'convened') throw notNow(meeting, relations, ctx.now);
  await tx.deleteFrom('meeting_agenda_item').where('id', '=', itemId).execute();
  await note(work, id, 'remove-item', { kind: item.kind });
}

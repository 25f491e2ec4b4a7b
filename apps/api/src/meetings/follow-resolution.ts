import type { MeetingRelation } from '@guanjia/core/meetings';
import {
  availableResolutionActions,
  type ResolutionAction,
  type ResolutionActionRequest,
} from '@guanjia/core/meetings';
import { keepText } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { requireUnusedUploads } from '../platform/uploads.ts';
import { type MeetingWork, note, streamOfMeeting } from './meeting-record.ts';
import { findMeeting } from './meetings-store.ts';
import { isOwner, timesOf } from './minutes.ts';
import { tellJudges, tellOwner } from './resolution-owners.ts';
import { findReadableResolution, type ResolutionRow } from './resolutions-store.ts';

const asManager: ReadonlySet<MeetingRelation> = new Set(['overseer']);
const asNobody: ReadonlySet<MeetingRelation> = new Set();

/** What the reader may do with it. */
export const resolutionActionsOf = (row: ResolutionRow): ResolutionAction[] =>
  availableResolutionActions(
    { status: row.status, ofAssignment: row.assignment_id !== null, isOwner: row.owned },
    row.managed ? asManager : asNobody,
  );

/**
 * Reports a resolution done, accepts that or sends it back, gives it to somebody else, or withdraws it. Of two who act
 * at once the second is refused with what is now possible.
 */
export async function actOnResolution(
  work: MeetingWork,
  id: string,
  action: ResolutionAction,
  request: ResolutionActionRequest,
): Promise<void> {
  const { tx, ctx, principal } = work;
  await tx.selectFrom('meeting_resolution').select('id').where('id', '=', id).forUpdate().execute();
  const row = await findReadableResolution(tx, principal, ctx.now, id);
  if (!row) throw new Problem('not-found');
  const possible = resolutionActionsOf(row);
  if (!possible.includes(action)) {
    throw new Problem('action-not-available', {
      extensions: { actions: possible.map((one) => ({ action: one })) },
    });
  }
  const meeting = await findMeeting(tx, row.meeting_id);
  if (!meeting) throw new Problem('not-found');
  if (action !== 'accept' && !request.text) {
    const asked =
      action === 'report' ? '请写明落实情况' : action === 'send-back' ? '请写明还差什么' : '请写明理由';
    throw faultyField('text', asked, 'rule-violated');
  }
  const text = request.text
    ? await keepText(tx, {
        stream: streamOfMeeting(row.meeting_id),
        kind: action === 'report' ? 'report' : 'decision',
        body: request.text,
        at: ctx.now,
      })
    : null;
  const decided = { decision_text_id: text?.id ?? null, decided_by: principal.accountId };
  const change =
    action === 'report'
      ? {
          status: 'reported' as const,
          report_text_id: text?.id ?? null,
          reported_by: principal.accountId,
          reported_at: ctx.now,
        }
      : action === 'accept'
        ? { status: 'accepted' as const, ...decided, ended_at: ctx.now }
        : action === 'send-back'
          ? { status: 'open' as const, ...decided }
          : action === 'withdraw'
            ? { status: 'withdrawn' as const, ...decided, ended_at: ctx.now }
            : { status: 'open' as const, ...decided, ...(await newOwner(work, row, request)) };
  await tx.updateTable('meeting_resolution').set(change).where('id', '=', id).execute();
  if (action === 'report') await attachFiles(work, id, request.attachmentIds ?? []);
  await note(work, row.meeting_id, `resolution-${action}`, { resolutionId: id }, text ? [text] : []);
  const now = { ...row, due_at: row.due_at, ...change };
  if (action === 'report') await tellJudges(work, now, meeting, 'reported');
  else {
    const what = {
      accept: 'accepted',
      'send-back': 'sent-back',
      withdraw: 'withdrawn',
      reassign: 'given',
    } as const;
    await tellOwner(work, now, meeting, what[action]);
  }
}

/** As a task of its own, with a new limit from now on. */
async function newOwner(work: MeetingWork, row: ResolutionRow, request: ResolutionActionRequest) {
  const { officeId, butlerId, limitDays = row.limit_days } = request;
  if (
    (officeId === undefined) === (butlerId === undefined) ||
    !(await isOwner(work, { officeId, butlerId }))
  ) {
    throw faultyField('officeId', '请选择一个在用的单位，或一位在岗的管家', 'rule-violated');
  }
  return {
    office_id: officeId ?? null,
    butler_id: butlerId ?? null,
    limit_days: limitDays,
    assignment_id: null,
    told_light: 'green' as const,
    ...timesOf(work.ctx, limitDays),
  };
}

async function attachFiles(
  { tx, principal }: MeetingWork,
  id: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = await requireUnusedUploads(tx, ids, principal.accountId);
  if (wanted.length === 0) return;
  const { before } = await tx
    .selectFrom('meeting_resolution_file')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('resolution_id', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('meeting_resolution_file')
    .values(
      wanted.map((attachment_id, index) => ({ attachment_id, resolution_id: id, position: before + index })),
    )
    .execute();
}

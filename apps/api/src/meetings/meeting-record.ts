import type { Principal } from '@guanjia/core/identity';
import { type ClockContext, noteMeeting } from '../matters/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, type TextCommitment } from '../platform/journal.ts';
import { type MeetingRow, wake } from './meetings-store.ts';

/** Somebody acting on meetings at a moment. */
export interface MeetingWork {
  tx: Tx;
  ctx: ClockContext;
  principal: Principal;
}

export const streamOfMeeting = (id: string): string => `meeting:${id}`;
/** Writes down in the meeting's own stream what happened, and wakes open screens. */
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

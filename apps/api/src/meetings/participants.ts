import type { ParticipantChoice } from '@guanjia/core/meetings';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { faultyField } from '../platform/problems.ts';
import type { MeetingWork } from './meeting-record.ts';

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

/** Puts the list in place of what there was; whoever stays on it keeps what was answered. */
export async function writeParticipants(
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

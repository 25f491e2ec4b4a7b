import type { Principal } from '@guanjia/core/identity';
import { type MeetingRelation, type MeetingTies, meetingRelationsOf } from '@guanjia/core/meetings';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import type { MeetingTable } from '../platform/schema-meetings.ts';

export type MeetingRow = Selectable<MeetingTable>;

export const findMeeting = async (db: Db | Tx, id: string): Promise<MeetingRow | undefined> =>
  await db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst();

/** What decides who somebody is to the meeting: see `meetingRelationsOf`. */
export async function findTies(db: Db | Tx, meeting: MeetingRow): Promise<MeetingTies> {
  const [people, butlers, owners] = await Promise.all([
    db
      .selectFrom('meeting_participant')
      .select(['account_id', 'office_id', 'person_id'])
      .where('meeting_id', '=', meeting.id)
      .execute(),
    sql<{ butler_id: string }>`
      select m.butler_id from meeting_agenda_item ai join matter m on m.id = ai.matter_id where ai.meeting_id = ${meeting.id}
      union select s.butler_id from meeting_agenda_item ai join stewardship s on s.project_id = ai.project_id and s.ended_at is null
        where ai.meeting_id = ${meeting.id}
      union select r.butler_id from meeting_resolution r where r.meeting_id = ${meeting.id} and r.status <> 'noted'
        and r.butler_id is not null`.execute(db),
    db
      .selectFrom('meeting_resolution')
      .select('office_id')
      .where('meeting_id', '=', meeting.id)
      .where('status', '<>', 'noted')
      .execute(),
  ]);
  const known = (id: string | null): id is string => id !== null;
  return {
    status: meeting.status,
    convenerId: meeting.convener_id,
    recorderId: meeting.recorder_id,
    stationId: meeting.station_id,
    participantAccounts: people.flatMap((one) => [one.account_id, one.person_id]).filter(known),
    participantOffices: people.map((one) => one.office_id).filter(known),
    butlerIds: butlers.rows.map((row) => row.butler_id),
    resolutionOffices: owners.map((row) => row.office_id).filter(known),
  };
}

export interface Seen {
  meeting: MeetingRow;
  relations: Set<MeetingRelation>;
}

/** A meeting with what the person is to it; throws `not-found` where he may not know of it. */
export async function readableMeeting(db: Db | Tx, principal: Principal, id: string): Promise<Seen> {
  const meeting = await findMeeting(db, id);
  const relations = meeting && meetingRelationsOf(principal, await findTies(db, meeting));
  if (!meeting || !relations || relations.size === 0) throw new Problem('not-found');
  return { meeting, relations };
}

/** The same, locked: of two who act at once the second sees what the first did. */
export async function lockMeeting(tx: Tx, principal: Principal, id: string): Promise<Seen> {
  await tx.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().execute();
  return await readableMeeting(tx, principal, id);
}

export async function updateMeeting(
  tx: Tx,
  meeting: MeetingRow,
  change: Partial<MeetingRow>,
  at: Date,
): Promise<MeetingRow> {
  const values = { ...change, version: meeting.version + 1, updated_at: at };
  await tx.updateTable('meeting').set(values).where('id', '=', meeting.id).execute();
  return { ...meeting, ...values };
}

/** Wakes open screens. */
export async function wake(tx: Tx, meetingId: string, action: string): Promise<void> {
  await tx
    .insertInto('live_event')
    .values({ kind: 'meeting', subject_id: meetingId, account_id: null, action })
    .execute();
}

import type { MeetingNews, ResolutionNews } from '@guanjia/core/notifications';
import { findOfficeAccounts, publishOther, withCovers } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import type { MeetingRow } from './meetings-store.ts';

type Told = { kind: 'meeting'; what: MeetingNews } | { kind: 'resolution'; what: ResolutionNews };

export interface Telling {
  tx: Tx;
  now: Date;
  /** Of what is told: once an account and key. */
  key: string;
  /** Who did it is not told. */
  by: string | null;
  accounts: readonly string[];
  details: Record<string, unknown>;
}

/** Tells people once, and whoever stands in for them. */
export async function tell({ tx, now, key, by, accounts, details }: Telling, told: Told): Promise<void> {
  const all = await withCovers(tx, new Set(accounts), now);
  await publishOther(tx, {
    kind: told.kind,
    eventKey: key,
    at: now,
    accounts: all.filter((id) => id !== by),
    details: { what: told.what, ...details },
  });
}

/** Everybody who is asked to a meeting. */
export async function askedPeople(tx: Tx, meetingId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('meeting_participant')
    .select(['account_id', 'office_id', 'person_id'])
    .where('meeting_id', '=', meetingId)
    .execute();
  const offices = rows.flatMap((row) => (row.office_id ? [row.office_id] : []));
  const alone = rows.flatMap((row) => [row.account_id, row.person_id].filter((id) => id !== null));
  return [...new Set([...alone, ...(await findOfficeAccounts(tx, offices))])];
}

export const meetingDetails = (meeting: MeetingRow) => ({
  meetingId: meeting.id,
  title: meeting.title,
  kind: meeting.kind,
  startsAt: meeting.starts_at.toISOString(),
  place: meeting.place,
});

/** Tells all who are asked. */
export async function tellAsked(
  tx: Tx,
  meeting: MeetingRow,
  what: 'invited' | 'moved' | 'cancelled' | 'minutes',
  by: string | null,
  now: Date,
  only?: readonly string[],
): Promise<void> {
  const accounts = only ?? (await askedPeople(tx, meeting.id));
  const key = `meeting:${meeting.id}:${what}:${meeting.version}`;
  await tell({ tx, now, key, by, accounts, details: meetingDetails(meeting) }, { kind: 'meeting', what });
}

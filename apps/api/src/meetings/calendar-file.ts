import { meetingKindNames } from '@guanjia/core/meetings';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MeetingRow } from './meetings-store.ts';

const prodId = { company: 'Guanjia', product: 'Meetings', language: 'ZH' };
const uidOf = (meeting: Pick<MeetingRow, 'id'>): string => `${meeting.id}@guanjia`;

/** Where the platform is reached from outside; null where nobody said so. */
export type Address = string | null;
const linkOf = (address: Address, id: string) => (address ? { url: `${address}/desk/meetings/${id}` } : {});

/**
 * One meeting as an invitation (RFC 5545, METHOD:REQUEST, or CANCEL): same UID for ever, a SEQUENCE that grows with
 * each change, moments in UTC. It names title, time and place; no agenda and nobody who is asked.
 */
export function writeInvitation(meeting: MeetingRow, organizer: { name: string }, address: Address): string {
  const cancelled = meeting.status === 'cancelled';
  const calendar = ical({
    prodId,
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: uidOf(meeting),
    sequence: meeting.sequence,
    stamp: meeting.updated_at,
    start: meeting.starts_at,
    end: meeting.ends_at,
    summary: meeting.title,
    location: meeting.place,
    organizer: { name: organizer.name, email: 'noreply@guanjia.invalid' },
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...linkOf(address, meeting.id),
  });
  return calendar.toString();
}

/**
 * A person's meetings for a calendar program. A calendar server far away keeps what it reads, so it is told when and
 * where and of which kind, and no title: that may name a firm.
 */
export function writeFeed(
  meetings: readonly Pick<
    MeetingRow,
    'id' | 'kind' | 'status' | 'starts_at' | 'ends_at' | 'place' | 'sequence' | 'updated_at'
  >[],
  address: Address,
): string {
  const calendar = ical({ prodId, name: '会议', method: ICalCalendarMethod.PUBLISH, ttl: 3600 });
  for (const meeting of meetings) {
    calendar.createEvent({
      id: uidOf(meeting),
      sequence: meeting.sequence,
      stamp: meeting.updated_at,
      start: meeting.starts_at,
      end: meeting.ends_at,
      summary: meetingKindNames[meeting.kind],
      location: meeting.place,
      status: meeting.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...linkOf(address, meeting.id),
    });
  }
  return calendar.toString();
}

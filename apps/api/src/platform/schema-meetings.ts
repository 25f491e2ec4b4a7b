import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Kind = 'on-site' | 'joint' | 'thematic';

export interface MeetingSeriesTable {
  id: string;
  title: string;
  kind: Kind;
  rrule: string;
  starts_on: string;
  ends_on: Maybe<string>;
  starts_at_time: string;
  duration_minutes: number;
  place: Generated<string>;
  convener_id: string;
  recorder_id: string;
  active: Generated<boolean>;
  version: Generated<number>;
  created_by: string;
  created_at: Moment;
}

interface MeetingSeriesParticipantTable {
  series_id: string;
  position: number;
  office_id: string | null;
  account_id: string | null;
}

export interface MeetingTable {
  id: string;
  kind: Kind;
  status: 'draft' | 'convened' | 'held' | 'published' | 'cancelled';
  title: string;
  starts_at: Moment;
  ends_at: Moment;
  place: Generated<string>;
  series_id: Maybe<string>;
  occurrence_on: Maybe<string>;
  station_id: Maybe<string>;
  convener_id: string;
  convened_as: 'butler' | 'station-master' | 'coordinator' | 'leader';
  recorder_id: string;
  cancel_reason: Maybe<string>;
  sign_in_secret: Buffer;
  sequence: Generated<number>;
  version: Generated<number>;
  created_at: Moment;
  updated_at: Moment;
  convened_at: MaybeMoment;
  held_at: MaybeMoment;
}

export interface MeetingParticipantTable {
  id: string;
  meeting_id: string;
  position: number;
  office_id: string | null;
  account_id: string | null;
  answer: Generated<'none' | 'attending' | 'sending' | 'declined'>;
  person_name: Maybe<string>;
  person_id: Maybe<string>;
  reason_text_id: Maybe<string>;
  answered_by: Maybe<string>;
  answered_at: MaybeMoment;
}

interface MeetingMinutesTable {
  meeting_id: string;
  number: number;
  state: 'draft' | 'published' | 'superseded';
  revision: Generated<number>;
  body: string;
  written_by: string;
  written_at: Moment;
  published_at: MaybeMoment;
}

export interface MeetingResolutionTable {
  id: string;
  meeting_id: string;
  number: number;
  status: 'noted' | 'open' | 'reported' | 'accepted' | 'withdrawn';
  words: string;
  office_id: Maybe<string>;
  butler_id: Maybe<string>;
  limit_days: number;
  matter_id: Maybe<string>;
  assignment_id: Maybe<string>;
  begun_at: MaybeMoment;
  due_at: MaybeMoment;
  yellow_at: MaybeMoment;
  calendar_version: Maybe<number>;
  told_light: Generated<'green' | 'yellow' | 'red'>;
  report_text_id: Maybe<string>;
  reported_by: Maybe<string>;
  reported_at: MaybeMoment;
  decision_text_id: Maybe<string>;
  decided_by: Maybe<string>;
  ended_at: MaybeMoment;
}

interface MeetingAgendaItemTable {
  id: string;
  meeting_id: string;
  position: number;
  kind: 'matter' | 'project' | 'resolution' | 'text';
  words: string;
  matter_id: Maybe<string>;
  project_id: Maybe<string>;
  node_id: Maybe<string>;
  resolution_id: Maybe<string>;
  added_by: Maybe<string>;
}

interface MeetingResolutionFileTable {
  attachment_id: string;
  resolution_id: string;
  position: number;
}

interface MeetingAttendanceTable {
  id: string;
  meeting_id: string;
  account_id: string | null;
  name: string;
  unit: string;
  how: 'scan' | 'recorder';
  signed_at: Moment;
  entered_by: string;
}

interface MeetingTemplateTable {
  kind: Kind;
  body: string;
  version: Generated<number>;
  updated_by: string;
  updated_at: Moment;
}

interface CalendarFeedTable {
  account_id: string;
  token_hash: Buffer;
  created_at: Moment;
  read_at: MaybeMoment;
}

export interface MeetingTables {
  meeting: MeetingTable;
  meeting_series: MeetingSeriesTable;
  meeting_series_participant: MeetingSeriesParticipantTable;
  meeting_participant: MeetingParticipantTable;
  meeting_minutes: MeetingMinutesTable;
  meeting_resolution: MeetingResolutionTable;
  meeting_agenda_item: MeetingAgendaItemTable;
  meeting_resolution_file: MeetingResolutionFileTable;
  meeting_attendance: MeetingAttendanceTable;
  meeting_template: MeetingTemplateTable;
  calendar_feed: CalendarFeedTable;
}

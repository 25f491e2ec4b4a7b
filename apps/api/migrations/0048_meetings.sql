-- 会议: meetings with agenda, answers, sign-in, minutes, and resolutions that are followed to their end.

CREATE TABLE meeting_series (
  id                uuid PRIMARY KEY,
  title             text NOT NULL CHECK (title <> ''),
  kind              text NOT NULL CHECK (kind IN ('on-site', 'joint', 'thematic')),
  -- A rule of RFC 5545 without DTSTART; days and hours are of the zone's clock.
  rrule             text NOT NULL CHECK (rrule <> ''),
  starts_on         date NOT NULL,
  ends_on           date,
  starts_at_time    text NOT NULL CHECK (starts_at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  duration_minutes  int NOT NULL CHECK (duration_minutes BETWEEN 15 AND 720),
  place             text NOT NULL DEFAULT '',
  convener_id       uuid NOT NULL REFERENCES account (id),
  recorder_id       uuid NOT NULL REFERENCES account (id),
  active            boolean NOT NULL DEFAULT true,
  version           int NOT NULL DEFAULT 1,
  created_by        uuid NOT NULL REFERENCES account (id),
  created_at        timestamptz NOT NULL
);
CREATE INDEX meeting_series_convener ON meeting_series (convener_id);
CREATE INDEX meeting_series_recorder ON meeting_series (recorder_id);
CREATE INDEX meeting_series_created_by ON meeting_series (created_by);
COMMENT ON TABLE meeting_series IS 'A standing meeting (例会) and the rule by which it recurs; its occurrences are rows of meeting.';

CREATE TABLE meeting_series_participant (
  series_id   uuid NOT NULL REFERENCES meeting_series (id),
  position    int NOT NULL,
  office_id   uuid REFERENCES office (id),
  account_id  uuid REFERENCES account (id),
  PRIMARY KEY (series_id, position),
  CHECK (num_nonnulls(office_id, account_id) = 1)
);
CREATE INDEX meeting_series_participant_office ON meeting_series_participant (office_id) WHERE office_id IS NOT NULL;
CREATE INDEX meeting_series_participant_account ON meeting_series_participant (account_id) WHERE account_id IS NOT NULL;
COMMENT ON TABLE meeting_series_participant IS 'Who is asked to each meeting of a series.';

CREATE TABLE meeting (
  id               uuid PRIMARY KEY,
  kind             text NOT NULL CHECK (kind IN ('on-site', 'joint', 'thematic')),
  status           text NOT NULL CHECK (status IN ('draft', 'convened', 'held', 'published', 'cancelled')),
  title            text NOT NULL CHECK (title <> ''),
  starts_at        timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL CHECK (ends_at > starts_at),
  place            text NOT NULL DEFAULT '',
  series_id        uuid REFERENCES meeting_series (id),
  -- The day that the rule of the series names, before it was moved off a holiday.
  occurrence_on    date,
  -- Of whoever convened: decides which station master oversees it.
  station_id       uuid REFERENCES office (id),
  convener_id      uuid NOT NULL REFERENCES account (id),
  convened_as      text NOT NULL CHECK (convened_as IN ('butler', 'station-master', 'coordinator', 'leader')),
  recorder_id      uuid NOT NULL REFERENCES account (id),
  cancel_reason    text,
  sign_in_secret   bytea NOT NULL,
  -- RFC 5545: counts every change that the participants' calendars have to follow.
  sequence         int NOT NULL DEFAULT 0,
  version          int NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  convened_at      timestamptz,
  held_at          timestamptz,
  CHECK ((series_id IS NULL) = (occurrence_on IS NULL)),
  CHECK (status <> 'cancelled' OR cancel_reason IS NOT NULL)
);
CREATE UNIQUE INDEX meeting_occurrence ON meeting (series_id, occurrence_on) WHERE series_id IS NOT NULL;
CREATE INDEX meeting_starts ON meeting (starts_at, id);
CREATE INDEX meeting_station ON meeting (station_id) WHERE station_id IS NOT NULL;
CREATE INDEX meeting_convener ON meeting (convener_id);
CREATE INDEX meeting_recorder ON meeting (recorder_id);
COMMENT ON TABLE meeting IS 'On-site (现场办公会), joint (联席会) and thematic (专题会) meetings; who may see one stands in meeting-scope.ts.';

CREATE TABLE meeting_participant (
  id               uuid PRIMARY KEY,
  meeting_id       uuid NOT NULL REFERENCES meeting (id),
  position         int NOT NULL,
  office_id        uuid REFERENCES office (id),
  account_id       uuid REFERENCES account (id),
  answer           text NOT NULL DEFAULT 'none' CHECK (answer IN ('none', 'attending', 'sending', 'declined')),
  -- Who comes for an office, or in a person's stead.
  person_name      text,
  person_id        uuid REFERENCES account (id),
  reason_text_id   uuid REFERENCES personal_text (id),
  answered_by      uuid REFERENCES account (id),
  answered_at      timestamptz,
  CHECK (num_nonnulls(office_id, account_id) = 1),
  CHECK ((answer = 'none') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX meeting_participant_office_once ON meeting_participant (meeting_id, office_id) WHERE office_id IS NOT NULL;
CREATE UNIQUE INDEX meeting_participant_account_once ON meeting_participant (meeting_id, account_id) WHERE account_id IS NOT NULL;
CREATE INDEX meeting_participant_office ON meeting_participant (office_id) WHERE office_id IS NOT NULL;
CREATE INDEX meeting_participant_account ON meeting_participant (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX meeting_participant_person ON meeting_participant (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX meeting_participant_reason ON meeting_participant (reason_text_id) WHERE reason_text_id IS NOT NULL;
CREATE INDEX meeting_participant_answered_by ON meeting_participant (answered_by) WHERE answered_by IS NOT NULL;
COMMENT ON TABLE meeting_participant IS 'Offices and people who are asked, and what they answered (回执).';

CREATE TABLE meeting_minutes (
  meeting_id    uuid NOT NULL REFERENCES meeting (id),
  number        int NOT NULL CHECK (number > 0),
  state         text NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
  revision      int NOT NULL DEFAULT 1,
  body          text NOT NULL CHECK (body <> ''),
  written_by    uuid NOT NULL REFERENCES account (id),
  written_at    timestamptz NOT NULL,
  published_at  timestamptz,
  PRIMARY KEY (meeting_id, number),
  CHECK ((state = 'draft') = (published_at IS NULL))
);
CREATE UNIQUE INDEX meeting_minutes_one_draft ON meeting_minutes (meeting_id) WHERE state = 'draft';
CREATE UNIQUE INDEX meeting_minutes_one_published ON meeting_minutes (meeting_id) WHERE state = 'published';
CREATE INDEX meeting_minutes_by ON meeting_minutes (written_by);
COMMENT ON TABLE meeting_minutes IS '会议纪要, version by version (Markdown); what was published is never changed, only followed by another version.';

CREATE TABLE meeting_resolution (
  id                uuid PRIMARY KEY,
  meeting_id        uuid NOT NULL REFERENCES meeting (id),
  number            int NOT NULL CHECK (number > 0),
  -- noted: in minutes that are still a draft. Where an assignment of the matter carries it out, that says how far it is.
  status            text NOT NULL CHECK (status IN ('noted', 'open', 'reported', 'accepted', 'withdrawn')),
  words             text NOT NULL CHECK (words <> ''),
  office_id         uuid REFERENCES office (id),
  butler_id         uuid REFERENCES butler (id),
  limit_days        int NOT NULL CHECK (limit_days BETWEEN 1 AND 250),
  matter_id         uuid REFERENCES matter (id),
  assignment_id     uuid UNIQUE REFERENCES assignment (id),
  begun_at          timestamptz,
  due_at            timestamptz,
  yellow_at         timestamptz,
  calendar_version  int,
  -- How far people were told that it is late.
  told_light        text NOT NULL DEFAULT 'green' CHECK (told_light IN ('green', 'yellow', 'red')),
  report_text_id    uuid REFERENCES personal_text (id),
  reported_by       uuid REFERENCES account (id),
  reported_at       timestamptz,
  decision_text_id  uuid REFERENCES personal_text (id),
  decided_by        uuid REFERENCES account (id),
  ended_at          timestamptz,
  UNIQUE (meeting_id, number),
  CHECK (num_nonnulls(office_id, butler_id) = 1),
  CHECK (status IN ('noted', 'withdrawn') OR due_at IS NOT NULL)
);
CREATE INDEX meeting_resolution_office ON meeting_resolution (office_id, status) WHERE office_id IS NOT NULL;
CREATE INDEX meeting_resolution_butler ON meeting_resolution (butler_id, status) WHERE butler_id IS NOT NULL;
CREATE INDEX meeting_resolution_matter ON meeting_resolution (matter_id) WHERE matter_id IS NOT NULL;
CREATE INDEX meeting_resolution_open ON meeting_resolution (due_at) WHERE status = 'open';
CREATE INDEX meeting_resolution_report ON meeting_resolution (report_text_id) WHERE report_text_id IS NOT NULL;
CREATE INDEX meeting_resolution_reported_by ON meeting_resolution (reported_by) WHERE reported_by IS NOT NULL;
CREATE INDEX meeting_resolution_decision ON meeting_resolution (decision_text_id) WHERE decision_text_id IS NOT NULL;
CREATE INDEX meeting_resolution_decided_by ON meeting_resolution (decided_by) WHERE decided_by IS NOT NULL;
COMMENT ON TABLE meeting_resolution IS '议定事项: what a meeting decided, who carries it out, and by when.';

CREATE TABLE meeting_agenda_item (
  id             uuid PRIMARY KEY,
  meeting_id     uuid NOT NULL REFERENCES meeting (id),
  position       int NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('matter', 'project', 'resolution', 'text')),
  words          text NOT NULL CHECK (words <> ''),
  matter_id      uuid REFERENCES matter (id),
  project_id     uuid REFERENCES project (id),
  -- Of the project's plan; null: the project as a whole.
  node_id        uuid REFERENCES plan_node (id),
  resolution_id  uuid REFERENCES meeting_resolution (id),
  added_by       uuid REFERENCES account (id),
  CHECK ((kind = 'matter') = (matter_id IS NOT NULL)),
  CHECK ((kind = 'project') = (project_id IS NOT NULL)),
  CHECK (node_id IS NULL OR project_id IS NOT NULL),
  CHECK ((kind = 'resolution') = (resolution_id IS NOT NULL))
);
CREATE INDEX meeting_agenda_item_meeting ON meeting_agenda_item (meeting_id, position);
CREATE UNIQUE INDEX meeting_agenda_item_matter ON meeting_agenda_item (matter_id, meeting_id) WHERE matter_id IS NOT NULL;
CREATE UNIQUE INDEX meeting_agenda_item_project ON meeting_agenda_item (project_id, meeting_id, node_id) NULLS NOT DISTINCT WHERE project_id IS NOT NULL;
CREATE INDEX meeting_agenda_item_node ON meeting_agenda_item (node_id) WHERE node_id IS NOT NULL;
CREATE UNIQUE INDEX meeting_agenda_item_resolution ON meeting_agenda_item (resolution_id, meeting_id) WHERE resolution_id IS NOT NULL;
CREATE INDEX meeting_agenda_item_by ON meeting_agenda_item (added_by) WHERE added_by IS NOT NULL;
COMMENT ON TABLE meeting_agenda_item IS 'Agenda (议题). Its own words are all that participants read of a matter that is not theirs.';

CREATE TABLE meeting_resolution_file (
  attachment_id  uuid PRIMARY KEY REFERENCES attachment (id),
  resolution_id  uuid NOT NULL REFERENCES meeting_resolution (id),
  position       int NOT NULL
);
CREATE INDEX meeting_resolution_file_of ON meeting_resolution_file (resolution_id, position);
COMMENT ON TABLE meeting_resolution_file IS 'Pictures and papers with which a resolution was reported done.';

CREATE TABLE meeting_attendance (
  id          uuid PRIMARY KEY,
  meeting_id  uuid NOT NULL REFERENCES meeting (id),
  account_id  uuid REFERENCES account (id),
  name        text NOT NULL CHECK (name <> ''),
  unit        text NOT NULL DEFAULT '',
  how         text NOT NULL CHECK (how IN ('scan', 'recorder')),
  signed_at   timestamptz NOT NULL,
  entered_by  uuid NOT NULL REFERENCES account (id),
  CHECK ((how = 'scan') = (account_id IS NOT NULL))
);
CREATE UNIQUE INDEX meeting_attendance_once ON meeting_attendance (meeting_id, account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX meeting_attendance_name_once ON meeting_attendance (meeting_id, name, unit) WHERE account_id IS NULL;
CREATE INDEX meeting_attendance_account ON meeting_attendance (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX meeting_attendance_entered_by ON meeting_attendance (entered_by);
COMMENT ON TABLE meeting_attendance IS '签到: who was there, and since when.';

CREATE TABLE meeting_template (
  kind        text PRIMARY KEY CHECK (kind IN ('on-site', 'joint', 'thematic')),
  body        text NOT NULL CHECK (body <> ''),
  version     int NOT NULL DEFAULT 1,
  updated_by  uuid NOT NULL REFERENCES account (id),
  updated_at  timestamptz NOT NULL
);
CREATE INDEX meeting_template_by ON meeting_template (updated_by);
COMMENT ON TABLE meeting_template IS 'The zone''s own form of the minutes of a kind; without a row the platform''s is used.';

CREATE TABLE calendar_feed (
  account_id  uuid PRIMARY KEY REFERENCES account (id),
  token_hash  bytea NOT NULL UNIQUE,
  created_at  timestamptz NOT NULL,
  read_at     timestamptz
);
COMMENT ON TABLE calendar_feed IS 'Address of a person''s meetings for a calendar program: only the hash of its secret is kept; renewing or taking it back ends the old one.';

GRANT SELECT, INSERT, UPDATE ON meeting, meeting_series, meeting_participant, meeting_minutes, meeting_resolution, meeting_template, calendar_feed TO :"app_role";
GRANT DELETE ON meeting_participant, calendar_feed TO :"app_role";
GRANT SELECT, INSERT, DELETE ON meeting_series_participant TO :"app_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_agenda_item TO :"app_role";
GRANT DELETE ON meeting_resolution TO :"app_role";
GRANT SELECT, INSERT ON meeting_attendance, meeting_resolution_file TO :"app_role";

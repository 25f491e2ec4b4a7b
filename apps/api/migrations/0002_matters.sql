-- Matters: catalogue, workflow, clocks, files, journal, notifications, live events.

CREATE TABLE matter_group (
  code text PRIMARY KEY,
  name text NOT NULL,
  position int NOT NULL
);
COMMENT ON TABLE matter_group IS 'Groups of the catalogue of matters (事项目录), in the order in which people see them.';

CREATE TABLE matter_type (
  code text PRIMARY KEY,
  group_code text NOT NULL REFERENCES matter_group (code),
  name text NOT NULL,
  position int NOT NULL,
  subject text NOT NULL CHECK (subject IN ('enterprise', 'project', 'both')),
  complexity text NOT NULL CHECK (complexity IN ('consult', 'general', 'complex')),
  lead_office_id uuid REFERENCES office (id),
  promised_days int CHECK (promised_days > 0),
  promised_source text,
  statutory_days int CHECK (statutory_days > 0),
  statutory_unit text CHECK (statutory_unit IN ('working', 'calendar')),
  statutory_source text,
  past_days int CHECK (past_days > 0),
  past_unit text CHECK (past_unit IN ('working', 'calendar')),
  past_source text,
  materials jsonb NOT NULL DEFAULT '[]',
  service_modes text[] NOT NULL DEFAULT '{guided,assisted,agent,self}',
  prominent boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  CHECK ((promised_days IS NULL) = (promised_source IS NULL)),
  CHECK ((statutory_days IS NULL) = (statutory_source IS NULL) AND (statutory_days IS NULL) = (statutory_unit IS NULL)),
  CHECK ((past_days IS NULL) = (past_source IS NULL) AND (past_days IS NULL) = (past_unit IS NULL))
);
COMMENT ON TABLE matter_type IS 'The catalogue of matters. A limit without a source is unknown, so it is null and shown so.';
CREATE INDEX matter_type_group ON matter_type (group_code);
CREATE INDEX matter_type_lead ON matter_type (lead_office_id);

CREATE TABLE matter_type_support (
  type_code text NOT NULL REFERENCES matter_type (code),
  office_id uuid NOT NULL REFERENCES office (id),
  position int NOT NULL,
  PRIMARY KEY (type_code, office_id)
);
COMMENT ON TABLE matter_type_support IS 'Supporting offices of a type, in order.';
CREATE INDEX matter_type_support_office ON matter_type_support (office_id);

CREATE TABLE personal_text (
  id uuid PRIMARY KEY,
  stream text NOT NULL,
  kind text NOT NULL,
  body text,
  salt bytea,
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  erased_by uuid REFERENCES account (id),
  CHECK ((erased_at IS NULL) = (body IS NOT NULL) AND (body IS NULL) = (salt IS NULL))
);
COMMENT ON TABLE personal_text IS 'Words of people, apart from the journal, which keeps only sha256(salt || words): erasing them leaves its chain whole.';
CREATE INDEX personal_text_stream ON personal_text (stream);
CREATE INDEX personal_text_erased_by ON personal_text (erased_by) WHERE erased_by IS NOT NULL;

CREATE TABLE matter_number (
  month text PRIMARY KEY CHECK (month ~ '^[0-9]{4}$'),
  last int NOT NULL
);
COMMENT ON TABLE matter_number IS 'The last running number given to a matter in a month (YYMM of the zone).';

CREATE TABLE matter (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  type_code text NOT NULL REFERENCES matter_type (code),
  subject_kind text NOT NULL CHECK (subject_kind IN ('enterprise', 'project')),
  enterprise_id uuid NOT NULL REFERENCES enterprise (id),
  project_id uuid REFERENCES project (id),
  station_id uuid NOT NULL REFERENCES office (id),
  butler_id uuid NOT NULL REFERENCES butler (id),
  title_text_id uuid NOT NULL REFERENCES personal_text (id),
  body_text_id uuid NOT NULL REFERENCES personal_text (id),
  authorisation_text_id uuid REFERENCES personal_text (id),
  raised_by uuid NOT NULL REFERENCES account (id),
  raised_as text NOT NULL CHECK (raised_as IN ('firm', 'butler')),
  urgency text NOT NULL CHECK (urgency IN ('normal', 'urgent')),
  status text NOT NULL CHECK (status IN ('submitted', 'accepted', 'handling', 'awaiting-materials', 'answered', 'closed', 'rectifying', 'declined', 'withdrawn')),
  service_mode text CHECK (service_mode IN ('guided', 'assisted', 'agent', 'self')),
  round int NOT NULL DEFAULT 1 CHECK (round > 0),
  promised_days int NOT NULL CHECK (promised_days > 0),
  promised_source text NOT NULL,
  statutory_days int,
  statutory_unit text,
  statutory_source text,
  past_days int,
  past_unit text,
  past_source text,
  complexity text NOT NULL CHECK (complexity IN ('consult', 'general', 'complex')),
  materials_wanted jsonb NOT NULL DEFAULT '[]',
  materials_lapsed boolean NOT NULL DEFAULT false,
  decline_reason text,
  decline_disputed boolean NOT NULL DEFAULT false,
  dispatch_failures int NOT NULL DEFAULT 0,
  outcome text CHECK (outcome IN ('solved', 'partly', 'not-possible', 'explained')),
  close_reason text CHECK (close_reason IN ('confirmed', 'silent', 'rectified', 'excluded', 'not-supplied')),
  light text NOT NULL DEFAULT 'none' CHECK (light IN ('green', 'yellow', 'red', 'paused', 'none')),
  next_due_at timestamptz,
  rating_until timestamptz,
  reopen_until timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  accepted_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  CHECK ((subject_kind = 'project') = (project_id IS NOT NULL)),
  CHECK (status <> 'closed' OR (closed_at IS NOT NULL AND close_reason IS NOT NULL)),
  CHECK (status <> 'declined' OR decline_reason IS NOT NULL)
);
COMMENT ON TABLE matter IS 'A need (诉求/事项) of an enterprise or a project, in the charge of one butler. Limits are copied from the type when it begins.';
CREATE INDEX matter_type_idx ON matter (type_code);
CREATE INDEX matter_enterprise ON matter (enterprise_id, status);
CREATE INDEX matter_project ON matter (project_id, status) WHERE project_id IS NOT NULL;
CREATE INDEX matter_station ON matter (station_id, status);
CREATE INDEX matter_butler ON matter (butler_id, status);
CREATE INDEX matter_raised_by ON matter (raised_by);
CREATE INDEX matter_due ON matter (next_due_at, id) WHERE next_due_at IS NOT NULL;
CREATE INDEX matter_created ON matter (created_at, id);
CREATE INDEX matter_updated ON matter (updated_at, id);
CREATE INDEX matter_title_text ON matter (title_text_id);
CREATE INDEX matter_body_text ON matter (body_text_id);
CREATE INDEX matter_authorisation_text ON matter (authorisation_text_id) WHERE authorisation_text_id IS NOT NULL;

CREATE TABLE assignment (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  round int NOT NULL,
  office_id uuid NOT NULL REFERENCES office (id),
  role text NOT NULL CHECK (role IN ('lead', 'support')),
  status text NOT NULL CHECK (status IN ('assigned', 'signed', 'answered', 'accepted', 'returned', 'recalled')),
  limit_days int NOT NULL CHECK (limit_days > 0),
  instruction_text_id uuid REFERENCES personal_text (id),
  answer_text_id uuid REFERENCES personal_text (id),
  outcome text CHECK (outcome IN ('solved', 'partly', 'not-possible', 'explained')),
  assigned_by uuid NOT NULL REFERENCES account (id),
  handler_id uuid REFERENCES account (id),
  assigned_at timestamptz NOT NULL,
  return_until timestamptz,
  signed_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  CHECK (status NOT IN ('answered', 'accepted') OR answer_text_id IS NOT NULL)
);
COMMENT ON TABLE assignment IS 'An assignment (交办) of a matter to one office, with a limit of its own.';
CREATE INDEX assignment_matter ON assignment (matter_id);
CREATE INDEX assignment_office ON assignment (office_id, status);
CREATE INDEX assignment_assigned_by ON assignment (assigned_by);
CREATE INDEX assignment_handler ON assignment (handler_id) WHERE handler_id IS NOT NULL;
CREATE INDEX assignment_instruction ON assignment (instruction_text_id) WHERE instruction_text_id IS NOT NULL;
CREATE INDEX assignment_answer ON assignment (answer_text_id) WHERE answer_text_id IS NOT NULL;
CREATE UNIQUE INDEX assignment_one_open ON assignment (matter_id, office_id) WHERE status IN ('assigned', 'signed', 'answered');
CREATE UNIQUE INDEX assignment_one_lead ON assignment (matter_id) WHERE role = 'lead' AND status IN ('assigned', 'signed', 'answered');

CREATE TABLE extension (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  assignment_id uuid NOT NULL UNIQUE REFERENCES assignment (id),
  status text NOT NULL CHECK (status IN ('requested', 'granted', 'refused', 'lapsed')),
  days int NOT NULL CHECK (days > 0),
  reason_text_id uuid NOT NULL REFERENCES personal_text (id),
  requested_by uuid NOT NULL REFERENCES account (id),
  requested_at timestamptz NOT NULL,
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz
);
COMMENT ON TABLE extension IS 'The one extension (延期) that an assignment may be given.';
CREATE INDEX extension_matter ON extension (matter_id);
CREATE INDEX extension_reason ON extension (reason_text_id);
CREATE INDEX extension_requested_by ON extension (requested_by);
CREATE INDEX extension_decided_by ON extension (decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE escalation (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  level text NOT NULL CHECK (level IN ('station-master', 'coordinator')),
  status text NOT NULL CHECK (status IN ('open', 'decided', 'lapsed')),
  reason_text_id uuid NOT NULL REFERENCES personal_text (id),
  decision_text_id uuid REFERENCES personal_text (id),
  escalated_by uuid NOT NULL REFERENCES account (id),
  escalated_at timestamptz NOT NULL,
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  CHECK ((status = 'decided') = (decision_text_id IS NOT NULL))
);
COMMENT ON TABLE escalation IS 'A matter brought up (上报) to the station master or the coordinator, who decides.';
CREATE INDEX escalation_matter ON escalation (matter_id);
CREATE UNIQUE INDEX escalation_one_open ON escalation (matter_id) WHERE status = 'open';
CREATE INDEX escalation_reason ON escalation (reason_text_id);
CREATE INDEX escalation_decision ON escalation (decision_text_id) WHERE decision_text_id IS NOT NULL;
CREATE INDEX escalation_by ON escalation (escalated_by);
CREATE INDEX escalation_decided_by ON escalation (decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE rating (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  round int NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 1 AND 5),
  text_id uuid REFERENCES personal_text (id),
  rated_by uuid NOT NULL REFERENCES account (id),
  rated_at timestamptz NOT NULL,
  UNIQUE (matter_id, round)
);
COMMENT ON TABLE rating IS '好差评: one immutable rating a round; never updated, never deleted.';
CREATE INDEX rating_text ON rating (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX rating_by ON rating (rated_by);

CREATE TABLE rectification (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  rating_id uuid NOT NULL UNIQUE REFERENCES rating (id),
  status text NOT NULL CHECK (status IN ('verifying', 'rectifying', 'revisiting', 'appealed', 'done', 'excluded')),
  extended boolean NOT NULL DEFAULT false,
  appealed boolean NOT NULL DEFAULT false,
  appealed_by uuid REFERENCES account (id),
  excluded_text_id uuid REFERENCES personal_text (id),
  opened_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((status IN ('done', 'excluded')) = (ended_at IS NOT NULL)),
  CHECK ((status = 'excluded') = (excluded_text_id IS NOT NULL))
);
COMMENT ON TABLE rectification IS 'What a bad rating sets off (差评整改): verify, put right, revisit; or appeal and exclusion with its reason.';
CREATE INDEX rectification_matter ON rectification (matter_id);
CREATE UNIQUE INDEX rectification_one_open ON rectification (matter_id) WHERE status NOT IN ('done', 'excluded');
CREATE INDEX rectification_appealed_by ON rectification (appealed_by) WHERE appealed_by IS NOT NULL;
CREATE INDEX rectification_excluded ON rectification (excluded_text_id) WHERE excluded_text_id IS NOT NULL;

CREATE TABLE clock (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  kind text NOT NULL CHECK (kind IN ('accept', 'promise', 'return', 'assignment', 'materials', 'confirm', 'rating', 'verify', 'rectify', 'revisit', 'escalation', 'decision')),
  assignment_id uuid REFERENCES assignment (id),
  state text NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'lapsed')),
  level text NOT NULL CHECK (level IN ('green', 'yellow', 'red')),
  limit_days int,
  limit_minutes int,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  yellow_at timestamptz,
  next_at timestamptz,
  paused_at timestamptz,
  paused_minutes int NOT NULL DEFAULT 0,
  pauses jsonb NOT NULL DEFAULT '[]',
  stopped_at timestamptz,
  used_days numeric,
  calendar_version int NOT NULL REFERENCES calendar_version (version),
  provisional boolean NOT NULL DEFAULT false,
  CHECK ((limit_days IS NULL) <> (limit_minutes IS NULL)),
  CHECK ((kind IN ('assignment', 'return')) = (assignment_id IS NOT NULL)),
  CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
  CHECK ((state IN ('stopped', 'lapsed')) = (stopped_at IS NOT NULL))
);
COMMENT ON TABLE clock IS 'Limits that run. due_at is stored, computed from the calendar and the history; next_at is the next moment at which the sweep must look.';
COMMENT ON COLUMN clock.used_days IS 'Working days used when it stopped.';
CREATE INDEX clock_matter ON clock (matter_id);
CREATE INDEX clock_assignment ON clock (assignment_id) WHERE assignment_id IS NOT NULL;
CREATE INDEX clock_next ON clock (next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX clock_calendar ON clock (calendar_version);

CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  matter_id uuid REFERENCES matter (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  media_type text NOT NULL,
  bytes int NOT NULL CHECK (bytes > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  visibility text NOT NULL CHECK (visibility IN ('firm', 'internal')),
  uploaded_by uuid NOT NULL REFERENCES account (id),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE attachment IS 'A file handed in. Without a matter it waits a day for the request that names it; its bytes lie in the data folder under its id.';
CREATE INDEX attachment_matter ON attachment (matter_id) WHERE matter_id IS NOT NULL;
CREATE INDEX attachment_uploaded_by ON attachment (uploaded_by);
CREATE INDEX attachment_waiting ON attachment (created_at) WHERE matter_id IS NULL;

CREATE TABLE journal (
  stream text NOT NULL,
  seq int NOT NULL CHECK (seq > 0),
  at timestamptz NOT NULL,
  action text NOT NULL,
  actor_id uuid REFERENCES account (id),
  visibility text NOT NULL CHECK (visibility IN ('firm', 'internal')),
  body text NOT NULL,
  previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  PRIMARY KEY (stream, seq)
);
COMMENT ON TABLE journal IS 'Append-only record of every change, hash-chained by stream; body is canonical JSON and is what is hashed.';
CREATE INDEX journal_actor ON journal (actor_id, at) WHERE actor_id IS NOT NULL;
CREATE INDEX journal_at ON journal (at);

CREATE TABLE journal_head (
  stream text PRIMARY KEY,
  seq int NOT NULL,
  hash bytea NOT NULL
);
COMMENT ON TABLE journal_head IS 'The last entry of each stream; locking it puts the writers of a stream in a row.';

CREATE TABLE journal_anchor (
  number int PRIMARY KEY CHECK (number > 0),
  at timestamptz NOT NULL,
  streams int NOT NULL,
  entries bigint NOT NULL,
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  signature bytea NOT NULL,
  position bigint NOT NULL
);
COMMENT ON TABLE journal_anchor IS 'Signed roots over all heads, taken periodically and kept outside of the database too.';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_anchor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_anchor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rating_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE notification (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  event_key text NOT NULL,
  kind text NOT NULL,
  matter_id uuid REFERENCES matter (id),
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  UNIQUE (account_id, event_key)
);
COMMENT ON TABLE notification IS 'What a person is told in the app: once per event, whatever roles they hold.';
CREATE INDEX notification_unread ON notification (account_id) WHERE read_at IS NULL;
CREATE INDEX notification_recent ON notification (account_id, created_at, id);
CREATE INDEX notification_matter ON notification (matter_id) WHERE matter_id IS NOT NULL;

CREATE TABLE live_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  account_id uuid,
  action text,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE live_event IS 'Feed of changes for open screens; read up to the oldest open transaction, kept for a day.';
CREATE INDEX live_event_created ON live_event (created_at);

CREATE TABLE alarm (
  key text PRIMARY KEY,
  kind text NOT NULL,
  details jsonb NOT NULL,
  raised_at timestamptz NOT NULL,
  cleared_at timestamptz
);
COMMENT ON TABLE alarm IS 'What the platform can not put right by itself: nobody to tell, a year without a calendar.';

GRANT SELECT, INSERT, UPDATE ON matter_group, matter_type, matter_number, matter, assignment, extension, escalation, rectification, clock, journal_head, notification, alarm TO :"app_role";
GRANT SELECT, INSERT, DELETE ON matter_type_support, live_event TO :"app_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON attachment TO :"app_role";
GRANT SELECT, INSERT, UPDATE (body, salt, erased_at, erased_by) ON personal_text TO :"app_role";
GRANT SELECT, INSERT ON rating, journal, journal_anchor TO :"app_role";

CREATE INDEX personal_text_title_search ON personal_text USING gin (search_terms(body)) WHERE kind = 'title';

-- 督办: 催办 → 提醒(黄) → 督办单(红) → 约谈、通报, with what the supervised answer, until it is lifted or lapses.
CREATE TABLE supervision_number (
  kind text NOT NULL CHECK (kind IN ('yellow', 'red', 'talk', 'circular')),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 9999),
  last int NOT NULL CHECK (last > 0),
  PRIMARY KEY (kind, year)
);
COMMENT ON TABLE supervision_number IS 'The last number that was given of a kind in a year; taken in the transaction that uses it, so that none is missing.';

CREATE TABLE supervision (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('urge', 'yellow', 'red', 'talk', 'circular')),
  number_year int,
  number_in_year int,
  subject_kind text NOT NULL CHECK (subject_kind IN ('assignment', 'matter', 'node')),
  matter_id uuid REFERENCES matter (id),
  assignment_id uuid REFERENCES assignment (id),
  project_id uuid REFERENCES project (id),
  node_id uuid REFERENCES plan_node (id),
  subject_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(node_id, assignment_id, matter_id)) STORED,
  office_id uuid REFERENCES office (id),
  butler_id uuid REFERENCES butler (id),
  facts jsonb NOT NULL,
  demand_text_id uuid REFERENCES personal_text (id),
  exception_text_id uuid REFERENCES personal_text (id),
  issued_by uuid NOT NULL REFERENCES account (id),
  issued_as text NOT NULL CHECK (issued_as IN ('butler', 'station-master', 'coordinator', 'leader-deputy', 'leader-head')),
  covered_for uuid REFERENCES account (id),
  issued_at timestamptz NOT NULL,
  issued_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('sent', 'awaiting', 'replied', 'noted', 'lifted', 'lapsed')),
  reply_due_at timestamptz,
  next_at timestamptz,
  unanswered_at timestamptz,
  first_due_at timestamptz,
  first_replied_at timestamptz,
  promised_on date,
  ended_at timestamptz,
  ended_by uuid REFERENCES account (id),
  end_text_id uuid REFERENCES personal_text (id),
  version int NOT NULL DEFAULT 1,
  UNIQUE (kind, number_year, number_in_year),
  CHECK ((kind = 'urge') = (number_year IS NULL)),
  CHECK ((number_year IS NULL) = (number_in_year IS NULL)),
  CHECK ((kind = 'urge') = (state = 'sent')),
  CHECK ((subject_kind = 'node') = (node_id IS NOT NULL)),
  CHECK ((subject_kind = 'node') = (project_id IS NOT NULL)),
  CHECK ((subject_kind = 'node') = (matter_id IS NULL)),
  CHECK ((subject_kind = 'assignment') = (assignment_id IS NOT NULL)),
  CHECK ((office_id IS NULL) <> (butler_id IS NULL)),
  CHECK ((state IN ('lifted', 'lapsed')) = (ended_at IS NOT NULL)),
  CHECK (next_at IS NULL OR state = 'awaiting')
);
COMMENT ON TABLE supervision IS 'One step of supervision (督办) about an assignment, a whole matter or a node, with how it stood when it was issued (facts). An urge asks for no reply; the others stay in force until lifted, or lapse with their subject.';
CREATE UNIQUE INDEX supervision_once ON supervision (subject_id, kind) WHERE state IN ('awaiting', 'replied', 'noted');
CREATE INDEX supervision_subject ON supervision (subject_id, issued_at);
CREATE INDEX supervision_open ON supervision (issued_at, id) WHERE state IN ('awaiting', 'replied', 'noted');
CREATE INDEX supervision_next ON supervision (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX supervision_matter ON supervision (matter_id) WHERE matter_id IS NOT NULL;
CREATE INDEX supervision_assignment ON supervision (assignment_id) WHERE assignment_id IS NOT NULL;
CREATE INDEX supervision_project ON supervision (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX supervision_node ON supervision (node_id) WHERE node_id IS NOT NULL;
CREATE INDEX supervision_office ON supervision (office_id, issued_at) WHERE office_id IS NOT NULL;
CREATE INDEX supervision_butler ON supervision (butler_id) WHERE butler_id IS NOT NULL;
CREATE INDEX supervision_issuer ON supervision (issued_by, issued_at);
CREATE INDEX supervision_covered ON supervision (covered_for) WHERE covered_for IS NOT NULL;
CREATE INDEX supervision_demand ON supervision (demand_text_id) WHERE demand_text_id IS NOT NULL;
CREATE INDEX supervision_exception ON supervision (exception_text_id) WHERE exception_text_id IS NOT NULL;
CREATE INDEX supervision_ended_by ON supervision (ended_by) WHERE ended_by IS NOT NULL;
CREATE INDEX supervision_end_text ON supervision (end_text_id) WHERE end_text_id IS NOT NULL;

CREATE TABLE supervision_reply (
  id uuid PRIMARY KEY,
  supervision_id uuid NOT NULL REFERENCES supervision (id),
  kind text NOT NULL CHECK (kind IN ('plan', 'progress')),
  text_id uuid REFERENCES personal_text (id),
  promised_on date,
  in_time boolean,
  replied_by uuid NOT NULL REFERENCES account (id),
  replied_at timestamptz NOT NULL,
  device_at timestamptz,
  judged text CHECK (judged IN ('returned', 'noted')),
  judged_by uuid REFERENCES account (id),
  judged_at timestamptz,
  judged_text_id uuid REFERENCES personal_text (id),
  CHECK (kind = 'progress' OR (text_id IS NOT NULL AND promised_on IS NOT NULL AND in_time IS NOT NULL)),
  CHECK ((judged IS NULL) = (judged_by IS NULL)),
  CHECK ((judged IS NULL) = (judged_at IS NULL))
);
COMMENT ON TABLE supervision_reply IS 'What the supervised answered: a plan with a date, or progress from the site; a plan is noted or returned with words.';
CREATE INDEX supervision_reply_of ON supervision_reply (supervision_id, replied_at);
CREATE INDEX supervision_reply_text ON supervision_reply (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX supervision_reply_by ON supervision_reply (replied_by);
CREATE INDEX supervision_reply_judged_by ON supervision_reply (judged_by) WHERE judged_by IS NOT NULL;
CREATE INDEX supervision_reply_judged_text ON supervision_reply (judged_text_id) WHERE judged_text_id IS NOT NULL;

CREATE TABLE supervision_file (
  attachment_id uuid PRIMARY KEY REFERENCES attachment (id),
  supervision_id uuid NOT NULL REFERENCES supervision (id),
  reply_id uuid REFERENCES supervision_reply (id),
  position int NOT NULL
);
COMMENT ON TABLE supervision_file IS 'Photos and files of a notice, or of an answer to it; read like the supervision itself.';
CREATE INDEX supervision_file_of ON supervision_file (supervision_id);
CREATE INDEX supervision_file_reply ON supervision_file (reply_id) WHERE reply_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON supervision, supervision_number, supervision_reply TO :"app_role";
GRANT SELECT, INSERT ON supervision_file TO :"app_role";

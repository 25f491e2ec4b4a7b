-- Saved views of lists, what each person set, and the log of exports.

CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  list text NOT NULL CHECK (list IN ('matters', 'enterprises', 'projects', 'butlers')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  owner_id uuid NOT NULL REFERENCES account (id),
  sharing text NOT NULL CHECK (sharing IN ('private', 'office', 'zone')),
  office_id uuid REFERENCES office (id),
  search jsonb NOT NULL CHECK (jsonb_typeof(search) = 'object'),
  layout jsonb NOT NULL CHECK (jsonb_typeof(layout) = 'object'),
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((sharing = 'office') = (office_id IS NOT NULL))
);
COMMENT ON TABLE saved_view IS 'Filters, order and columns of a list under a name; its rows always follow the reader.';
CREATE INDEX saved_view_owner ON saved_view (owner_id, list);
CREATE INDEX saved_view_office ON saved_view (office_id, list) WHERE office_id IS NOT NULL;
CREATE INDEX saved_view_zone ON saved_view (list) WHERE sharing = 'zone';

CREATE TABLE list_preference (
  account_id uuid NOT NULL REFERENCES account (id),
  list text NOT NULL CHECK (list IN ('matters', 'enterprises', 'projects', 'butlers')),
  default_view_id uuid REFERENCES saved_view (id) ON DELETE SET NULL,
  view_order jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(view_order) = 'array'),
  layouts jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(layouts) = 'object'),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, list)
);
COMMENT ON TABLE list_preference IS 'What a person set for a list: the view to begin with, the order of views, columns and widths by view.';
CREATE INDEX list_preference_default ON list_preference (default_view_id) WHERE default_view_id IS NOT NULL;

CREATE TABLE export_log (
  id uuid PRIMARY KEY,
  requested_by uuid NOT NULL REFERENCES account (id),
  requested_at timestamptz NOT NULL,
  list text NOT NULL CHECK (list IN ('matters', 'enterprises', 'projects')),
  query jsonb NOT NULL,
  columns jsonb NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  conditions jsonb NOT NULL,
  purpose_text_id uuid REFERENCES personal_text (id),
  rows_counted int NOT NULL CHECK (rows_counted >= 0),
  rows_exact boolean NOT NULL,
  needs_approval boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'ready', 'refused', 'taking', 'taken', 'broken')),
  decided_by uuid REFERENCES account (id) CHECK (decided_by <> requested_by),
  decided_at timestamptz,
  decision_text_id uuid REFERENCES personal_text (id),
  usable_until timestamptz,
  taken_at timestamptz,
  rows_taken int,
  sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ip text,
  CHECK (state <> 'ready' OR usable_until IS NOT NULL),
  CHECK (NOT needs_approval OR state = 'waiting' OR decided_by IS NOT NULL),
  CHECK (state <> 'taken' OR (rows_taken IS NOT NULL AND sha256 IS NOT NULL AND taken_at IS NOT NULL))
);
COMMENT ON TABLE export_log IS 'Who took which list out of the platform, when, with which conditions, and who allowed it; the journal has each step.';
CREATE INDEX export_log_requested_by ON export_log (requested_by, id);
CREATE INDEX export_log_decided_by ON export_log (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX export_log_waiting ON export_log (id) WHERE state = 'waiting';
CREATE INDEX export_log_purpose ON export_log (purpose_text_id) WHERE purpose_text_id IS NOT NULL;
CREATE INDEX export_log_decision ON export_log (decision_text_id) WHERE decision_text_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO :"app_role";
GRANT SELECT, INSERT, UPDATE ON list_preference TO :"app_role";
GRANT SELECT, INSERT,
  UPDATE (state, decided_by, decided_at, decision_text_id, usable_until, taken_at, rows_taken, sha256, ip)
  ON export_log TO :"app_role";

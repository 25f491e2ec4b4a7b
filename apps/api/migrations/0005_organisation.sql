-- Versions of the kinds of matters, what each matter keeps to, moving of due moments, and codes switched off.

CREATE TABLE matter_type_version (
  type_code text NOT NULL REFERENCES matter_type (code) ON DELETE CASCADE,
  number int NOT NULL CHECK (number > 0),
  rules jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'object'),
  reason text NOT NULL CHECK (reason <> ''),
  published_at timestamptz NOT NULL,
  published_by uuid REFERENCES account (id),
  PRIMARY KEY (type_code, number)
);
COMMENT ON TABLE matter_type_version IS 'All rules of a kind of matter from one moment on. Never changed; the newest is in force and stands in matter_type too.';
CREATE INDEX matter_type_version_by ON matter_type_version (published_by) WHERE published_by IS NOT NULL;

CREATE TABLE matter_type_draft (
  type_code text PRIMARY KEY,
  based_on int,
  revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
  rules jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'object'),
  saved_at timestamptz NOT NULL,
  saved_by uuid NOT NULL REFERENCES account (id)
);
COMMENT ON TABLE matter_type_draft IS 'The next version of a kind of matter while it is written; one that was never published is in no other table yet.';
CREATE INDEX matter_type_draft_by ON matter_type_draft (saved_by);

INSERT INTO matter_type_version (type_code, number, rules, reason, published_at)
SELECT t.code, 1, jsonb_build_object(
    'name', t.name, 'groupCode', t.group_code, 'subject', t.subject, 'complexity', t.complexity,
    'leadOfficeId', t.lead_office_id,
    'supportingOfficeIds', coalesce((SELECT jsonb_agg(s.office_id ORDER BY s.position)
      FROM matter_type_support s WHERE s.type_code = t.code), '[]'),
    'promised', CASE WHEN t.promised_days IS NULL THEN NULL
      ELSE jsonb_build_object('days', t.promised_days, 'source', t.promised_source) END,
    'statutory', CASE WHEN t.statutory_days IS NULL THEN NULL
      ELSE jsonb_build_object('days', t.statutory_days, 'unit', t.statutory_unit, 'source', t.statutory_source) END,
    'pastPractice', CASE WHEN t.past_days IS NULL THEN NULL
      ELSE jsonb_build_object('days', t.past_days, 'unit', t.past_unit, 'source', t.past_source) END,
    'materials', t.materials, 'serviceModes', to_jsonb(t.service_modes),
    'prominent', t.prominent, 'offered', t.active),
  '平台载入', now()
FROM matter_type t;

CREATE TABLE matter_rules (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL UNIQUE REFERENCES matter (id),
  type_code text NOT NULL,
  version int NOT NULL,
  since_at timestamptz NOT NULL,
  FOREIGN KEY (type_code, version) REFERENCES matter_type_version (type_code, number)
);
COMMENT ON TABLE matter_rules IS 'The version of its kind that a matter began with and keeps to. One without a row began before versions were kept, with the first.';
CREATE INDEX matter_rules_version ON matter_rules (type_code, version);

CREATE VIEW matter_type_use AS
SELECT m.type_code, coalesce(r.version, 1) AS version, count(*) AS open_matters
FROM matter m LEFT JOIN matter_rules r ON r.matter_id = m.id
WHERE m.status NOT IN ('closed', 'declined', 'withdrawn')
GROUP BY m.type_code, coalesce(r.version, 1);
COMMENT ON VIEW matter_type_use IS 'How many matters under way keep to each version of a kind.';

CREATE TABLE calendar_recount (
  version int PRIMARY KEY REFERENCES calendar_version (version),
  published_at timestamptz NOT NULL,
  moved int NOT NULL DEFAULT 0 CHECK (moved >= 0),
  finished_at timestamptz
);
COMMENT ON TABLE calendar_recount IS 'Due moments that are still to be counted anew by a version of the calendar; unfinished until every running clock has been looked at.';
CREATE INDEX clock_open ON clock (id) WHERE state IN ('running', 'paused');

ALTER TABLE code_table_entry
  ADD COLUMN active boolean NOT NULL DEFAULT true,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by uuid REFERENCES account (id);
COMMENT ON COLUMN code_table_entry.active IS 'One switched off stays on what carries it and is not offered any more.';
CREATE INDEX code_table_entry_changed_by ON code_table_entry (changed_by) WHERE changed_by IS NOT NULL;

CREATE TABLE code_table_import (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('industry', 'division')),
  version int NOT NULL CHECK (version > 0),
  source text NOT NULL CHECK (source <> ''),
  entries int NOT NULL CHECK (entries >= 0),
  at timestamptz NOT NULL,
  by uuid REFERENCES account (id),
  UNIQUE (kind, version)
);
COMMENT ON TABLE code_table_import IS 'Versions of the code tables: each filling or import of one, with where it came from.';
CREATE INDEX code_table_import_by ON code_table_import (by) WHERE by IS NOT NULL;

GRANT SELECT, INSERT ON matter_type_version, code_table_import TO :"app_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON matter_type_draft TO :"app_role";
GRANT SELECT, INSERT, UPDATE ON matter_rules TO :"app_role";
GRANT SELECT ON matter_type_use TO :"app_role";
GRANT SELECT, INSERT, UPDATE (moved, finished_at) ON calendar_recount TO :"app_role";
-- A kind that no matter was ever of may be taken out; its journal stays.
GRANT DELETE ON matter_type TO :"app_role";

-- 材料清单: what became of each item of a matter's check-list, and promises (容缺受理、告知承诺) with their end.
CREATE TABLE matter_material (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  state text NOT NULL CHECK (state IN ('open', 'wanted', 'supplied', 'accepted', 'promised', 'not-needed')),
  attachment_ids uuid[] NOT NULL DEFAULT '{}',
  reused_from uuid REFERENCES matter_material (id),
  wanted_at timestamptz,
  supplied_at timestamptz,
  supplied_by uuid REFERENCES account (id),
  checked_at timestamptz,
  checked_by uuid REFERENCES account (id),
  remark_text_id uuid REFERENCES personal_text (id),
  valid_through date,
  pledge_kind text CHECK (pledge_kind IN ('supplement', 'commitment')),
  pledge_text_id uuid REFERENCES personal_text (id),
  pledged_at timestamptz,
  pledge_due_at timestamptz,
  pledge_next_at timestamptz,
  pledge_outcome text CHECK (pledge_outcome IN ('kept', 'broken', 'void')),
  pledge_ended_at timestamptz,
  UNIQUE (matter_id, name),
  CHECK ((pledge_kind IS NULL) = (pledge_due_at IS NULL)),
  CHECK ((pledge_kind IS NULL) = (pledged_at IS NULL)),
  CHECK ((pledge_outcome IS NULL) = (pledge_ended_at IS NULL)),
  CHECK (pledge_next_at IS NULL OR (pledge_kind IS NOT NULL AND pledge_outcome IS NULL))
);
COMMENT ON TABLE matter_material IS 'One item of a matter''s check-list (材料) that something happened to; items without a row are untouched. A promise (承诺) is looked at when pledge_next_at has come.';
CREATE INDEX matter_material_pledge ON matter_material (pledge_next_at) WHERE pledge_next_at IS NOT NULL;
CREATE INDEX matter_material_open_pledge ON matter_material (pledge_due_at) WHERE pledge_kind IS NOT NULL AND pledge_outcome IS NULL;
CREATE INDEX matter_material_file ON matter_material USING gin (attachment_ids);
CREATE INDEX matter_material_reused ON matter_material (reused_from) WHERE reused_from IS NOT NULL;
CREATE INDEX matter_material_supplied_by ON matter_material (supplied_by) WHERE supplied_by IS NOT NULL;
CREATE INDEX matter_material_checked_by ON matter_material (checked_by) WHERE checked_by IS NOT NULL;
CREATE INDEX matter_material_remark ON matter_material (remark_text_id) WHERE remark_text_id IS NOT NULL;
CREATE INDEX matter_material_pledge_text ON matter_material (pledge_text_id) WHERE pledge_text_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON matter_material TO :"app_role";

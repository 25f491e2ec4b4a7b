-- 代班: whoever is away is covered by somebody, between two moments and no longer.
CREATE TABLE leave_cover (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  covered_by uuid NOT NULL REFERENCES account (id),
  reason text NOT NULL CHECK (reason IN ('annual', 'sick', 'business', 'training', 'other')),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  entered_by uuid NOT NULL REFERENCES account (id),
  entered_at timestamptz NOT NULL,
  ended_by uuid REFERENCES account (id),
  CHECK (account_id <> covered_by),
  CHECK (ends_on >= starts_on),
  CHECK (ends_at >= starts_at),
  -- One absence of a person at a time; one that was called off before it began is empty and meets nothing.
  CONSTRAINT leave_cover_never_two EXCLUDE USING gist (
    uuid_range(account_id, account_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)
);
COMMENT ON TABLE leave_cover IS 'Absence of a person with who covers it: from starts_at until ends_at the one has the standing of the other. Rights follow from the moment alone; nothing has to run.';
CREATE INDEX leave_cover_by ON leave_cover (covered_by, ends_at);
CREATE INDEX leave_cover_of ON leave_cover (account_id, ends_at);
CREATE INDEX leave_cover_entered_by ON leave_cover (entered_by);
CREATE INDEX leave_cover_ended_by ON leave_cover (ended_by) WHERE ended_by IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (ends_on, ends_at, ended_by) ON leave_cover TO :"app_role";

-- 催办: the firm presses for a matter, at most once per set time.
CREATE TABLE urging (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES matter (id),
  round int NOT NULL,
  text_id uuid REFERENCES personal_text (id),
  urged_by uuid NOT NULL REFERENCES account (id),
  urged_at timestamptz NOT NULL,
  again_at timestamptz NOT NULL,
  CHECK (again_at > urged_at)
);
COMMENT ON TABLE urging IS 'A firm''s urging (催办) of a matter that somebody works on; it may urge again from again_at on.';
CREATE INDEX urging_matter ON urging (matter_id, urged_at);
CREATE INDEX urging_text ON urging (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX urging_by ON urging (urged_by);
GRANT SELECT, INSERT ON urging TO :"app_role";

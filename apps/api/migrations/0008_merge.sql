-- 并案: one need told twice goes on in one place; the other is kept and leads there.
ALTER TABLE matter DROP CONSTRAINT matter_status_check;
ALTER TABLE matter ADD CONSTRAINT matter_status_check CHECK (status IN ('submitted', 'accepted', 'handling', 'awaiting-materials', 'answered', 'closed', 'rectifying', 'declined', 'withdrawn', 'merged'));

CREATE TABLE matter_merge (
  absorbed_id uuid PRIMARY KEY REFERENCES matter (id),
  into_id uuid NOT NULL REFERENCES matter (id),
  merged_by uuid NOT NULL REFERENCES account (id),
  merged_at timestamptz NOT NULL,
  CHECK (absorbed_id <> into_id)
);
COMMENT ON TABLE matter_merge IS 'Where a matter that was told twice goes on (并案). One that absorbed others is never absorbed itself afterwards without leading on.';
CREATE INDEX matter_merge_into ON matter_merge (into_id);
CREATE INDEX matter_merge_by ON matter_merge (merged_by);
GRANT SELECT, INSERT ON matter_merge TO :"app_role";

-- 空表、样表: files that belong to the catalogue, to be read by everybody who is signed in.
CREATE TABLE matter_type_file (
  attachment_id uuid PRIMARY KEY REFERENCES attachment (id),
  kept_by uuid NOT NULL REFERENCES account (id),
  kept_at timestamptz NOT NULL
);
COMMENT ON TABLE matter_type_file IS 'Forms and samples (空表、样表) that a draft or a version of a type names. Versions are never taken back, so neither are these.';
CREATE INDEX matter_type_file_by ON matter_type_file (kept_by);
GRANT SELECT, INSERT ON matter_type_file TO :"app_role";

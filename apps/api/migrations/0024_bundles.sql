-- 一揽子: named bundles of matters and nodes that are opened for a project in one act.

CREATE TABLE bundle (
  code        text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  position    int NOT NULL DEFAULT 0,
  revision    int NOT NULL DEFAULT 1 CHECK (revision > 0),
  active      boolean NOT NULL DEFAULT true,
  content     jsonb NOT NULL,
  written_by  uuid REFERENCES account (id),
  written_at  timestamptz NOT NULL
);
CREATE INDEX bundle_written_by ON bundle (written_by) WHERE written_by IS NOT NULL;
COMMENT ON TABLE bundle IS '一揽子服务 (五个一, 四证齐发 …): a zone names its own. What was opened keeps its own copy.';

CREATE TABLE project_bundle (
  id           uuid PRIMARY KEY,
  project_id   uuid NOT NULL REFERENCES project (id),
  bundle_code  text NOT NULL REFERENCES bundle (code),
  name         text NOT NULL CHECK (name <> ''),
  opened_by    uuid NOT NULL REFERENCES account (id),
  opened_at    timestamptz NOT NULL
);
CREATE INDEX project_bundle_project ON project_bundle (project_id, opened_at);
CREATE INDEX project_bundle_code ON project_bundle (bundle_code);
CREATE INDEX project_bundle_by ON project_bundle (opened_by);

CREATE TABLE project_bundle_matter (
  matter_id          uuid PRIMARY KEY REFERENCES matter (id),
  project_bundle_id  uuid NOT NULL REFERENCES project_bundle (id),
  position           int NOT NULL
);
CREATE INDEX project_bundle_matter_of ON project_bundle_matter (project_bundle_id, position);

GRANT SELECT, INSERT, UPDATE ON bundle TO :"app_role";
GRANT SELECT, INSERT ON project_bundle, project_bundle_matter TO :"app_role";

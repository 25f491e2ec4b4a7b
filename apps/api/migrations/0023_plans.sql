-- The plans of projects: templates of nodes, each project's own nodes, baselines, reports from the site, months.

CREATE TABLE plan_template (
  code        text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  position    int NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL
);
COMMENT ON TABLE plan_template IS '节点模板: what plans of projects are made from; what it says stands in its versions.';

CREATE TABLE plan_template_version (
  template_code  text NOT NULL REFERENCES plan_template (code),
  number         int NOT NULL CHECK (number > 0),
  state          text NOT NULL CHECK (state IN ('draft', 'published', 'superseded', 'discarded')),
  revision       int NOT NULL DEFAULT 1 CHECK (revision > 0),
  content        jsonb NOT NULL,
  note           text NOT NULL CHECK (note <> ''),
  written_by     uuid REFERENCES account (id),
  written_at     timestamptz NOT NULL,
  PRIMARY KEY (template_code, number)
);
CREATE UNIQUE INDEX plan_template_one_published ON plan_template_version (template_code) WHERE state = 'published';
CREATE UNIQUE INDEX plan_template_one_draft ON plan_template_version (template_code) WHERE state = 'draft';
CREATE INDEX plan_template_version_by ON plan_template_version (written_by) WHERE written_by IS NOT NULL;
COMMENT ON TABLE plan_template_version IS 'A plan keeps its own copy of the nodes, so a new version changes no plan.';

CREATE TABLE plan (
  project_id        uuid PRIMARY KEY REFERENCES project (id),
  template_code     text NOT NULL,
  template_number   int NOT NULL,
  answers           jsonb NOT NULL,
  stages            jsonb NOT NULL,
  starts_on         date NOT NULL,
  version           int NOT NULL DEFAULT 1 CHECK (version > 0),
  baseline_number   int NOT NULL DEFAULT 1,
  -- As of counted_on; the sweep counts anew each day, every change at once.
  counted_on        date NOT NULL,
  ends_on           date NOT NULL,
  baseline_ends_on  date,
  late_by           int,
  progress          double precision,
  planned_progress  double precision,
  light             text NOT NULL CHECK (light IN ('green', 'yellow', 'red')),
  causes            jsonb NOT NULL DEFAULT '[]',
  light_since       timestamptz NOT NULL,
  created_by        uuid NOT NULL REFERENCES account (id),
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  FOREIGN KEY (template_code, template_number) REFERENCES plan_template_version (template_code, number)
);
CREATE INDEX plan_of_template ON plan (template_code, template_number);
CREATE INDEX plan_created_by ON plan (created_by);
CREATE INDEX plan_light ON plan (light, project_id);
CREATE INDEX plan_counted ON plan (counted_on, project_id);
COMMENT ON TABLE plan IS '节点计划: the plan of a project with how it stands (forecast end, progress, light and why).';

CREATE TABLE plan_node (
  id              uuid PRIMARY KEY,
  project_id      uuid NOT NULL REFERENCES plan (project_id),
  code            text NOT NULL CHECK (code <> ''),
  position        int NOT NULL,
  name            text NOT NULL CHECK (name <> ''),
  stage           text NOT NULL,
  milestone       text,
  days            int NOT NULL CHECK (days >= 0),
  unit            text NOT NULL CHECK (unit IN ('workingDay', 'calendarDay')),
  promised        jsonb,
  statutory       jsonb,
  past_practice   jsonb,
  stops_clock     boolean NOT NULL DEFAULT false,
  materials       text[] NOT NULL DEFAULT '{}',
  matter_type     text,
  article_id      uuid REFERENCES handbook_article (id),
  earliest_start  date,
  actual_start    date,
  actual_end      date CHECK (actual_end >= actual_start),
  remaining       int CHECK (remaining >= 0),
  remaining_on    date,
  progress        int CHECK (progress BETWEEN 0 AND 100),
  baseline_start  date,
  baseline_end    date,
  forecast_start  date NOT NULL,
  forecast_end    date NOT NULL,
  late_by         int,
  critical        boolean NOT NULL DEFAULT false,
  its_turn        boolean NOT NULL DEFAULT false,
  light           text NOT NULL DEFAULT 'none' CHECK (light IN ('none', 'green', 'yellow', 'red')),
  dropped_at      timestamptz,
  UNIQUE (project_id, code),
  CHECK (actual_end IS NULL OR actual_start IS NOT NULL),
  CHECK ((remaining IS NULL) = (remaining_on IS NULL))
);
CREATE INDEX plan_node_article ON plan_node (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX plan_node_light ON plan_node (light, project_id) WHERE light IN ('yellow', 'red');
COMMENT ON TABLE plan_node IS '节点: a step of a project, what it was promised, what really happened and what is expected.';

CREATE TABLE plan_node_office (
  node_id    uuid NOT NULL REFERENCES plan_node (id),
  office_id  uuid NOT NULL REFERENCES office (id),
  position   int NOT NULL,
  PRIMARY KEY (node_id, office_id)
);
CREATE INDEX plan_node_office_office ON plan_node_office (office_id);
COMMENT ON TABLE plan_node_office IS 'Who has a node in hand; position 0 leads. A node without an office is the firm''s own.';

CREATE TABLE plan_link (
  from_id   uuid NOT NULL REFERENCES plan_node (id),
  to_id     uuid NOT NULL REFERENCES plan_node (id),
  kind      text NOT NULL CHECK (kind IN ('finishToStart', 'startToStart')),
  lag       int NOT NULL,
  lag_unit  text NOT NULL CHECK (lag_unit IN ('workingDay', 'calendarDay')),
  PRIMARY KEY (to_id, from_id, kind),
  CHECK (from_id <> to_id)
);
CREATE INDEX plan_link_from ON plan_link (from_id);

CREATE TABLE plan_node_matter (
  matter_id  uuid PRIMARY KEY REFERENCES matter (id),
  node_id    uuid NOT NULL REFERENCES plan_node (id),
  opened_at  timestamptz NOT NULL,
  ended_at   timestamptz
);
CREATE INDEX plan_node_matter_node ON plan_node_matter (node_id, opened_at);
CREATE INDEX plan_node_matter_open ON plan_node_matter (matter_id) WHERE ended_at IS NULL;
COMMENT ON TABLE plan_node_matter IS 'Node and matter are one thing to the user: closing the matter completes the node.';

CREATE TABLE plan_baseline (
  project_id  uuid NOT NULL REFERENCES plan (project_id),
  number      int NOT NULL CHECK (number > 0),
  taken_at    timestamptz NOT NULL,
  taken_by    uuid NOT NULL REFERENCES account (id),
  reason_text_id uuid REFERENCES personal_text (id),
  ends_on     date NOT NULL,
  nodes       jsonb NOT NULL,
  PRIMARY KEY (project_id, number)
);
CREATE INDEX plan_baseline_by ON plan_baseline (taken_by);
CREATE INDEX plan_baseline_reason ON plan_baseline (reason_text_id) WHERE reason_text_id IS NOT NULL;
COMMENT ON TABLE plan_baseline IS '基线: what was meant when; earlier ones are kept.';

CREATE TABLE plan_forecast (
  project_id  uuid NOT NULL REFERENCES plan (project_id),
  made_on     date NOT NULL,
  ends_on     date NOT NULL,
  late_by     int,
  light       text NOT NULL,
  -- Expected end of each node that was not done, by code.
  nodes       jsonb NOT NULL,
  PRIMARY KEY (project_id, made_on)
);
COMMENT ON TABLE plan_forecast IS 'What was expected on each day on which it changed: the accuracy of forecasts is measured by it.';

CREATE TABLE node_report (
  id            uuid PRIMARY KEY,
  node_id       uuid NOT NULL REFERENCES plan_node (id),
  project_id    uuid NOT NULL REFERENCES plan (project_id),
  kind          text NOT NULL CHECK (kind IN ('start', 'progress', 'finish', 'note', 'correct')),
  on_day        date NOT NULL,
  progress      int,
  remaining     int,
  note_text_id  uuid REFERENCES personal_text (id),
  -- Of a matter whose end completed the node.
  matter_id     uuid REFERENCES matter (id),
  reported_by   uuid REFERENCES account (id),
  reported_at   timestamptz NOT NULL,
  device_at     timestamptz
);
CREATE INDEX node_report_node ON node_report (node_id, reported_at);
CREATE INDEX node_report_project ON node_report (project_id, reported_at);
CREATE INDEX node_report_note ON node_report (note_text_id) WHERE note_text_id IS NOT NULL;
CREATE INDEX node_report_by ON node_report (reported_by) WHERE reported_by IS NOT NULL;
CREATE INDEX node_report_matter ON node_report (matter_id) WHERE matter_id IS NOT NULL;
COMMENT ON TABLE node_report IS '报送进度: what was said from the site of a node, in order; never changed, only followed by a correction.';

CREATE TABLE node_report_file (
  attachment_id  uuid PRIMARY KEY REFERENCES attachment (id),
  report_id      uuid NOT NULL REFERENCES node_report (id),
  position       int NOT NULL
);
CREATE INDEX node_report_file_report ON node_report_file (report_id, position);

CREATE TABLE project_month (
  project_id    uuid NOT NULL REFERENCES project (id),
  month         date NOT NULL CHECK (extract(day FROM month) = 1),
  plan_wan      numeric(18, 4) CHECK (plan_wan >= 0),
  done_wan      numeric(18, 4) NOT NULL CHECK (done_wan >= 0),
  site_text_id     uuid REFERENCES personal_text (id),
  problems_text_id uuid REFERENCES personal_text (id),
  version       int NOT NULL DEFAULT 1,
  entered_by    uuid NOT NULL REFERENCES account (id),
  entered_at    timestamptz NOT NULL,
  PRIMARY KEY (project_id, month)
);
CREATE INDEX project_month_by ON project_month (entered_by);
CREATE INDEX project_month_site ON project_month (site_text_id) WHERE site_text_id IS NOT NULL;
CREATE INDEX project_month_problems ON project_month (problems_text_id) WHERE problems_text_id IS NOT NULL;
COMMENT ON TABLE project_month IS '月报: investment planned and done in a month (万元), 形象进度 and 存在问题.';

ALTER TABLE notification ADD COLUMN project_id uuid REFERENCES project (id);
CREATE INDEX notification_project ON notification (project_id) WHERE project_id IS NOT NULL;
COMMENT ON COLUMN notification.project_id IS 'For what concerns a project''s plan and no matter';

GRANT SELECT, INSERT, UPDATE ON plan_template, plan_template_version, plan, plan_node, plan_node_matter, project_month TO :"app_role";
GRANT SELECT, INSERT ON plan_baseline, node_report, node_report_file TO :"app_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_node_office, plan_link, plan_forecast TO :"app_role";

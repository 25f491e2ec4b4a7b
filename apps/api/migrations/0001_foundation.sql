-- The ground that every other table stands on: the zone, its people, its organisation, the enterprises
-- and projects in it, and who is in charge of each. SQL of PostgreSQL 15, no extension.

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────
-- Chinese has no word breaks: one- and two-character terms in a GIN index find any phrase, and the
-- caller rechecks the candidates, because terms alone don't know their order.
CREATE FUNCTION search_terms(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT coalesce(array_agg(DISTINCT substr(folded, start, width)), '{}')
      FROM (SELECT lower(regexp_replace(coalesce(value, ''), '\s+', '', 'g')) AS folded) AS input,
           generate_series(1, length(folded)) AS start,
           generate_series(1, 2) AS width
     WHERE start + width - 1 <= length(folded)
  );

-- ── Zone and its settings ───────────────────────────────────────────────────────────────────────────
CREATE TABLE zone (
  id          integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  name        text NOT NULL CHECK (name <> ''),
  is_demo     boolean NOT NULL DEFAULT false,
  time_zone   text NOT NULL DEFAULT 'Asia/Shanghai' CHECK (time_zone <> ''),
  created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE zone IS '高新区: the one zone that this database serves';

-- ── Accounts ────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE account (
  id                    uuid PRIMARY KEY,
  username              text NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  password_hash         text NOT NULL,
  display_name          text NOT NULL CHECK (display_name <> ''),
  phone                 text CHECK (phone <> ''),
  status                text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  must_change_password  boolean NOT NULL DEFAULT false,
  password_changed_at   timestamptz,
  failed_count          integer NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
  locked_until          timestamptz,
  is_demo               boolean NOT NULL DEFAULT false,
  created_at            timestamptz NOT NULL DEFAULT now(),
  created_by            uuid REFERENCES account,
  last_sign_in_at       timestamptz
);
CREATE INDEX account_created_by ON account (created_by);
COMMENT ON TABLE account IS 'A person who may sign in; roles and scopes are in account_role';

CREATE TABLE zone_setting (
  key         text PRIMARY KEY,
  value       jsonb NOT NULL,
  updated_at  timestamptz NOT NULL,
  updated_by  uuid REFERENCES account
);
CREATE INDEX zone_setting_updated_by ON zone_setting (updated_by);
COMMENT ON TABLE zone_setting IS 'Settings that this zone changed from their defaults; the schema and the defaults are in core/settings';

CREATE TABLE session (
  token_hash    bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  id            uuid NOT NULL UNIQUE,
  account_id    uuid NOT NULL REFERENCES account,
  created_at    timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  ip            text,
  user_agent    text,
  revoked_at    timestamptz
);
CREATE INDEX session_account ON session (account_id) WHERE revoked_at IS NULL;
CREATE INDEX session_account_all ON session (account_id);
CREATE INDEX session_expires ON session (expires_at);
COMMENT ON TABLE session IS 'Signed-in browsers and programs; holds the sha256 of the opaque token, never the token';

CREATE TABLE sign_in_log (
  id          uuid PRIMARY KEY,
  at          timestamptz NOT NULL,
  username    text NOT NULL,
  account_id  uuid REFERENCES account,
  outcome     text NOT NULL CHECK (outcome IN
                ('signed-in', 'wrong-credentials', 'locked', 'disabled', 'rate-limited', 'signed-out', 'revoked')),
  ip          text,
  user_agent  text
);
CREATE INDEX sign_in_log_account ON sign_in_log (account_id);
COMMENT ON TABLE sign_in_log IS 'Every attempt to sign in and every end of a session; append-only';

CREATE TABLE rate_limit (
  key     varchar(255) PRIMARY KEY,
  points  integer NOT NULL DEFAULT 0,
  expire  bigint
);
COMMENT ON TABLE rate_limit IS 'Counters shared by all server processes (the layout that rate-limiter-flexible expects)';

-- ── Organisation ────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE office (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('department', 'supplier', 'station', 'committee')),
  code        text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name        text NOT NULL CHECK (name <> ''),
  short_name  text NOT NULL CHECK (short_name <> ''),
  phone       text CHECK (phone <> ''),
  active      boolean NOT NULL DEFAULT true,
  position    integer NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX office_kind ON office (kind, position);
COMMENT ON TABLE office IS '部门/要素单位/工作站/管委会机构: departments, outside suppliers (power, water, steam), service stations, committee bodies';

-- Refuses a reference to an office of the wrong kind: arguments are the column, then the kinds allowed.
CREATE FUNCTION check_office_kind() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
  found_kind text;
BEGIN
  IF target IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT kind INTO found_kind FROM office WHERE id = target;
  IF found_kind IS NOT NULL AND NOT found_kind = ANY (TG_ARGV[1:]) THEN
    RAISE EXCEPTION '% of % must be one of %, not a %', TG_ARGV[0], TG_TABLE_NAME, TG_ARGV[1:], found_kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'office_kind_fits', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE leading_group_member (
  account_id  uuid PRIMARY KEY REFERENCES account,
  position    text NOT NULL CHECK (position IN ('head', 'deputy')),
  duty        text
);
CREATE UNIQUE INDEX leading_group_one_head ON leading_group_member (position) WHERE position = 'head';
COMMENT ON TABLE leading_group_member IS '领导小组: one head (主任) and deputies (副主任), with what each answers for';

CREATE TABLE butler (
  id                uuid PRIMARY KEY,
  account_id        uuid NOT NULL UNIQUE REFERENCES account,
  kind              text NOT NULL CHECK (kind IN ('enterprise', 'project', 'both')),
  station_id        uuid NOT NULL REFERENCES office,
  phone             text NOT NULL CHECK (phone <> ''),
  title             text NOT NULL CHECK (title <> ''),
  photo_attachment  uuid,
  active            boolean NOT NULL DEFAULT true,
  created_at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX butler_station ON butler (station_id);
CREATE TRIGGER butler_station_kind BEFORE INSERT OR UPDATE OF station_id ON butler
  FOR EACH ROW EXECUTE FUNCTION check_office_kind('station_id', 'station');
COMMENT ON TABLE butler IS '服务管家: the person who is in charge of enterprises, of projects, or of both';

-- ── Enterprises ─────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE enterprise (
  id                          uuid PRIMARY KEY,
  name                        text NOT NULL CHECK (name <> ''),
  short_name                  text CHECK (short_name <> ''),
  uscc                        text UNIQUE CHECK (uscc ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'),
  uscc_exception_reason       text CHECK (uscc_exception_reason <> ''),
  station_id                  uuid NOT NULL REFERENCES office,
  above_scale                 boolean NOT NULL DEFAULT false,
  active                      boolean NOT NULL DEFAULT true,
  active_since                timestamptz NOT NULL,
  legal_representative        text,
  registered_capital_wan      numeric(18, 4) CHECK (registered_capital_wan >= 0),
  paid_in_capital_wan         numeric(18, 4) CHECK (paid_in_capital_wan >= 0),
  founded_on                  date,
  registration_status         text NOT NULL DEFAULT 'in-business' CHECK (registration_status IN
                                ('in-business', 'suspended', 'moved-out', 'deregistered', 'revoked', 'unknown')),
  industry_code               text CHECK (industry_code ~ '^([A-T]|[0-9]{2,4})$'),
  division_code               text CHECK (division_code ~ '^[0-9A-Z-]{2,12}$'),
  industry_chain              text,
  chain_leader                boolean NOT NULL DEFAULT false,
  address                     text,
  plot                        text,
  premises                    text,
  staff_count                 integer CHECK (staff_count >= 0),
  revenue_wan                 numeric(18, 4),
  assets_wan                  numeric(18, 4),
  size_class                  text CHECK (size_class IN ('large', 'medium', 'small', 'micro')),
  invention_patents           integer CHECK (invention_patents >= 0),
  utility_patents             integer CHECK (utility_patents >= 0),
  design_patents              integer CHECK (design_patents >= 0),
  software_copyrights         integer CHECK (software_copyrights >= 0),
  trademarks                  integer CHECK (trademarks >= 0),
  shareholders                jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(shareholders) = 'array'),
  listing_market              text,
  listing_code                text,
  credit_risk                 text NOT NULL DEFAULT 'unknown' CHECK (credit_risk IN
                                ('none', 'abnormal-operation', 'serious-violation', 'dishonest-debtor', 'unknown')),
  introduction                text,
  version                     integer NOT NULL DEFAULT 1,
  created_at                  timestamptz NOT NULL DEFAULT now(),
  updated_at                  timestamptz NOT NULL DEFAULT now(),
  search                      text[] NOT NULL GENERATED ALWAYS AS
                                (search_terms(name || coalesce(short_name, '') || coalesce(uscc, ''))) STORED
);
CREATE INDEX enterprise_station ON enterprise (station_id);
CREATE INDEX enterprise_search ON enterprise USING gin (search);
CREATE TRIGGER enterprise_station_kind BEFORE INSERT OR UPDATE OF station_id ON enterprise
  FOR EACH ROW EXECUTE FUNCTION check_office_kind('station_id', 'station');
COMMENT ON TABLE enterprise IS '企业: the profile (money in 万元). A code with a reason beside it passed only the inner organisation-code digit';
COMMENT ON COLUMN enterprise.active_since IS 'From this moment on exactly one butler is in charge without a gap, as long as the enterprise is active';

CREATE TABLE enterprise_contact (
  id             uuid PRIMARY KEY,
  enterprise_id  uuid NOT NULL REFERENCES enterprise,
  account_id     uuid REFERENCES account,
  name           text NOT NULL CHECK (name <> ''),
  phone          text CHECK (phone <> ''),
  title          text,
  level          text NOT NULL CHECK (level IN ('administrator', 'contact')),
  created_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (enterprise_id, account_id)
);
CREATE INDEX enterprise_contact_account ON enterprise_contact (account_id);
COMMENT ON TABLE enterprise_contact IS '企业联系人: the people of an enterprise, with or without an account';

CREATE TABLE enterprise_qualification (
  id              uuid PRIMARY KEY,
  enterprise_id   uuid NOT NULL REFERENCES enterprise,
  kind            text NOT NULL CHECK (kind IN
                    ('high-tech', 'tech-sme', 'innovative-sme', 'specialised', 'little-giant', 'single-champion',
                     'gazelle', 'technology-centre', 'quality-award', 'licence', 'other')),
  name            text NOT NULL CHECK (name <> ''),
  certificate_no  text,
  granted_on      date,
  expires_on      date,
  source          text,
  CHECK (expires_on IS NULL OR granted_on IS NULL OR expires_on >= granted_on)
);
CREATE INDEX enterprise_qualification_enterprise ON enterprise_qualification (enterprise_id);
COMMENT ON TABLE enterprise_qualification IS '资质荣誉: qualifications and honours with their validity';

CREATE TABLE enterprise_month (
  enterprise_id         uuid NOT NULL REFERENCES enterprise,
  month                 date NOT NULL CHECK (extract(day FROM month) = 1),
  indicator             text NOT NULL CHECK (indicator IN
                          ('output', 'revenue', 'profit', 'tax', 'electricity', 'gas', 'staff', 'wages', 'trade',
                           'research', 'fixed-investment')),
  source                text NOT NULL CHECK (source IN ('enterprise', 'butler', 'department', 'import')),
  value_month           numeric(20, 4),
  value_year_to_date    numeric(20, 4),
  year_on_year_percent  numeric(10, 4),
  unit                  text NOT NULL CHECK (unit <> ''),
  basis                 text NOT NULL CHECK (basis <> ''),
  entered_by            uuid REFERENCES account,
  entered_at            timestamptz NOT NULL,
  PRIMARY KEY (enterprise_id, month, indicator, source)
);
CREATE INDEX enterprise_month_entered_by ON enterprise_month (entered_by);
COMMENT ON TABLE enterprise_month IS '运行监测: figures that a firm gives of its own will, with source and 口径; never the official statistics';

CREATE TABLE code_table_entry (
  kind    text NOT NULL CHECK (kind IN ('industry', 'division')),
  code    text NOT NULL CHECK (code <> ''),
  level   integer NOT NULL CHECK (level BETWEEN 1 AND 5),
  parent  text,
  name    text NOT NULL CHECK (name <> ''),
  source  text NOT NULL CHECK (source <> ''),
  PRIMARY KEY (kind, code),
  FOREIGN KEY (kind, parent) REFERENCES code_table_entry (kind, code) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX code_table_entry_parent ON code_table_entry (kind, parent);
COMMENT ON TABLE code_table_entry IS 'GB/T 4754 industries and 行政区划 divisions; the full tables come by import';

-- ── Projects ────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE project (
  id                    uuid PRIMARY KEY,
  code                  text NOT NULL UNIQUE CHECK (code <> ''),
  name                  text NOT NULL CHECK (name <> ''),
  enterprise_id         uuid NOT NULL REFERENCES enterprise,
  station_id            uuid NOT NULL REFERENCES office,
  stage                 text NOT NULL CHECK (stage IN
                          ('signed', 'approved', 'land-obtained', 'started', 'topped-out', 'equipment-installed',
                           'completed', 'in-production', 'at-capacity')),
  list_year             integer NOT NULL CHECK (list_year BETWEEN 2000 AND 2200),
  entered_on            date NOT NULL,
  left_on               date CHECK (left_on >= entered_on),
  investment_total_wan  numeric(18, 4) CHECK (investment_total_wan >= 0),
  annual_plan_wan       numeric(18, 4) CHECK (annual_plan_wan >= 0),
  invested_wan          numeric(18, 4) CHECK (invested_wan >= 0),
  address               text,
  plot                  text,
  content               text,
  active                boolean NOT NULL DEFAULT true,
  active_since          timestamptz NOT NULL,
  version               integer NOT NULL DEFAULT 1,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  search                text[] NOT NULL GENERATED ALWAYS AS (search_terms(name || code)) STORED
);
CREATE INDEX project_enterprise ON project (enterprise_id);
CREATE INDEX project_station ON project (station_id);
CREATE INDEX project_search ON project USING gin (search);
CREATE TRIGGER project_station_kind BEFORE INSERT OR UPDATE OF station_id ON project
  FOR EACH ROW EXECUTE FUNCTION check_office_kind('station_id', 'station');
COMMENT ON TABLE project IS '重点项目: a key project of the year (money in 万元), with the days it entered and left the list';

CREATE TABLE project_contact (
  id          uuid PRIMARY KEY,
  project_id  uuid NOT NULL REFERENCES project,
  account_id  uuid REFERENCES account,
  kind        text NOT NULL CHECK (kind IN ('owner', 'contractor', 'design-institute')),
  company     text,
  name        text NOT NULL CHECK (name <> ''),
  phone       text CHECK (phone <> ''),
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX project_contact_project ON project_contact (project_id);
CREATE INDEX project_contact_account ON project_contact (account_id);
COMMENT ON TABLE project_contact IS '项目联系人: owner (业主), contractor (施工方), design institute (设计院)';

-- ── Roles ───────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE account_role (
  id             uuid PRIMARY KEY,
  account_id     uuid NOT NULL REFERENCES account,
  role           text NOT NULL,
  office_id      uuid REFERENCES office,
  enterprise_id  uuid REFERENCES enterprise,
  project_id     uuid REFERENCES project,
  granted_at     timestamptz NOT NULL,
  granted_by     uuid REFERENCES account,
  CONSTRAINT account_role_once UNIQUE NULLS NOT DISTINCT (account_id, role, office_id, enterprise_id, project_id),
  CONSTRAINT account_role_known CHECK (role IN
    ('enterprise-contact', 'enterprise-administrator', 'project-owner', 'butler', 'officer', 'department-head',
     'station-master', 'coordinator', 'leader', 'system-admin', 'security-admin', 'audit-admin')),
  CONSTRAINT account_role_scope CHECK (
    (office_id IS NOT NULL) = (role IN ('officer', 'department-head', 'station-master'))
    AND (enterprise_id IS NOT NULL) = (role IN ('enterprise-contact', 'enterprise-administrator'))
    AND (project_id IS NOT NULL) = (role = 'project-owner'))
);
CREATE UNIQUE INDEX account_role_separated_administrators ON account_role (account_id)
  WHERE role IN ('system-admin', 'security-admin', 'audit-admin');
CREATE INDEX account_role_office ON account_role (office_id);
CREATE INDEX account_role_enterprise ON account_role (enterprise_id);
CREATE INDEX account_role_project ON account_role (project_id);
CREATE INDEX account_role_granted_by ON account_role (granted_by);
CREATE INDEX account_role_role ON account_role (role);
CREATE TRIGGER account_role_department_kind BEFORE INSERT OR UPDATE ON account_role
  FOR EACH ROW WHEN (NEW.role IN ('officer', 'department-head'))
  EXECUTE FUNCTION check_office_kind('office_id', 'department', 'supplier');
CREATE TRIGGER account_role_station_kind BEFORE INSERT OR UPDATE ON account_role
  FOR EACH ROW WHEN (NEW.role = 'station-master')
  EXECUTE FUNCTION check_office_kind('office_id', 'station');
COMMENT ON TABLE account_role IS 'What a person is, and for which office, enterprise or project; nobody holds two of the 三员';

-- ── Stewardship: exactly one butler in charge ───────────────────────────────────────────────────────
-- A range over uuid lets GiST compare ids for equality without the btree_gist extension.
CREATE TYPE uuid_range AS RANGE (subtype = uuid);

CREATE TABLE stewardship (
  id             uuid PRIMARY KEY,
  enterprise_id  uuid REFERENCES enterprise,
  project_id     uuid REFERENCES project,
  butler_id      uuid NOT NULL REFERENCES butler,
  started_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  reason         text,
  created_by     uuid REFERENCES account,
  created_at     timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stewardship_one_subject CHECK (num_nonnulls(enterprise_id, project_id) = 1),
  CONSTRAINT stewardship_span CHECK (ended_at > started_at),
  CONSTRAINT stewardship_enterprise_never_two EXCLUDE USING gist (
    uuid_range(enterprise_id, enterprise_id, '[]') WITH &&, tstzrange(started_at, ended_at) WITH &&)
    WHERE (enterprise_id IS NOT NULL),
  CONSTRAINT stewardship_project_never_two EXCLUDE USING gist (
    uuid_range(project_id, project_id, '[]') WITH &&, tstzrange(started_at, ended_at) WITH &&)
    WHERE (project_id IS NOT NULL)
);
CREATE UNIQUE INDEX stewardship_current_enterprise ON stewardship (enterprise_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX stewardship_current_project ON stewardship (project_id) WHERE ended_at IS NULL;
CREATE INDEX stewardship_enterprise ON stewardship (enterprise_id);
CREATE INDEX stewardship_project ON stewardship (project_id);
CREATE INDEX stewardship_butler_current ON stewardship (butler_id) WHERE ended_at IS NULL;
CREATE INDEX stewardship_butler ON stewardship (butler_id);
CREATE INDEX stewardship_created_by ON stewardship (created_by);
COMMENT ON TABLE stewardship IS '包抓: which butler is in charge of which enterprise or project, and since when; never two at once, never a gap';

-- An ended stewardship is history: the only change ever made is to end a current one.
CREATE FUNCTION keep_stewardship_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
     OR (to_jsonb(NEW) - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at') THEN
    RAISE EXCEPTION 'stewardship % is history', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_history', TABLE = 'stewardship';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stewardship_history BEFORE UPDATE ON stewardship
  FOR EACH ROW EXECUTE FUNCTION keep_stewardship_history();

-- The start of the unbroken time moves only when a subject comes back, so it can't be used to hide a gap.
CREATE FUNCTION keep_active_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.active_since <> OLD.active_since AND NOT (NEW.active AND NOT OLD.active) THEN
    RAISE EXCEPTION 'active_since of % % changes only when it becomes active again', TG_TABLE_NAME, OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'active_since_kept', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enterprise_active_since BEFORE UPDATE OF active_since ON enterprise
  FOR EACH ROW EXECUTE FUNCTION keep_active_since();
CREATE TRIGGER project_active_since BEFORE UPDATE OF active_since ON project
  FOR EACH ROW EXECUTE FUNCTION keep_active_since();

-- The subject is locked before it is judged: of two transactions that change it, the later sees the earlier.
CREATE FUNCTION check_steward_of_enterprise(subject uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  is_active boolean;
  since timestamptz;
  in_charge tstzmultirange;
BEGIN
  SELECT active, active_since INTO is_active, since FROM enterprise WHERE id = subject FOR SHARE;
  SELECT range_agg(tstzrange(started_at, ended_at)) INTO in_charge FROM stewardship WHERE enterprise_id = subject;
  IF is_active AND NOT coalesce(in_charge @> tstzrange(since, NULL), false) THEN
    RAISE EXCEPTION 'enterprise % has no butler in charge, or had none at some moment since %', subject, since
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_unbroken', TABLE = 'enterprise';
  END IF;
  IF NOT is_active AND coalesce(upper_inf(in_charge), false) THEN
    RAISE EXCEPTION 'enterprise % is not active and still has a butler in charge', subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_of_inactive', TABLE = 'enterprise';
  END IF;
END $$;

CREATE FUNCTION check_steward_of_project(subject uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  is_active boolean;
  since timestamptz;
  in_charge tstzmultirange;
BEGIN
  SELECT active, active_since INTO is_active, since FROM project WHERE id = subject FOR SHARE;
  SELECT range_agg(tstzrange(started_at, ended_at)) INTO in_charge FROM stewardship WHERE project_id = subject;
  IF is_active AND NOT coalesce(in_charge @> tstzrange(since, NULL), false) THEN
    RAISE EXCEPTION 'project % has no butler in charge, or had none at some moment since %', subject, since
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_unbroken', TABLE = 'project';
  END IF;
  IF NOT is_active AND coalesce(upper_inf(in_charge), false) THEN
    RAISE EXCEPTION 'project % is not active and still has a butler in charge', subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_of_inactive', TABLE = 'project';
  END IF;
END $$;

CREATE FUNCTION enterprise_must_have_steward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_steward_of_enterprise(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER enterprise_steward AFTER INSERT OR UPDATE OF active, active_since ON enterprise
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION enterprise_must_have_steward();

CREATE FUNCTION project_must_have_steward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_steward_of_project(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER project_steward AFTER INSERT OR UPDATE OF active, active_since ON project
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION project_must_have_steward();

CREATE FUNCTION stewardship_must_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tie stewardship;
  butler_kind text;
  butler_active boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    tie := OLD;
  ELSE
    tie := NEW;
  END IF;
  IF tie.enterprise_id IS NOT NULL THEN
    PERFORM check_steward_of_enterprise(tie.enterprise_id);
  ELSE
    PERFORM check_steward_of_project(tie.project_id);
  END IF;
  IF TG_OP = 'INSERT' THEN
    SELECT kind, active INTO butler_kind, butler_active FROM butler WHERE id = tie.butler_id FOR SHARE;
    IF (tie.enterprise_id IS NOT NULL AND butler_kind = 'project')
       OR (tie.project_id IS NOT NULL AND butler_kind = 'enterprise') THEN
      RAISE EXCEPTION 'butler % is a % butler', tie.butler_id, butler_kind
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_butler_kind', TABLE = 'stewardship';
    END IF;
    IF NOT butler_active AND EXISTS (SELECT FROM stewardship WHERE id = tie.id AND ended_at IS NULL) THEN
      RAISE EXCEPTION 'butler % is not active', tie.butler_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stewardship_butler_active', TABLE = 'stewardship';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER stewardship_holds AFTER INSERT OR UPDATE OR DELETE ON stewardship
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stewardship_must_hold();

CREATE FUNCTION butler_must_fit_stewardships() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM butler WHERE id = NEW.id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM stewardship s JOIN butler b ON b.id = s.butler_id
     WHERE s.butler_id = NEW.id AND s.ended_at IS NULL
       AND (NOT b.active
            OR (b.kind = 'enterprise' AND s.project_id IS NOT NULL)
            OR (b.kind = 'project' AND s.enterprise_id IS NOT NULL))
  ) THEN
    RAISE EXCEPTION 'butler % is still in charge', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'butler_still_in_charge', TABLE = 'butler';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER butler_fits AFTER UPDATE OF kind, active ON butler
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION butler_must_fit_stewardships();

-- ── Working calendar ────────────────────────────────────────────────────────────────────────────────
CREATE TABLE calendar_version (
  version             integer PRIMARY KEY CHECK (version > 0),
  utc_offset_minutes  integer NOT NULL CHECK (utc_offset_minutes BETWEEN -840 AND 840),
  hours               jsonb NOT NULL CHECK (jsonb_typeof(hours) = 'array'),
  published_years     integer[] NOT NULL,
  source              text NOT NULL CHECK (source <> ''),
  note                text,
  created_at          timestamptz NOT NULL,
  created_by          uuid REFERENCES account
);
CREATE INDEX calendar_version_created_by ON calendar_version (created_by);
COMMENT ON TABLE calendar_version IS '工作日历: office hours, and the years whose holidays are published; a change is a new version';

CREATE TABLE calendar_exception (
  version  integer NOT NULL REFERENCES calendar_version,
  on_date  date NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('work', 'rest')),
  name     text NOT NULL CHECK (name <> ''),
  PRIMARY KEY (version, on_date)
);
COMMENT ON TABLE calendar_exception IS '节假日与调休: days that differ from the ordinary week';

-- ── Import ──────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE import_run (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind <> ''),
  file_name    text NOT NULL,
  state        text NOT NULL CHECK (state IN ('parsed', 'committing', 'committed', 'failed', 'discarded')),
  total        integer NOT NULL DEFAULT 0 CHECK (total >= 0),
  done         integer NOT NULL DEFAULT 0 CHECK (done >= 0),
  faulty       integer NOT NULL DEFAULT 0 CHECK (faulty >= 0),
  preview      jsonb NOT NULL DEFAULT '{}',
  payload      jsonb,
  error        text,
  created_by   uuid NOT NULL REFERENCES account,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz
);
CREATE INDEX import_run_created_by ON import_run (created_by);
COMMENT ON TABLE import_run IS '导入: one uploaded file, its checked rows and how far its commit is';

-- ── Idempotency ─────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE idempotency_key (
  account_id    uuid NOT NULL REFERENCES account,
  key           text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  route         text NOT NULL,
  request_hash  text NOT NULL,
  status        integer,
  body          jsonb,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
COMMENT ON TABLE idempotency_key IS 'Answers kept so that a repeated request gets the same answer and does nothing twice';

-- ── What the running role may do ────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT, UPDATE ON zone, account, office, butler, enterprise, project, import_run TO :"app_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON
  zone_setting, session, rate_limit, leading_group_member, enterprise_contact, enterprise_qualification,
  enterprise_month, code_table_entry, project_contact, account_role, idempotency_key TO :"app_role";
GRANT SELECT, INSERT ON sign_in_log, calendar_version, calendar_exception TO :"app_role";
GRANT SELECT, INSERT, UPDATE (ended_at) ON stewardship TO :"app_role";

-- 提级: five levels above the butler, and rules by which overdue work goes up by itself.

CREATE TABLE deputy_charge (
  account_id uuid NOT NULL REFERENCES leading_group_member (account_id) ON DELETE CASCADE,
  station_id uuid NOT NULL REFERENCES office (id),
  PRIMARY KEY (account_id, station_id)
);
COMMENT ON TABLE deputy_charge IS 'Stations that a deputy of the leading group is in charge of (分管). A station that nobody is named for is every deputy''s.';
CREATE INDEX deputy_charge_station ON deputy_charge (station_id);
CREATE TRIGGER deputy_charge_station_kind BEFORE INSERT OR UPDATE OF station_id ON deputy_charge
  FOR EACH ROW EXECUTE FUNCTION check_office_kind('station_id', 'station');
GRANT SELECT, INSERT, DELETE ON deputy_charge TO :"app_role";

CREATE VIEW deputy_station AS
  SELECT m.account_id, s.id AS station_id
    FROM leading_group_member m JOIN office s ON s.kind = 'station'
   WHERE m.position = 'deputy'
     AND (EXISTS (SELECT FROM deputy_charge c WHERE c.account_id = m.account_id AND c.station_id = s.id)
          OR NOT EXISTS (SELECT FROM deputy_charge c JOIN leading_group_member d USING (account_id)
                          WHERE c.station_id = s.id AND d.position = 'deputy'));
COMMENT ON VIEW deputy_station IS 'Which deputy is in charge of which station, by name or because nobody is named.';
GRANT SELECT ON deputy_station TO :"app_role";

CREATE TABLE escalation_rule (
  id uuid PRIMARY KEY,
  clock_kind text NOT NULL CHECK (clock_kind IN ('accept', 'promise', 'assignment', 'verify', 'rectify', 'revisit', 'escalation', 'decision')),
  light text NOT NULL CHECK (light IN ('yellow', 'red')),
  after_days int NOT NULL CHECK (after_days BETWEEN 0 AND 250),
  level text NOT NULL CHECK (level IN ('station-master', 'coordinator', 'joint-meeting', 'deputy', 'head', 'next')),
  active boolean NOT NULL DEFAULT true,
  since timestamptz NOT NULL,
  revision int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by uuid REFERENCES account (id),
  CONSTRAINT escalation_rule_once UNIQUE (clock_kind, light, after_days, level)
);
COMMENT ON TABLE escalation_rule IS 'Which clock, at which light, after how many working days, goes up to which level by itself. Never deleted: switched off.';
COMMENT ON COLUMN escalation_rule.since IS 'What was late before counts from this moment on.';
CREATE INDEX escalation_rule_changed_by ON escalation_rule (changed_by) WHERE changed_by IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON escalation_rule TO :"app_role";

INSERT INTO escalation_rule (id, clock_kind, light, after_days, level, since, changed_at)
SELECT gen_random_uuid(), kind, light, days, level, now(), now()
  FROM (VALUES
    ('accept', 'red', 1, 'station-master'), ('accept', 'red', 3, 'coordinator'), ('accept', 'red', 5, 'deputy'),
    ('promise', 'red', 1, 'station-master'), ('promise', 'red', 3, 'coordinator'), ('promise', 'red', 5, 'deputy'), ('promise', 'red', 10, 'head'),
    ('assignment', 'red', 1, 'station-master'), ('assignment', 'red', 3, 'coordinator'), ('assignment', 'red', 5, 'deputy'), ('assignment', 'red', 10, 'head'),
    ('verify', 'red', 1, 'coordinator'), ('verify', 'red', 3, 'deputy'),
    ('rectify', 'red', 1, 'station-master'), ('rectify', 'red', 3, 'coordinator'), ('rectify', 'red', 5, 'deputy'),
    ('revisit', 'red', 2, 'station-master'), ('revisit', 'red', 5, 'coordinator'),
    ('decision', 'red', 1, 'deputy'), ('decision', 'red', 3, 'head'),
    ('escalation', 'red', 0, 'next')) AS shipped (kind, light, days, level);

CREATE TABLE escalation_run (
  rule_id uuid NOT NULL REFERENCES escalation_rule (id),
  clock_id uuid NOT NULL REFERENCES clock (id),
  turned_at timestamptz NOT NULL,
  matter_id uuid NOT NULL REFERENCES matter (id),
  outcome text NOT NULL CHECK (outcome IN ('escalated', 'there-already', 'higher-rule', 'nobody')),
  ran_at timestamptz NOT NULL,
  PRIMARY KEY (clock_id, rule_id, turned_at)
);
COMMENT ON TABLE escalation_run IS 'What each rule did about each clock, once for each time that its light turned.';
CREATE INDEX escalation_run_rule ON escalation_run (rule_id, ran_at);
CREATE INDEX escalation_run_matter ON escalation_run (matter_id);
GRANT SELECT, INSERT ON escalation_run TO :"app_role";

ALTER TABLE escalation DROP CONSTRAINT escalation_level_check;
ALTER TABLE escalation ADD CONSTRAINT escalation_level_check
  CHECK (level IN ('station-master', 'coordinator', 'joint-meeting', 'deputy', 'head'));
ALTER TABLE escalation DROP CONSTRAINT escalation_status_check;
ALTER TABLE escalation ADD CONSTRAINT escalation_status_check CHECK (status IN ('open', 'decided', 'passed', 'lapsed'));
ALTER TABLE escalation ALTER COLUMN reason_text_id DROP NOT NULL;
ALTER TABLE escalation ALTER COLUMN escalated_by DROP NOT NULL;
ALTER TABLE escalation ADD COLUMN previous_id uuid REFERENCES escalation (id);
ALTER TABLE escalation ADD COLUMN rule_id uuid REFERENCES escalation_rule (id);
ALTER TABLE escalation ADD COLUMN clock_kind text;
ALTER TABLE escalation ADD COLUMN asked uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE escalation ADD CONSTRAINT escalation_by_person_or_rule
  CHECK ((escalated_by IS NULL) = (rule_id IS NOT NULL) AND (escalated_by IS NULL) = (reason_text_id IS NULL)
         AND (rule_id IS NULL) = (clock_kind IS NULL));
COMMENT ON COLUMN escalation.previous_id IS 'The escalation that was brought further up by this one.';
COMMENT ON COLUMN escalation.asked IS 'Accounts that filled the level when it was asked: they are passed over further up.';
COMMENT ON COLUMN escalation.clock_kind IS 'By rule: the clock that was late.';
CREATE INDEX escalation_previous ON escalation (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX escalation_rule_id ON escalation (rule_id) WHERE rule_id IS NOT NULL;

-- Lit clocks that are late or nearly so: few of many, read at every sweep.
CREATE INDEX clock_turned ON clock (due_at, id) WHERE state = 'running' AND level <> 'green';

CREATE TABLE node_escalation (
  matter_id uuid PRIMARY KEY REFERENCES matter (id),
  node_id uuid NOT NULL REFERENCES plan_node (id) ON DELETE CASCADE,
  escalated_at timestamptz NOT NULL
);
COMMENT ON TABLE node_escalation IS 'The matter by which a node that has no kind of its own was brought up (一键上报). Its end does not end the node.';
CREATE INDEX node_escalation_node ON node_escalation (node_id);
GRANT SELECT, INSERT ON node_escalation TO :"app_role";

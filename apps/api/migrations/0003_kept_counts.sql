-- Counts of the queues, and what an office has of each matter: kept with every change, never counted at a request.

CREATE TABLE office_queue (
  office_id uuid NOT NULL REFERENCES office (id),
  matter_id uuid NOT NULL REFERENCES matter (id),
  stage text NOT NULL CHECK (stage IN ('assigned', 'signed', 'answered', 'accepted')),
  status text NOT NULL,
  light text NOT NULL CHECK (light IN ('green', 'yellow', 'red', 'paused', 'none')),
  due_at timestamptz NOT NULL,
  PRIMARY KEY (office_id, matter_id)
);
COMMENT ON TABLE office_queue IS 'A matter as one office has it: how far its own assignment is, its own light and due moment (infinity where no clock of its own runs). Derived; office_queue_truth says from what.';
CREATE INDEX office_queue_matter ON office_queue (matter_id);
CREATE INDEX office_queue_due ON office_queue (office_id, due_at, matter_id) INCLUDE (status, stage, light);

CREATE TABLE queue_count (
  side text NOT NULL CHECK (side IN ('zone', 'station', 'butler', 'office')),
  side_id uuid NOT NULL,
  stage text NOT NULL,
  status text NOT NULL,
  light text NOT NULL,
  shard smallint NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (side, side_id, stage, status, light, shard)
) WITH (fillfactor = 50);
COMMENT ON TABLE queue_count IS 'How many matters a side has by status and light, spread over shards so that writers seldom wait for each other: the sum over shards counts. side_id is all zeroes for the zone; stage is empty but for an office.';

CREATE VIEW office_queue_truth AS
SELECT a.office_id, a.matter_id,
  coalesce(max(a.status) FILTER (WHERE a.status <> 'accepted'), 'accepted') AS stage,
  m.status, coalesce(own.light, 'none') AS light, coalesce(own.due_at, 'infinity') AS due_at
FROM assignment a
JOIN matter m ON m.id = a.matter_id
LEFT JOIN (
  SELECT o.matter_id, o.office_id,
    CASE WHEN bool_or(c.state = 'running' AND c.level = 'red') THEN 'red'
      WHEN bool_or(c.state = 'running' AND c.level = 'yellow') THEN 'yellow'
      WHEN bool_or(c.state = 'running') THEN 'green'
      WHEN count(*) > 0 THEN 'paused' END AS light,
    min(c.due_at) FILTER (WHERE c.state = 'running') AS due_at
  FROM clock c JOIN assignment o ON o.id = c.assignment_id
  WHERE c.kind = 'assignment' AND c.state IN ('running', 'paused')
  GROUP BY o.matter_id, o.office_id) own ON own.matter_id = a.matter_id AND own.office_id = a.office_id
WHERE a.status NOT IN ('returned', 'recalled')
GROUP BY a.office_id, a.matter_id, m.status, own.light, own.due_at;
COMMENT ON VIEW office_queue_truth IS 'What office_queue must hold, from the rows that it is derived from.';

CREATE VIEW queue_count_truth AS
SELECT 'zone' AS side, '00000000-0000-0000-0000-000000000000'::uuid AS side_id, '' AS stage, status, light, count(*) AS n
  FROM matter GROUP BY status, light
UNION ALL
SELECT 'station', station_id, '', status, light, count(*) FROM matter GROUP BY station_id, status, light
UNION ALL
SELECT 'butler', butler_id, '', status, light, count(*) FROM matter GROUP BY butler_id, status, light
UNION ALL
SELECT 'office', office_id, stage, status, light, count(*) FROM office_queue_truth GROUP BY office_id, stage, status, light;
COMMENT ON VIEW queue_count_truth IS 'What the shards of queue_count must add up to.';

INSERT INTO office_queue (office_id, matter_id, stage, status, light, due_at)
  SELECT office_id, matter_id, stage, status, light, due_at FROM office_queue_truth;
INSERT INTO queue_count (side, side_id, stage, status, light, shard, n)
  SELECT side, side_id, stage, status, light, 0, n FROM queue_count_truth;

-- Lists in the order in which they are read most, for the zone, a station and a butler.
DROP INDEX matter_due;
CREATE INDEX matter_due ON matter ((coalesce(next_due_at, 'infinity'::timestamptz)), id);
CREATE INDEX matter_station_due ON matter (station_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id);
CREATE INDEX matter_butler_due ON matter (butler_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id);

-- What waits for a decision is always little: found by what it is, not by looking through everything.
CREATE INDEX extension_requested ON extension (matter_id) WHERE status = 'requested';
CREATE INDEX rectification_appealed ON rectification (matter_id) WHERE status = 'appealed';
CREATE INDEX assignment_answered ON assignment (matter_id) WHERE status = 'answered';
CREATE INDEX matter_lapsed ON matter (id) WHERE materials_lapsed;
CREATE INDEX matter_disputed ON matter (id) WHERE decline_disputed;
CREATE INDEX matter_dispatch_failures ON matter (id) WHERE dispatch_failures > 0;

GRANT SELECT, INSERT, UPDATE, DELETE ON office_queue, queue_count TO :"app_role";
GRANT SELECT ON office_queue_truth, queue_count_truth TO :"app_role";

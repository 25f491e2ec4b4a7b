-- What a person wants to be told, and when.

CREATE TABLE notification_preference (
  account_id       uuid PRIMARY KEY REFERENCES account (id),
  muted            text[] NOT NULL DEFAULT '{}',
  quiet_from       text CHECK (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to         text CHECK (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_rest_days  boolean NOT NULL DEFAULT false,
  updated_at       timestamptz NOT NULL,
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
  CHECK (quiet_from IS NOT NULL OR NOT quiet_rest_days)
);
COMMENT ON TABLE notification_preference IS 'Of those who changed it: news that they do not want to be told of, and their quiet hours (免打扰). Duties always arrive.';

ALTER TABLE notification ADD COLUMN held_until timestamptz CHECK (held_until > created_at);
COMMENT ON COLUMN notification.held_until IS 'Quiet hours of the reader: no badge before this moment';

-- Inbox: the newest of each matter, and the rest of one.
CREATE INDEX notification_of_matter ON notification (account_id, matter_id, id);

GRANT SELECT, INSERT, UPDATE ON notification_preference TO :"app_role";
GRANT DELETE ON notification TO :"app_role";

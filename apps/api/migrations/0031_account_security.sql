-- 登录安全: passwords of before, tries at names that nobody has, and more of what a sign-in log tells.
CREATE TABLE password_history (
  account_id  uuid NOT NULL REFERENCES account,
  id          uuid NOT NULL,
  hash        text NOT NULL,
  ended_at    timestamptz NOT NULL,
  PRIMARY KEY (account_id, id)
);
COMMENT ON TABLE password_history IS 'Hashes of passwords that their owner chose and gave up, so that they are not taken again; no more than a zone may ask for';
GRANT SELECT, INSERT, DELETE ON password_history TO :"app_role";

CREATE TABLE nobodys_attempt (
  username      text PRIMARY KEY CHECK (length(username) BETWEEN 1 AND 64),
  failed_count  integer NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
  locked_until  timestamptz,
  last_at       timestamptz NOT NULL
);
CREATE INDEX nobodys_attempt_last_at ON nobodys_attempt (last_at);
COMMENT ON TABLE nobodys_attempt IS 'Tries at names that no account has: they are counted and locked as those of an account are, so that nobody learns which names exist';
GRANT SELECT, INSERT, UPDATE, DELETE ON nobodys_attempt TO :"app_role";

ALTER TABLE sign_in_log DROP CONSTRAINT sign_in_log_outcome_check;
ALTER TABLE sign_in_log ADD CONSTRAINT sign_in_log_outcome_check CHECK (outcome IN
  ('signed-in', 'wrong-credentials', 'locked', 'disabled', 'rate-limited', 'signed-out', 'revoked',
   'second-factor-asked', 'second-factor-wrong', 'lockout'));
CREATE INDEX sign_in_log_account_newest ON sign_in_log (account_id, id DESC);
DROP INDEX sign_in_log_account;

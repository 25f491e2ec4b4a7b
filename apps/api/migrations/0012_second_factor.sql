-- 动态口令: a second factor of an account, and codes for when the device is lost.
CREATE TABLE second_factor (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  secret bytea NOT NULL,
  begun_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE second_factor IS 'TOTP (RFC 6238) of an account. The secret is sealed with a key that lies outside of the database; a step is taken once.';

CREATE TABLE recovery_code (
  account_id uuid NOT NULL REFERENCES account (id),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (account_id, hash)
);
COMMENT ON TABLE recovery_code IS 'One-time codes in place of the device; only their hashes are kept.';
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor, recovery_code TO :"app_role";

-- 评价链接: a firm's contact rates a closed matter without signing in, by a link that is good once.

CREATE TABLE rating_link (
  id                     uuid PRIMARY KEY,
  matter_id              uuid NOT NULL REFERENCES matter (id),
  round                  int NOT NULL,
  enterprise_contact_id  uuid REFERENCES enterprise_contact ON DELETE SET NULL,
  project_contact_id     uuid REFERENCES project_contact ON DELETE SET NULL,
  token_hash             bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  issued_by              uuid NOT NULL REFERENCES account,
  issued_at              timestamptz NOT NULL,
  opened_at              timestamptz,
  used_at                timestamptz,
  CHECK (enterprise_contact_id IS NULL OR project_contact_id IS NULL)
);
COMMENT ON TABLE rating_link IS 'A link by which one contact of the firm rates one round of a matter. Only the hash of its token is kept; until when it is good follows from the matter. Without a recipient it is good for nothing.';
COMMENT ON COLUMN rating_link.token_hash IS 'Of the newest token: issued again, the former one opens nothing';
CREATE UNIQUE INDEX rating_link_enterprise_contact ON rating_link (matter_id, round, enterprise_contact_id)
  WHERE enterprise_contact_id IS NOT NULL;
CREATE UNIQUE INDEX rating_link_project_contact ON rating_link (matter_id, round, project_contact_id)
  WHERE project_contact_id IS NOT NULL;
CREATE INDEX rating_link_matter ON rating_link (matter_id);
CREATE INDEX rating_link_of_enterprise_contact ON rating_link (enterprise_contact_id);
CREATE INDEX rating_link_of_project_contact ON rating_link (project_contact_id);
CREATE INDEX rating_link_issued_by ON rating_link (issued_by);

ALTER TABLE rating ALTER COLUMN rated_by DROP NOT NULL;
ALTER TABLE rating ADD COLUMN link_id uuid UNIQUE REFERENCES rating_link;
ALTER TABLE rating ADD CONSTRAINT rating_by_account_or_link CHECK ((rated_by IS NULL) = (link_id IS NOT NULL));
COMMENT ON COLUMN rating.link_id IS '通过链接评价: nobody was signed in; the link says whom it was for and who issued it';

GRANT SELECT, INSERT, UPDATE (token_hash, issued_by, issued_at, opened_at, used_at) ON rating_link TO :"app_role";

-- 《服务管家工作手册》: articles with versions that another person reviews.

CREATE TABLE handbook_article (
  id          uuid PRIMARY KEY,
  position    int NOT NULL DEFAULT 0,
  active      boolean NOT NULL DEFAULT true,
  created_by  uuid NOT NULL REFERENCES account (id),
  created_at  timestamptz NOT NULL
);
CREATE INDEX handbook_article_created_by ON handbook_article (created_by);
COMMENT ON TABLE handbook_article IS 'An article of the handbook (工作手册); what it says stands in its versions.';

CREATE TABLE handbook_version (
  article_id    uuid NOT NULL REFERENCES handbook_article (id),
  number        int NOT NULL CHECK (number > 0),
  state         text NOT NULL CHECK (state IN ('draft', 'in-review', 'published', 'superseded', 'discarded')),
  revision      int NOT NULL DEFAULT 1 CHECK (revision > 0),
  chapter       text NOT NULL CHECK (chapter <> ''),
  title         text NOT NULL CHECK (title <> ''),
  body          text NOT NULL CHECK (body <> ''),
  type_codes    text[] NOT NULL DEFAULT '{}',
  actions       text[] NOT NULL DEFAULT '{}',
  note          text NOT NULL CHECK (note <> ''),
  author_id     uuid NOT NULL REFERENCES account (id),
  written_at    timestamptz NOT NULL,
  reviewed_by   uuid REFERENCES account (id),
  reviewed_at   timestamptz,
  review_note   text,
  search        text[] NOT NULL GENERATED ALWAYS AS (search_terms(title || ' ' || body)) STORED,
  PRIMARY KEY (article_id, number),
  CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL)),
  CONSTRAINT handbook_two_people CHECK (state NOT IN ('published', 'superseded') OR (reviewed_by IS NOT NULL AND reviewed_by <> author_id))
);
CREATE UNIQUE INDEX handbook_one_published ON handbook_version (article_id) WHERE state = 'published';
CREATE UNIQUE INDEX handbook_one_open ON handbook_version (article_id) WHERE state IN ('draft', 'in-review');
CREATE INDEX handbook_search ON handbook_version USING gin (search) WHERE state = 'published';
CREATE INDEX handbook_types ON handbook_version USING gin (type_codes) WHERE state = 'published';
CREATE INDEX handbook_version_author ON handbook_version (author_id);
CREATE INDEX handbook_version_reviewer ON handbook_version (reviewed_by) WHERE reviewed_by IS NOT NULL;
COMMENT ON TABLE handbook_version IS 'What an article says. One version is published, at most one is being written; whoever publishes is not its author.';

GRANT SELECT, INSERT, UPDATE ON handbook_article, handbook_version TO :"app_role";

-- Search folds by Unicode and by itself, never by the database's locale; names are found by their pinyin too.

CREATE FUNCTION search_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(regexp_replace(normalize(coalesce(value, ''), NFKC), '[\s　]+', '', 'g') COLLATE "C");

CREATE OR REPLACE FUNCTION search_terms(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT coalesce(array_agg(DISTINCT substr(folded, start, width)), '{}')
      FROM (SELECT search_fold(value) AS folded) AS input,
           generate_series(1, length(folded)) AS start,
           generate_series(1, 2) AS width
     WHERE start + width - 1 <= length(folded)
  );

-- What was kept by the old folding is made anew.
UPDATE enterprise SET name = name;
UPDATE project SET name = name;
UPDATE handbook_version SET title = title;
REINDEX INDEX personal_text_title_search;

CREATE TABLE name_pinyin (
  kind text NOT NULL CHECK (kind IN ('enterprise', 'project', 'account')),
  subject_id uuid NOT NULL,
  name text NOT NULL,
  initials text NOT NULL,
  syllables text NOT NULL,
  search text[] NOT NULL GENERATED ALWAYS AS (search_terms(initials || ' ' || syllables)) STORED,
  PRIMARY KEY (kind, subject_id)
);
COMMENT ON TABLE name_pinyin IS 'Names as they are typed without an input method: initials and whole syllables, folded. Derived; kept in step by an upkeep of the server.';
CREATE INDEX name_pinyin_search ON name_pinyin USING gin (search);
GRANT SELECT, INSERT, UPDATE, DELETE ON name_pinyin TO :"app_role";

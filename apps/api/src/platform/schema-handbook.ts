import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;

export interface HandbookArticleTable {
  id: string;
  position: Generated<number>;
  active: Generated<boolean>;
  created_by: string;
  created_at: Moment;
}

export interface HandbookVersionTable {
  article_id: string;
  number: number;
  state: 'draft' | 'in-review' | 'published' | 'superseded' | 'discarded';
  revision: Generated<number>;
  chapter: string;
  title: string;
  body: string;
  type_codes: string[];
  actions: string[];
  note: string;
  author_id: string;
  written_at: Moment;
  reviewed_by: string | null;
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  review_note: string | null;
  search: GeneratedAlways<string[]>;
}

export interface HandbookTables {
  handbook_article: HandbookArticleTable;
  handbook_version: HandbookVersionTable;
}

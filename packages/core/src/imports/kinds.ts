/** What can be imported: enterprises 企业, projects 项目, butlers 管家, stewardships 包抓, two code tables. */
export const IMPORT_KINDS = [
  'enterprises',
  'projects',
  'butlers',
  'stewardships',
  'industries',
  'divisions',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Life of an uploaded file: checked, being written, written, given up by the server or by its owner. */
export const IMPORT_STATES = ['parsed', 'committing', 'committed', 'failed', 'discarded'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Data rows of one file at most. */
export const MAX_ROWS = 20_000;

/** A row whose first cell begins so is the template's example and is passed over. */
export const EXAMPLE_MARK = /^示例[:：]/;

/** A sheet as the file gives it: text of each cell, by the row number that the reader of the file sees. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** From 1, as in the file. */
  readonly number: number;
  /** From the first column on; what lies beyond the end is empty. */
  readonly cells: readonly string[];
}

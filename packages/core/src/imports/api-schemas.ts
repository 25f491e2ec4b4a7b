import { z } from 'zod';
import { pageOf, pageQuery } from '../paging/index.ts';
import { IMPORT_KINDS, IMPORT_STATES } from './kinds.ts';

const id = z.uuid();
const moment = z.iso.datetime();

export const importKind = z.enum(IMPORT_KINDS);

/** A faulty cell, with the words for it. */
export const importFault = z.object({
  /** Row number as in the file. */
  row: z.int(),
  /** Heading of the column. */
  column: z.string(),
  code: z.string(),
  reason: z.string(),
  given: z.string(),
});
export type ImportFault = z.infer<typeof importFault>;
export const importFaultPage = pageOf(importFault);
export const importFaultQuery = pageQuery;

export const importActions = ['commit', 'discard'] as const;

export const importRunSummary = z.object({
  id,
  kind: importKind,
  kindName: z.string(),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  /** Data rows of the file. */
  total: z.int(),
  /** Rows written so far; all or none of them stay. */
  done: z.int(),
  /** Rows with at least one fault. */
  faulty: z.int(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** Why nothing was written; says what to do next. */
  error: z.string().nullable(),
  /** What I may do with it now. */
  actions: z.array(z.enum(importActions)),
});
export type ImportRunSummary = z.infer<typeof importRunSummary>;

export const importRun = importRunSummary.extend({
  headings: z.array(z.string()),
  /** Headings of the file that mean nothing here and were not read. */
  ignoredHeadings: z.array(z.string()),
  /** The first rows as they stand in the file. */
  sample: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  faultCount: z.int(),
  /** The first hundred; the others under `/imports/{id}/faults`. */
  faults: z.array(importFault),
  /** After the commit: rows that changed something, and rows that said what was so already. */
  written: z.int().nullable(),
  unchanged: z.int().nullable(),
  notes: z.array(z.string()),
});
export type ImportRun = z.infer<typeof importRun>;
export const importRunPage = pageOf(importRunSummary);
export const importRunQuery = pageQuery.extend({ kind: importKind.optional() });
export type ImportRunQuery = z.infer<typeof importRunQuery>;

import type { ImportKind, ResolvedRow } from '@guanjia/core/imports';
import { writeButlers } from './write-butlers.ts';
import { writeDivisions, writeIndustries } from './write-codes.ts';
import { writeEnterprises } from './write-enterprises.ts';
import { writeProjects } from './write-projects.ts';
import { writeStewardships } from './write-stewardships.ts';
import type { Writing, Written } from './writing.ts';

const WRITERS: {
  readonly [K in ImportKind]: (rows: readonly ResolvedRow<K>[], writing: Writing) => Promise<Written>;
} = {
  enterprises: writeEnterprises,
  projects: writeProjects,
  butlers: writeButlers,
  stewardships: writeStewardships,
  industries: writeIndustries,
  divisions: writeDivisions,
};

/** Writes checked rows in the caller's transaction: all, or the caller undoes them. */
export function writeRows<K extends ImportKind>(
  kind: K,
  rows: readonly ResolvedRow<K>[],
  writing: Writing,
): Promise<Written> {
  return WRITERS[kind](rows, writing);
}

export * from './api-schemas.ts';
export { IMPORT_DEFINITIONS, type ImportRow, type NumberedDraft, type NumberedRow } from './definitions.ts';
export type { FactsWanted, ImportFacts, KnownButler, KnownStation, KnownSubject } from './facts.ts';
export { FAULT_TEXTS, type Fault, type FaultCode, faultReason } from './faults.ts';
export {
  FILE_PROBLEM_TEXTS,
  type FileProblemCode,
  type FileProblemFacts,
  fileProblemText,
} from './file-problems.ts';
export { importAbility } from './import-ability.ts';
export {
  IMPORT_KINDS,
  IMPORT_STATES,
  type ImportKind,
  type ImportState,
  MAX_ROWS,
  type Sheet,
  type SheetRow,
} from './kinds.ts';
export { type ReadSheet, readRows } from './read-rows.ts';
export { factsWanted, type ResolvedRow, resolveRows } from './resolve-rows.ts';

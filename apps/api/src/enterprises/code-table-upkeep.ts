import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { ensureCodeTables } from './code-tables-store.ts';

/** A zone of any origin has the standard's sections and divisions from the start on. */
export function codeTableUpkeep({ db, now }: AppDependencies): BackgroundWork {
  return {
    start: () => ensureCodeTables(db, now()),
    stop: async () => {},
  };
}

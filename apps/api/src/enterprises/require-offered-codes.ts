import type { Tx } from '../platform/database.ts';
import { faultyField } from '../platform/problems.ts';
import { isCodeOff, type Kind } from './code-tables-store.ts';

interface Codes {
  readonly industryCode?: string | null | undefined;
  readonly divisionCode?: string | null | undefined;
}

const fields = { industryCode: 'industry', divisionCode: 'division' } as const satisfies Record<
  keyof Codes,
  Kind
>;

/** A code that is switched off is not given to anything new; what carries it already keeps it. */
export async function requireOfferedCodes(tx: Tx, given: Codes, before: Codes): Promise<void> {
  for (const [field, kind] of Object.entries(fields) as [keyof Codes, Kind][]) {
    const code = given[field];
    if (!code || code === before[field]) continue;
    if (await isCodeOff(tx, kind, code)) throw faultyField(field, '这个代码已停用，请换一个');
  }
}

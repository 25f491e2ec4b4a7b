import { checkUscc } from '@guanjia/core/enterprises';
import { faultyField } from '../platform/problems.ts';

/** An early code, of which only the organisation code in it holds, is taken with a stated reason. */
export function requireUscc(uscc: string | null | undefined, reason: string | null | undefined): void {
  if (!uscc) return;
  if (checkUscc(uscc).result === 'inner-only' && !reason) {
    throw faultyField(
      'usccExceptionReason',
      '此代码只有组织机构代码一段通过校验。确认无误的，请写明采用的理由',
    );
  }
}

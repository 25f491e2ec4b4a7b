import type { ActionBody } from '@guanjia/client/queries';
import type { CheckResult, PledgeKind } from '@guanjia/core/matters';

/** What is done to one item of the check-list. */
export type ItemAct = 'hand-in-materials' | 'check-materials' | 'promise-materials';

/** What the form of any of them may hold. */
export interface ItemValues {
  readonly attachmentIds?: readonly string[];
  readonly reuseId?: string;
  readonly result?: CheckResult;
  readonly validThrough?: string;
  readonly kind?: PledgeKind;
  readonly until?: string;
  readonly text?: string;
}

/** The request's body, without what was left empty. */
export function itemBody(act: ItemAct, name: string, values: ItemValues): ActionBody<ItemAct> {
  const { attachmentIds = [], reuseId, result = 'accepted', validThrough, kind = 'supplement' } = values;
  const text = values.text?.trim() ?? '';
  if (act === 'hand-in-materials') {
    const files = attachmentIds.length > 0 ? { attachmentIds: [...attachmentIds] } : {};
    return { items: [{ name, ...files, ...(reuseId ? { reuseId } : {}) }] };
  }
  if (act === 'promise-materials') return { items: [{ name, kind, until: values.until ?? '' }], text };
  const through = result === 'accepted' && validThrough ? { validThrough } : {};
  return { items: [{ name, result, ...through, ...(text ? { text } : {}) }] };
}

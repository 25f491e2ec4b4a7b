import { IMPORT_KINDS, type ImportKind } from '@guanjia/core/imports';

interface ImportsSearch {
  readonly kind?: ImportKind;
}

/** The chosen kind stands in the address, so that one comes back to it; anything else is dropped. */
export function importsSearchOf(search: Record<string, unknown>): ImportsSearch {
  const kind = IMPORT_KINDS.find((one) => one === search.kind);
  return kind ? { kind } : {};
}

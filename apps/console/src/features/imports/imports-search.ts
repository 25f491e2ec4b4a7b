import { type ImportKind, importKind } from '@guanjia/core/imports';

interface ImportsSearch {
  readonly kind?: ImportKind;
}

/** The chosen kind stands in the address, so that one comes back to it; anything else is dropped. */
export function importsSearchOf(search: Record<string, unknown>): ImportsSearch {
  const kind = importKind.safeParse(search.kind);
  return kind.success ? { kind: kind.data } : {};
}

import type { ButlerKind } from './api-schemas.ts';

interface Bearer {
  readonly id: string;
  readonly kind: ButlerKind;
  readonly enterpriseCount: number;
  readonly projectCount: number;
}

/**
 * Shares out what one butler gives up: each subject goes to whoever of those that may take its kind has the fewest in
 * charge by then, the earlier named first. A subject that nobody may take is left out.
 */
export function spreadCharges(
  subjects: readonly { readonly id: string; readonly kind: 'enterprise' | 'project' }[],
  butlers: readonly Bearer[],
): Map<string, string> {
  const load = new Map(butlers.map((one) => [one.id, one.enterpriseCount + one.projectCount]));
  const shared = new Map<string, string>();
  for (const subject of subjects) {
    const fitting = butlers.filter(({ kind }) => kind === 'both' || kind === subject.kind);
    const least = fitting.reduce<Bearer | undefined>(
      (best, one) => (best === undefined || (load.get(one.id) ?? 0) < (load.get(best.id) ?? 0) ? one : best),
      undefined,
    );
    if (!least) continue;
    shared.set(subject.id, least.id);
    load.set(least.id, (load.get(least.id) ?? 0) + 1);
  }
  return shared;
}

/** Who is at work before who is away, the least burdened first. */
export const byBurden = (
  one: { readonly load: { readonly open: number } | null; readonly away?: object | null },
  other: { readonly load: { readonly open: number } | null; readonly away?: object | null },
): number =>
  Number(Boolean(one.away)) - Number(Boolean(other.away)) || (one.load?.open ?? 0) - (other.load?.open ?? 0);

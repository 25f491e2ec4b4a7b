import { foldForSearch } from '../search/index.ts';

/** What a need is compared by. */
export interface Told {
  readonly typeCode: string;
  /** Title and words. */
  readonly text: string;
}

function pairsOf(text: string): Map<string, number> {
  const folded = foldForSearch(text).replaceAll(/[\p{P}\p{S}]/gu, '');
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < folded.length; at++) {
    const pair = folded.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How alike two texts are by their pairs of characters (Dice): 0 nothing in common, 1 the same. */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const size = (pairs: Map<string, number>) => [...pairs.values()].reduce((sum, n) => sum + n, 0);
  const all = size(a) + size(b);
  if (all === 0) return 0;
  let common = 0;
  for (const [pair, n] of a) common += Math.min(n, b.get(pair) ?? 0);
  return (2 * common) / all;
}

/** Of the same type less in common is telling; of another type the words themselves must say the same. */
const enough = { sameType: 0.28, otherType: 0.5 } as const;

/** Whether two needs of one firm are probably the same one, told twice. */
export function isLikelySame(one: Told, other: Told): boolean {
  const alike = likenessOf(one.text, other.text);
  return alike >= (one.typeCode === other.typeCode ? enough.sameType : enough.otherType);
}

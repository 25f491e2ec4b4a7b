/** A source of numbers that gives the same row of them for the same seed (mulberry32). */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of `from`, each as likely as its weight. */
  weighted<T>(from: readonly T[], weight: (item: T) => number): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const at = <T>(from: readonly T[], index: number): T => {
    if (from.length === 0) throw new RangeError('Nothing to choose from');
    return from[Math.min(index, from.length - 1)] as T;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (from) => at(from, Math.floor(next() * from.length)),
    weighted(from, weight) {
      let left = next() * from.reduce((sum, item) => sum + weight(item), 0);
      const index = from.findIndex((item) => {
        left -= weight(item);
        return left < 0;
      });
      return at(from, index < 0 ? from.length - 1 : index);
    },
  };
}

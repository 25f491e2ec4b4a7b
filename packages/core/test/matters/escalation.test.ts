import { describe, expect, test } from 'vitest';
import {
  askedAt,
  deciderOf,
  type EscalationLevel,
  escalationLevels,
  isAbove,
  type Ladder,
  levelByRule,
  levelsBelow,
  reachableLevels,
  type Superior,
  toldOf,
} from '../../src/matters/index.ts';

const at = (accountId: string, ...levels: EscalationLevel[]): Superior[] =>
  levels.map((level) => ({ accountId, level }));
const full: Superior[] = [
  ...at('master', 'station-master'),
  ...at('coordinator', 'coordinator', 'joint-meeting'),
  ...at('deputy', 'deputy'),
  ...at('head', 'head'),
];
const ladder = (more: Partial<Ladder> = {}): Ladder => ({
  superiors: full,
  open: null,
  asked: new Set(),
  butler: 'butler',
  ...more,
});

describe('who is asked', () => {
  test('everybody who fills a level, and never the butler himself', () => {
    const two = [...full, ...at('second', 'coordinator')];
    expect(askedAt('coordinator', ladder({ superiors: two }))).toEqual(['coordinator', 'second']);
    expect(askedAt('coordinator', ladder({ superiors: two, butler: 'coordinator' }))).toEqual(['second']);
    expect(reachableLevels(ladder({ butler: 'master' }))).not.toContain('station-master');
  });

  test('a station master who is himself the deputy is not asked twice', () => {
    const both = [...at('master', 'station-master', 'deputy'), ...at('head', 'head')];
    const held = ladder({ superiors: both, open: 'station-master', asked: new Set(['master']) });
    expect(reachableLevels(held)).toEqual(['head']);
    expect(levelByRule('next', held)).toBe('head');
    expect(levelByRule('deputy', held)).toBe('head');
    const another = { ...held, superiors: [...both, ...at('second', 'deputy')] };
    expect(askedAt('deputy', another)).toEqual(['second']);
  });

  test('a meeting may be asked for by who keeps its record; a rule that he did not answer goes past it', () => {
    const held = ladder({ open: 'coordinator', asked: new Set(['coordinator']) });
    expect(reachableLevels(held)).toContain('joint-meeting');
    expect(levelByRule('next', held)).toBe('deputy');
    expect(levelByRule('joint-meeting', held)).toBe('deputy');
  });
});

describe('where a rule leads', () => {
  test('to the level it names, else up, else down, but never to what is asked already or below', () => {
    expect(levelByRule('deputy', ladder())).toBe('deputy');
    const without = full.filter(({ level }) => level !== 'deputy');
    expect(levelByRule('deputy', ladder({ superiors: without }))).toBe('head');
    const low = at('master', 'station-master');
    expect(levelByRule('head', ladder({ superiors: low }))).toBe('station-master');
    expect(levelByRule('head', ladder({ superiors: low, open: 'station-master' }))).toBe(null);
    expect(levelByRule('next', ladder({ superiors: [] }))).toBe(null);
  });

  test('whoever is skipped is told with whoever is asked', () => {
    expect(levelsBelow('deputy')).toEqual(['station-master', 'coordinator', 'joint-meeting']);
    expect(toldOf('deputy')).toEqual(['station-master', 'coordinator', 'deputy']);
    expect(toldOf('station-master')).toEqual(['station-master']);
  });
});

/** A small generator, so that a failure names its seed. */
function random(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state / 2 ** 32;
  };
}

test('in any organisation each step goes higher, to somebody new, and ends only where nobody new is left', () => {
  for (let seed = 1; seed <= 3000; seed++) {
    const next = random(seed);
    const people = ['a', 'b', 'c', 'd'].slice(0, Math.floor(next() * 5));
    const superiors = people.flatMap((one) => at(one, ...escalationLevels.filter(() => next() < 0.3)));
    const asked = new Set<string>();
    let open: EscalationLevel | null = null;
    for (let step = 0; step <= escalationLevels.length; step++) {
      const here: Ladder = ladder({ superiors, open, asked: new Set(asked), butler: 'a' });
      const level = levelByRule(next() < 0.5 ? 'next' : escalationLevels[Math.floor(next() * 5)]!, here);
      const fresh = superiors.filter(
        (one) => one.accountId !== 'a' && !asked.has(one.accountId) && isAbove(one.level, open),
      );
      if (level === null) {
        expect(fresh, `seed ${seed}`).toEqual([]);
        break;
      }
      const found = askedAt(level, here, true);
      expect(isAbove(level, open), `seed ${seed}`).toBe(true);
      expect(found.length, `seed ${seed}`).toBeGreaterThan(0);
      expect(
        found.some((one) => asked.has(one) || one === 'a'),
        `seed ${seed}`,
      ).toBe(false);
      expect(superiors).toEqual(expect.arrayContaining(found.map((accountId) => ({ accountId, level }))));
      for (const one of found) asked.add(one);
      open = level;
      expect(step, `seed ${seed}`).toBeLessThan(escalationLevels.length);
    }
  }
});

test('every level has somebody who decides it', () => {
  for (const level of escalationLevels) expect(deciderOf[level]).toBeTruthy();
});

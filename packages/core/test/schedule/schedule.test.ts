import { PlanFaultError, type PlanNode, planFaults, schedule } from '@guanjia/core/schedule';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isoDay, oracle } from './oracle.ts';

const START = '2026-09-21';
const first = dayNumber(START);
/** 国庆 and 中秋 of 2026 with their make-up days, as published. */
const rest = new Set(['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']);
const makeUp = new Set(['2026-09-20', '2026-10-10']);
const works = (day: number): boolean => {
  const iso = isoDay(day);
  if (rest.has(iso)) return false;
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return makeUp.has(iso) || (weekday !== 0 && weekday !== 6);
};
const isWorkingDay = (iso: string): boolean => works(dayNumber(iso));
const node = (
  id: string,
  duration: number,
  after: string[] = [],
  more: Partial<PlanNode> = {},
): PlanNode => ({
  id,
  duration,
  unit: 'workingDay',
  predecessors: after.map((from) => ({ from, kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' })),
  ...more,
});
const plan = (nodes: PlanNode[], more: { today?: string; deadline?: string } = {}) =>
  schedule({ start: START, nodes, isWorkingDay, ...more });
const spans = (nodes: PlanNode[], more = {}) =>
  Object.fromEntries(plan(nodes, more).nodes.map((one) => [one.id, `${one.start}/${one.end}`]));

describe('days', () => {
  test('a node of one day ends on the day it starts, and what follows starts on the next working day', () => {
    expect(spans([node('a', 1), node('b', 3, ['a']), node('c', 2, ['b'])])).toEqual({
      a: '2026-09-21/2026-09-21',
      b: '2026-09-22/2026-09-24',
      // Friday is 中秋, then a weekend.
      c: '2026-09-28/2026-09-29',
    });
  });
  test('over 国庆: working days wait, calendar days go on, a make-up Saturday is worked', () => {
    const calendar = { unit: 'calendarDay' } as const;
    expect(spans([node('a', 8), node('b', 3, ['a']), node('c', 10, ['a'], calendar)])).toEqual({
      // 21–24, 28–30 September are seven days; the eighth is 8 October.
      a: '2026-09-21/2026-10-08',
      b: '2026-10-09/2026-10-12',
      c: '2026-10-09/2026-10-18',
    });
  });
  test('a milestone lies on the day on which the last thing before it ends, and holds nobody up', () => {
    expect(
      spans([node('sign', 0), node('a', 3, ['sign']), node('done', 0, ['a']), node('b', 1, ['done'])]),
    ).toEqual({
      sign: '2026-09-21/2026-09-21',
      a: '2026-09-21/2026-09-23',
      done: '2026-09-23/2026-09-23',
      b: '2026-09-24/2026-09-24',
    });
  });
  test('start to start, with a lag either way', () => {
    const after = (lag: number): Partial<PlanNode> => ({
      predecessors: [{ from: 'a', kind: 'startToStart', lag, lagUnit: 'workingDay' }],
    });
    expect(spans([node('a', 5), node('b', 1, [], after(2)), node('c', 1, [], after(-3))])).toEqual({
      a: '2026-09-21/2026-09-28',
      b: '2026-09-23/2026-09-23',
      c: '2026-09-21/2026-09-21',
    });
  });
});

describe('what happened', () => {
  const nodes = [node('a', 2), node('b', 3, ['a']), node('c', 1, ['b'])];
  test('a late node moves what follows; one under way never ends in the past, one not begun never begins there', () => {
    const late = [node('a', 2, [], { actualStart: '2026-09-21' }), ...nodes.slice(1)];
    expect(spans(late, { today: '2026-09-29' })).toEqual({
      a: '2026-09-21/2026-09-29',
      b: '2026-09-30/2026-10-09',
      c: '2026-10-10/2026-10-10',
    });
    expect(spans(nodes, { today: '2026-09-29' }).a).toBe('2026-09-29/2026-09-30');
  });
  test('what is done early lets the rest begin early; out of order it lies where it was done', () => {
    const done = node('a', 2, [], { actualStart: '2026-09-21', actualEnd: '2026-09-21' });
    expect(spans([done, ...nodes.slice(1)], { today: '2026-09-22' }).b).toBe('2026-09-22/2026-09-24');
    const early = node('c', 1, ['b'], { actualStart: '2026-09-21', actualEnd: '2026-09-21' });
    expect(spans([...nodes.slice(0, 2), early]).c).toBe('2026-09-21/2026-09-21');
  });
  test('what is said to be left counts from today', () => {
    const under = node('a', 2, [], { actualStart: '2026-09-21', remaining: 4 });
    expect(spans([under], { today: '2026-09-23' }).a).toBe('2026-09-21/2026-09-29');
  });
});

describe('floats', () => {
  test('the longest chain has none, a short one beside it has what is over', () => {
    const found = plan([
      node('a', 1),
      node('long', 5, ['a']),
      node('short', 2, ['a']),
      node('z', 0, ['long', 'short']),
    ]);
    expect(found.criticalPath).toEqual(['a', 'long', 'z']);
    expect(found.byId.get('short')).toMatchObject({ totalFloat: 3, freeFloat: 3, critical: false });
    expect(found.byId.get('long')).toMatchObject({ totalFloat: 0, critical: true });
    expect([found.lengthWorkingDays, found.end]).toEqual([6, '2026-09-29']);
  });
  test('against a deadline they may be negative', () => {
    const found = plan([node('a', 5)], { deadline: '2026-09-23' });
    expect(found.byId.get('a')).toMatchObject({ totalFloat: -2, critical: true, latestEnd: '2026-09-23' });
  });
});

describe('what can’t be scheduled is named whole', () => {
  const faultsOf = (nodes: PlanNode[], today?: string) =>
    planFaults({ start: START, today, nodes, isWorkingDay });
  test('cycles in the order in which they wait, each knot once', () => {
    const nodes = [
      node('a', 1, ['c']),
      node('b', 1, ['a']),
      node('c', 1, ['b']),
      node('x', 1, ['y']),
      node('y', 1, ['x']),
      node('z', 1, ['y']),
    ];
    const cycles = faultsOf(nodes).map((fault) => fault.kind === 'cycle' && [...fault.nodes]);
    expect(cycles).toHaveLength(2);
    const turned = (cycle: unknown, begin: string) => {
      const names = cycle as string[];
      const at = names.indexOf(begin);
      return [...names.slice(at), ...names.slice(0, at)];
    };
    expect(turned(cycles[0], 'a')).toEqual(['a', 'b', 'c']);
    expect(turned(cycles[1], 'x')).toEqual(['x', 'y']);
    expect(() => plan(nodes)).toThrow(PlanFaultError);
  });
  test.each([
    ['duplicateId', [node('a', 1), node('a', 1)]],
    ['selfLink', [node('a', 1, ['a'])]],
    ['unknownPredecessor', [node('a', 1, ['b'])]],
    ['duplicateLink', [node('b', 1), node('a', 1, ['b', 'b'])]],
    ['badDuration', [node('a', -1)]],
    ['badDuration', [node('a', 1.5)]],
    ['badDuration', [node('a', 1, [], { remaining: Number.NaN })]],
    [
      'badLag',
      [
        node('b', 1),
        node('a', 1, [], {
          predecessors: [{ from: 'b', kind: 'finishToStart', lag: 0.5, lagUnit: 'workingDay' }],
        }),
      ],
    ],
    ['badDay', [node('a', 1, [], { actualStart: '2026-02-30' })]],
    ['badDay', [node('a', 1, [], { earliestStart: '' })]],
    ['endWithoutStart', [node('a', 1, [], { actualEnd: '2026-09-22' })]],
    ['endBeforeStart', [node('a', 1, [], { actualStart: '2026-09-23', actualEnd: '2026-09-22' })]],
    ['actualInFuture', [node('a', 1, [], { actualStart: '2026-09-30' })]],
    ['startsBeforeProject', [node('a', 1, [], { actualStart: '2026-09-18' })]],
  ] as const)('%s', (kind, nodes) => {
    expect(faultsOf([...nodes], '2026-09-24').map((fault) => fault.kind)).toContain(kind);
  });
  test('a calendar without a working day ends with an error instead of never', () => {
    expect(() => schedule({ start: START, nodes: [node('a', 1)], isWorkingDay: () => false })).toThrow(
      RangeError,
    );
  });
});

/** Random plans: later nodes wait for earlier ones, so there is no cycle; the order is shuffled afterwards. */
const plans = fc
  .array(
    fc.record({
      duration: fc.integer({ min: 0, max: 9 }),
      unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const),
      links: fc.array(
        fc.record({
          back: fc.integer({ min: 1, max: 5 }),
          kind: fc.constantFrom('finishToStart' as const, 'startToStart' as const),
          lag: fc.integer({ min: -4, max: 6 }),
          lagUnit: fc.constantFrom('workingDay' as const, 'calendarDay' as const),
        }),
        { maxLength: 3 },
      ),
      notBefore: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
      happened: fc.option(
        fc.tuple(fc.integer({ min: 0, max: 8 }), fc.option(fc.integer({ min: 0, max: 6 }))),
        { nil: undefined },
      ),
      remaining: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((drawn) =>
    drawn.map((one, index): PlanNode => {
      const seen = new Set<string>();
      return {
        id: `n${index}`,
        duration: one.duration,
        unit: one.unit,
        predecessors: one.links.flatMap(({ back, kind, lag, lagUnit }) => {
          const from = `n${index - back}`;
          if (back > index || seen.has(kind + from)) return [];
          seen.add(kind + from);
          return [{ from, kind, lag, lagUnit }];
        }),
        ...(one.notBefore !== undefined && { earliestStart: isoDay(first + one.notBefore) }),
        ...(one.happened && {
          actualStart: isoDay(first + one.happened[0]),
          ...(one.happened[1] !== null && { actualEnd: isoDay(first + one.happened[0] + one.happened[1]) }),
        }),
        ...(one.remaining !== undefined && { remaining: one.remaining }),
      };
    }),
  );
const shuffled = (nodes: PlanNode[], seed: number): PlanNode[] =>
  nodes
    .map((one, index) => ({ one, key: Math.imul(index + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
const today = first + 16;

describe('against walking day by day', () => {
  test('every node lies where the walk puts it, whatever the order of the input', () => {
    fc.assert(
      fc.property(plans, fc.boolean(), fc.integer(), (nodes, known, seed) => {
        const until = known ? today : undefined;
        const walked = oracle({ start: first, today: until, nodes, works });
        const found = schedule({
          start: START,
          nodes: shuffled(nodes, seed),
          isWorkingDay,
          today: until === undefined ? undefined : isoDay(until),
        });
        let end = first;
        for (const one of nodes) {
          const { start, finish } = walked.get(one.id) as { start: number; finish: number };
          end = Math.max(end, finish);
          const times = found.byId.get(one.id);
          const point = one.duration === 0 && one.actualEnd === undefined;
          const last = Math.max(point ? first : start, finish - 1);
          expect(times?.end, one.id).toBe(isoDay(last));
          expect(times?.start, one.id).toBe(isoDay(point && one.actualStart === undefined ? last : start));
        }
        expect(found.end).toBe(isoDay(Math.max(first, end - 1)));
      }),
      { numRuns: 600 },
    );
  });

  test('a node may slip by its float and not by a day more', () => {
    const worked = (from: number, to: number): number => {
      let days = 0;
      for (let day = from; day < to; day += 1) days += Number(works(day));
      return days;
    };
    fc.assert(
      fc.property(plans, fc.nat(), (drawn, pick) => {
        const nodes = drawn.map(({ actualStart: _start, actualEnd: _end, remaining: _left, ...one }) => one);
        const found = schedule({ start: START, nodes, isWorkingDay });
        const endOf = (times: ReturnType<typeof oracle>) =>
          Math.max(first, ...[...times.values()].map((one) => one.finish));
        const before = oracle({ start: first, nodes, works });
        const end = endOf(before);
        const one = nodes[pick % nodes.length] as PlanNode;
        const own = before.get(one.id) as { start: number; finish: number };
        let latest = own.finish;
        let free = own.finish;
        for (let until = own.start + 1; until <= end + 1; until += 1) {
          const moved = oracle({ start: first, nodes, works, hold: { id: one.id, until } });
          const finish = moved.get(one.id)?.finish ?? 0;
          if (endOf(moved) > end) break;
          latest = Math.max(latest, finish);
          const others = nodes.every(
            ({ id }) => id === one.id || moved.get(id)?.start === before.get(id)?.start,
          );
          if (others) free = Math.max(free, finish);
        }
        const times = found.byId.get(one.id);
        expect(times?.totalFloat).toBe(worked(own.finish, latest));
        expect(times?.freeFloat).toBe(worked(own.finish, free));
        expect(times?.latestEnd).toBe(isoDay(Math.max(first, latest - 1)));
      }),
      { numRuns: 400 },
    );
  });

  const followed = (nodes: PlanNode[]) => {
    const found = schedule({ start: START, nodes, isWorkingDay });
    const path = found.criticalPath;
    expect(path.length).toBeGreaterThan(0);
    expect(found.byId.get(path.at(-1) ?? '')?.end).toBe(found.end);
    for (const [index, id] of path.entries()) {
      const links = nodes.find((one) => one.id === id)?.predecessors ?? [];
      if (index > 0) expect(links.map((link) => link.from)).toContain(path[index - 1]);
    }
    return path.map((id) => found.byId.get(id)?.totalFloat);
  };

  test('the critical path is a chain of links that ends the plan', () => {
    fc.assert(
      fc.property(plans, (nodes) => {
        followed(nodes);
      }),
      { numRuns: 300 },
    );
  });

  test('where all is counted in working days no node of it has any float', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const nodes = drawn.map(
          ({ id, duration, predecessors }): PlanNode => ({
            id,
            duration,
            unit: 'workingDay',
            predecessors: predecessors.map((link) => ({
              ...link,
              lag: Math.abs(link.lag),
              lagUnit: 'workingDay',
            })),
          }),
        );
        expect(new Set(followed(nodes))).toEqual(new Set([0]));
      }),
      { numRuns: 300 },
    );
  });
});

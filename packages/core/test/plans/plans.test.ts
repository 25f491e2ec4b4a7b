import { type WorkingCalendar, workingDaysBetween } from '@guanjia/core/calendar';
import {
  changedPlan,
  lightsOf,
  monthsBetween,
  outlookOf,
  type PlanChange,
  type PlanNodeInput,
  type PlanNodeState,
  type PlanState,
  reported,
  withoutNodes,
} from '@guanjia/core/plans';
import type { PlanLink } from '@guanjia/core/schedule';
import { initialSettings } from '@guanjia/core/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Monday to Friday, but for 1 to 7 October 2026. */
const calendar: WorkingCalendar = {
  version: 1,
  utcOffsetMinutes: 480,
  hours: [{ from: '09:00', to: '17:00' }],
  exceptions: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, 'rest' as const])),
  names: {},
  publishedYears: [2026],
};

const after = (...codes: string[]): PlanLink[] =>
  codes.map((from) => ({ from, kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' }));

const state = (code: string, days: number, more: Partial<PlanNodeState> = {}): PlanNodeState => ({
  code,
  name: code,
  milestone: null,
  officeIds: [],
  days,
  unit: 'workingDay',
  predecessors: [],
  earliestStart: null,
  actualStart: null,
  actualEnd: null,
  remaining: null,
  remainingOn: null,
  progress: null,
  baselineStart: null,
  baselineEnd: null,
  ...more,
});

/** The plan with its own first schedule as baseline. */
function based(startsOn: string, nodes: PlanNodeState[]): PlanState {
  const meant = outlookOf({ startsOn, nodes }, calendar, '2000-01-01');
  return {
    startsOn,
    nodes: nodes.map((node) => ({
      ...node,
      baselineStart: meant.byCode.get(node.code)?.start ?? null,
      baselineEnd: meant.byCode.get(node.code)?.end ?? null,
    })),
  };
}
const set = (plan: PlanState, code: string, change: Partial<PlanNodeState>): PlanState => ({
  ...plan,
  nodes: plan.nodes.map((node) => (node.code === code ? { ...node, ...change } : node)),
});
const lights = (plan: PlanState, today: string, investment: Parameters<typeof lightsOf>[4] = null) =>
  lightsOf(plan, outlookOf(plan, calendar, today), calendar, initialSettings, investment);

// Monday 7 September 2026: A to 18 September, B to 16 October over 国庆, C a milestone.
const three = based('2026-09-07', [
  state('A', 10),
  state('B', 15, { predecessors: after('A') }),
  state('C', 0, { predecessors: after('B'), milestone: 'in-production' }),
]);

describe('how a plan stands', () => {
  it('is as meant before anything happened', () => {
    const meant = outlookOf(three, calendar, '2026-09-07');
    expect(meant).toMatchObject({ endsOn: '2026-10-16', lateBy: 0, progress: 0, delayChain: [] });
    expect(meant.byCode.get('B')).toMatchObject({ start: '2026-09-21', end: '2026-10-16', itsTurn: false });
  });

  it('moves what follows a node that is late, and never forecasts what is under way in the past', () => {
    const begun = set(three, 'A', { actualStart: '2026-09-07' });
    const late = outlookOf(begun, calendar, '2026-09-25');
    expect(late.byCode.get('A')).toMatchObject({ end: '2026-09-25', lateBy: 5, itsTurn: true });
    expect(late).toMatchObject({ endsOn: '2026-10-23', lateBy: 5 });
    expect(late.delayChain).toEqual([{ code: 'A', lateBy: 5 }]);
  });

  it('counts down what was said to be left, day by day', () => {
    const said = set(three, 'A', { actualStart: '2026-09-07', remaining: 12, remainingOn: '2026-09-09' });
    expect(outlookOf(said, calendar, '2026-09-09').byCode.get('A')?.end).toBe('2026-09-24');
    // A working day later one less is left; over the weekend none goes by.
    expect(outlookOf(said, calendar, '2026-09-10').byCode.get('A')?.end).toBe('2026-09-24');
    expect(outlookOf(said, calendar, '2026-09-13').byCode.get('A')?.end).toBe('2026-09-24');
    // When all of it has gone by it is today, every day.
    expect(outlookOf(said, calendar, '2026-09-29').byCode.get('A')?.end).toBe('2026-09-29');
  });

  it('weighs progress by planned days', () => {
    const plan = set(set(three, 'A', { actualStart: '2026-09-07', actualEnd: '2026-09-18' }), 'B', {
      actualStart: '2026-09-21',
      progress: 20,
    });
    const stands = outlookOf(plan, calendar, '2026-09-25');
    expect(stands.progress).toBeCloseTo((10 + 15 * 0.2) / 25);
    expect(stands.plannedProgress).toBeCloseTo((10 + 15 * (4 / 15)) / 25);
  });
});

describe('the lights', () => {
  const begun = set(three, 'A', { actualStart: '2026-09-07' });

  it.each([
    ['2026-09-14', 'green', 'green'],
    // Three working days before the end of the baseline.
    ['2026-09-15', 'yellow', 'yellow'],
    // The day itself is still in time, until its last minute.
    ['2026-09-18', 'yellow', 'yellow'],
    // The weekend after it is too late.
    ['2026-09-19', 'red', 'red'],
  ])('of a node on %s is %s', (today, ofNode, ofPlan) => {
    const now = lights(begun, today);
    expect(now.ofNode.get('A')).toBe(ofNode);
    expect(now.light).toBe(ofPlan);
  });

  it('keep quiet about what only waits, but for being late themselves', () => {
    // B should be done on 16 October; A is still open, so B is nobody's fault but A's.
    const now = lights(begun, '2026-10-19');
    expect(now.ofNode.get('A')).toBe('red');
    expect(now.ofNode.get('B')).toBe('yellow');
    expect(now.causes[0]).toMatchObject({ rule: 'nodeOverdue', code: 'A' });
  });

  it('are not born yellow with a node of one day', () => {
    const short = based('2026-09-07', [state('A', 1), state('B', 1, { predecessors: after('A') })]);
    expect(lights(short, '2026-09-07').light).toBe('green');
  });

  it('turn when work falls behind plan: from 10 points yellow, over 30 red', () => {
    const long = based('2026-09-07', [state('A', 100)]);
    const at = (progress: number) =>
      lights(set(long, 'A', { actualStart: '2026-09-07', progress }), '2026-11-04').causes.filter(
        ({ rule }) => rule === 'behind',
      );
    const planned = outlookOf(long, calendar, '2026-11-04').plannedProgress ?? 0;
    expect(Math.round(planned * 100)).toBe(37);
    expect(at(28)).toEqual([]);
    expect(at(27)[0]).toMatchObject({ light: 'yellow' });
    expect(at(7)[0]).toMatchObject({ light: 'yellow' });
    expect(at(6)[0]).toMatchObject({ light: 'red' });
  });

  it('turn when the start is missed by a month, and by three', () => {
    const plan = based('2026-01-30', [state('D1', 200, { milestone: 'started' })]);
    const missed = (today: string) => lights(plan, today).causes.find(({ rule }) => rule === 'startMissed');
    expect(missed('2026-02-27')).toBeUndefined();
    expect(missed('2026-02-28')).toMatchObject({ light: 'yellow', amount: 1 });
    expect(missed('2026-04-29')).toMatchObject({ light: 'yellow', amount: 2 });
    expect(missed('2026-04-30')).toMatchObject({ light: 'red', amount: 3 });
  });

  it('turn when the investment is under 80 %, and under 60 %, of what the year asks by then', () => {
    const invested = (doneWan: number) =>
      lights(three, '2026-09-07', { throughMonth: 8, doneWan, annualPlanWan: 12_000 }).light;
    expect(invested(6_400)).toBe('green');
    expect(invested(6_399)).toBe('yellow');
    expect(invested(4_800)).toBe('yellow');
    expect(invested(4_799)).toBe('red');
  });
});

it.each([
  ['2026-01-31', '2026-02-28', 1],
  ['2026-01-31', '2026-02-27', 0],
  ['2026-01-15', '2026-02-14', 0],
  ['2026-01-15', '2026-02-15', 1],
  ['2025-11-30', '2026-02-28', 3],
  ['2026-02-15', '2026-01-15', 0],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months);
});

describe('leaving nodes out', () => {
  const network = fc
    .integer({ min: 1, max: 14 })
    .chain((count) =>
      fc.tuple(
        fc.array(fc.array(fc.boolean(), { minLength: count, maxLength: count }), {
          minLength: count,
          maxLength: count,
        }),
        fc.array(fc.boolean(), { minLength: count, maxLength: count }),
      ),
    )
    .map(([links, dropped]) => ({
      nodes: links.map((row, n) => ({
        id: `N${n}`,
        predecessors: after(...row.slice(0, n).flatMap((linked, before) => (linked ? [`N${before}`] : []))),
      })),
      dropped: new Set(dropped.flatMap((gone, n) => (gone ? [`N${n}`] : []))),
    }));

  /** What comes before a node, however far. */
  function allBefore(
    nodes: readonly { id: string; predecessors: readonly PlanLink[] }[],
    id: string,
  ): Set<string> {
    const found = new Set<string>([id]);
    for (const at of found) {
      for (const { from } of nodes.find((node) => node.id === at)?.predecessors ?? []) found.add(from);
    }
    found.delete(id);
    return found;
  }

  it('keeps the order of all that stay, and adds none', () => {
    fc.assert(
      fc.property(network, ({ nodes, dropped }) => {
        const left = withoutNodes(nodes, dropped);
        expect(left.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id).filter((id) => !dropped.has(id)));
        for (const { id } of left) {
          const before = [...allBefore(nodes, id)].filter((one) => !dropped.has(one)).sort();
          expect([...allBefore(left, id)].sort()).toEqual(before);
        }
      }),
    );
  });
});

describe('changes of a plan', () => {
  const input = (
    code: string,
    days: number,
    ...before: string[]
  ): PlanNodeInput & { actualStart: string | null } => ({
    code,
    name: code,
    stage: 'A',
    milestone: null,
    officeCodes: [],
    days,
    unit: 'workingDay',
    promised: null,
    statutory: null,
    pastPractice: null,
    stopsClock: false,
    materials: [],
    matterType: null,
    articleId: null,
    earliestStart: null,
    predecessors: after(...before),
    actualStart: null,
  });
  const nodes = [input('A', 1), input('B', 2, 'A'), input('C', 3, 'B')];
  const faultsOf = (...changes: PlanChange[]) => changedPlan('2026-09-07', nodes, changes).faults;

  it('name every fault', () => {
    expect(
      faultsOf({ act: 'link', from: 'C', to: 'A', kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' }),
    ).toEqual([{ kind: 'cycle', nodes: expect.arrayContaining(['A', 'B', 'C']) }]);
    expect(faultsOf({ act: 'drop', code: 'B', bridge: false })).toEqual([
      { kind: 'orphan', node: 'A' },
      { kind: 'orphan', node: 'C' },
    ]);
    expect(faultsOf({ act: 'drop', code: 'B', bridge: true })).toEqual([]);
    expect(faultsOf({ act: 'unlink', from: 'A', to: 'C', kind: 'finishToStart' })).toContainEqual({
      kind: 'unknownLink',
      node: 'C',
    });
    expect(faultsOf({ act: 'add', node: input('A', 1), before: [] })).toContainEqual({
      kind: 'takenCode',
      node: 'A',
    });
  });

  it('leave what they do not touch as it is', () => {
    const { nodes: now, faults } = changedPlan('2026-09-07', nodes, [
      { act: 'edit', code: 'B', set: { days: 9 } },
      { act: 'add', node: input('D', 4, 'A'), before: ['C'] },
    ]);
    expect(faults).toEqual([]);
    expect(now[0]).toBe(nodes[0]);
    expect(now[1]).toEqual({ ...nodes[1], days: 9 });
    expect(now[2]?.predecessors.map(({ from }) => from)).toEqual(['B', 'D']);
  });
});

describe('a report', () => {
  const days = { today: '2026-09-10', startsOn: '2026-09-07' };
  const idle = { actualStart: null, actualEnd: null, progress: null, remaining: null, remainingOn: null };
  const busy = { ...idle, actualStart: '2026-09-08', progress: 10, remaining: 5, remainingOn: '2026-09-08' };

  it('keeps what was said to be left until it is said anew or taken back', () => {
    const on = '2026-09-10';
    expect(reported(busy, { kind: 'progress', on, progress: 40 }, days)).toMatchObject({
      progress: 40,
      remaining: 5,
    });
    expect(reported(busy, { kind: 'progress', on, progress: 40, remaining: 2 }, days)).toMatchObject({
      remaining: 2,
      remainingOn: on,
    });
    expect(reported(busy, { kind: 'progress', on, progress: 40, remaining: null }, days)).toMatchObject({
      remaining: null,
      remainingOn: null,
    });
  });

  it('of an end may say when it began, and ends what was left', () => {
    expect(reported(idle, { kind: 'finish', on: '2026-09-10', startedOn: '2026-09-08' }, days)).toEqual({
      ...idle,
      actualStart: '2026-09-08',
      actualEnd: '2026-09-10',
      progress: 100,
    });
    expect(reported(busy, { kind: 'finish', on: '2026-09-09' }, days)).toMatchObject({ remaining: null });
    expect(reported(busy, { kind: 'finish', on: '2026-09-07' }, days)).toBe('endBeforeStart');
    expect(reported(busy, { kind: 'finish', on: '2026-09-11' }, days)).toBe('inFuture');
  });
});

it('counts working days between days as the office does', () => {
  expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-08')).toBe(1);
  expect(workingDaysBetween(calendar, '2026-10-08', '2026-09-30')).toBe(-1);
  expect(workingDaysBetween(calendar, '2026-09-04', '2026-09-07')).toBe(1);
});

import { describe, expect, test } from 'vitest';
import {
  type ActionName,
  actionNames,
  actionRequests,
  assignmentTransitions,
  audience,
  availableActions,
  extensionTransitions,
  type MatterFacts,
  type MatterStatus,
  matterStatuses,
  matterTransitions,
  nextStatus,
  type Relation,
  rectificationTransitions,
  relations,
  type Standing,
  visibleToFirm,
  wordsVisibleToFirm,
} from '../../src/matters/index.ts';

const now = new Date('2026-09-03T02:00:00Z');
const later = new Date('2026-09-10T02:00:00Z');
const earlier = new Date('2026-09-01T02:00:00Z');

const facts = (more: Partial<MatterFacts> = {}): MatterFacts => ({
  status: 'submitted',
  round: 1,
  declineDisputed: false,
  materialsLapsed: false,
  openPledges: 0,
  firmMayPromise: false,
  dispatchFailures: 0,
  rated: false,
  ratingUntil: later,
  reopenUntil: later,
  urgeAgainAt: null,
  openEscalation: null,
  escalatedBy: null,
  escalationOverdue: false,
  reachableLevels: ['station-master', 'coordinator'],
  assignments: [],
  rectification: null,
  appealReview: null,
  ...more,
});
const standing = (...held: Relation[]): Standing => ({
  accountId: 'me',
  relations: new Set(held),
  officeIds: new Set(['road']),
  belongsTo: new Set<string>(),
});
const names = (f: MatterFacts, s: Standing, at = now): ActionName[] =>
  availableActions(f, s, at).map((a) => a.action);
const assignment = (more: object = {}) => ({
  id: 'a1',
  officeId: 'road',
  status: 'assigned' as const,
  returnUntil: later,
  dueAt: later,
  extension: null,
  ...more,
});

test('every action stands in exactly one table, has a request, an audience and a place in the record', () => {
  const tables = [matterTransitions, assignmentTransitions, extensionTransitions, rectificationTransitions];
  for (const action of actionNames) {
    expect(tables.filter((table) => action in table)).toHaveLength(1);
    expect(actionRequests[action]).toBeDefined();
    expect(audience[action]).toBeDefined();
    if (wordsVisibleToFirm(action)) expect(visibleToFirm(action)).toBe(true);
  }
});

test('from submitted every status can be reached, and from every open one there is a way out', () => {
  const reached = new Set<MatterStatus>(['submitted']);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const rule of Object.values(matterTransitions)) {
      if (!rule.from.some((from) => reached.has(from))) continue;
      if (rule.to === 'working')
        for (const to of ['accepted', 'handling', 'rectifying'] as const) reached.add(to);
      else if (rule.to === 'rated') for (const to of ['closed', 'rectifying'] as const) reached.add(to);
      else if (rule.to !== 'same') reached.add(rule.to);
    }
  }
  expect([...reached].sort()).toEqual([...matterStatuses].sort());
  const ended = new Set<MatterStatus>(['closed', 'declined', 'withdrawn', 'merged']);
  for (const status of matterStatuses) {
    if (ended.has(status) || status === 'rectifying') continue;
    const out = Object.values(matterTransitions).filter(
      (r) => (r.from as readonly MatterStatus[]).includes(status) && r.to !== 'same',
    );
    expect(out.length, status).toBeGreaterThan(0);
  }
});

test('whoever is nobody to a matter may do nothing, in any status', () => {
  for (const status of matterStatuses) {
    expect(names(facts({ status, assignments: [assignment()] }), standing())).toEqual([]);
    expect(names(facts({ status, assignments: [assignment()] }), standing('auditor'))).toEqual([]);
  }
});

test('no relation may do what its table does not name', () => {
  for (const relation of relations) {
    for (const status of matterStatuses) {
      for (const available of availableActions(
        facts({
          status,
          assignments: [assignment()],
          rectification: { id: 'r', status: 'verifying', extended: false, appealed: false, appealedBy: null },
          openEscalation: 'coordinator',
        }),
        standing(relation),
        now,
      )) {
        const rule = {
          ...matterTransitions,
          ...assignmentTransitions,
          ...extensionTransitions,
          ...rectificationTransitions,
        }[available.action];
        expect(rule.by, available.action).toContain(relation);
      }
    }
  }
});

describe('windows, at their edges', () => {
  test('rating and reopening end with their moment', () => {
    const closed = facts({ status: 'closed' });
    expect(names(closed, standing('firm'), later)).toEqual(expect.arrayContaining(['rate', 'reopen']));
    const after = names(closed, standing('firm'), new Date(later.getTime() + 1));
    expect(after).not.toContain('rate');
    expect(after).not.toContain('reopen');
    expect(names(facts({ status: 'closed', rated: true }), standing('firm'))).not.toContain('rate');
  });

  test('an office returns within its window only, and asks for an extension once and in time', () => {
    const at = (more: object, moment = now) =>
      names(facts({ status: 'handling', assignments: [assignment(more)] }), standing('office'), moment);
    expect(at({})).toContain('return');
    expect(at({ returnUntil: earlier })).not.toContain('return');
    expect(at({ status: 'signed', returnUntil: null })).toEqual(['comment', 'answer', 'request-extension']);
    expect(at({ status: 'signed', dueAt: earlier })).not.toContain('request-extension');
    expect(at({ status: 'signed', extension: { id: 'e', status: 'refused' } })).not.toContain(
      'request-extension',
    );
    expect(at({ officeId: 'other', status: 'signed' })).toEqual(['comment']);
  });

  test('a butler who is a coordinator too assigns as any butler does', () => {
    const both = { ...standing('butler'), relations: new Set(['butler', 'coordinator'] as const) };
    expect(names(facts({ status: 'accepted' }), both)).toContain('assign');
    expect(names(facts({ status: 'accepted', dispatchFailures: 3 }), both)).toContain('assign');
  });

  test('after three failed dispatches the butler no longer assigns and the coordinator does', () => {
    const failed = facts({ status: 'accepted', dispatchFailures: 3 });
    expect(names(failed, standing('butler'))).not.toContain('assign');
    expect(names(failed, standing('coordinator'))).toContain('assign');
    const before = facts({ status: 'accepted', dispatchFailures: 2 });
    expect(names(before, standing('butler'))).toContain('assign');
    expect(names(before, standing('coordinator'))).not.toContain('assign');
  });
});

test('a butler does not answer the firm while an office still works on it', () => {
  const busy = facts({ status: 'handling', assignments: [assignment({ status: 'answered' })] });
  expect(names(busy, standing('butler'))).not.toContain('answer-firm');
  const free = facts({ status: 'accepted', assignments: [assignment({ status: 'accepted' })] });
  expect(names(free, standing('butler'))).toContain('answer-firm');
});

test('nobody decides an extension that his own office asked for', () => {
  const asked = facts({
    status: 'handling',
    assignments: [assignment({ status: 'signed', extension: { id: 'e', status: 'requested' } })],
  });
  expect(
    names(asked, {
      accountId: 'me',
      relations: new Set(['coordinator']),
      officeIds: new Set(),
      belongsTo: new Set<string>(),
    }),
  ).toContain('grant-extension');
  expect(
    names(asked, {
      accountId: 'me',
      relations: new Set(['coordinator', 'office']),
      officeIds: new Set(['road']),
      belongsTo: new Set<string>(),
    }),
  ).not.toContain('grant-extension');
});

test('without a superior who is somebody else there is no escalation to offer', () => {
  expect(names(facts({ status: 'accepted', reachableLevels: [] }), standing('butler'))).not.toContain(
    'escalate',
  );
  const some = availableActions(
    facts({ status: 'accepted', reachableLevels: ['coordinator'] }),
    standing('butler'),
    now,
  );
  expect(some.find((a) => a.action === 'escalate')?.levels).toEqual(['coordinator']);
});

test.each([
  ['rate', 'answered', 5, 'closed'],
  ['rate', 'closed', 3, 'closed'],
  ['rate', 'closed', 2, 'rectifying'],
  ['confirm', 'answered', undefined, 'closed'],
  ['dispute', 'answered', undefined, 'accepted'],
  ['comment', 'handling', undefined, 'handling'],
  ['answer', 'awaiting-materials', undefined, 'awaiting-materials'],
] as const)('%s in %s (level %s) leads to %s', (action, before, level, after) => {
  expect(nextStatus(action, before, { assignments: [], rectification: null }, level)).toBe(after);
});

describe('an appeal against a bad rating', () => {
  const appealed = (by: 'coordinator' | 'leader', appealedBy = 'other') =>
    facts({
      status: 'rectifying',
      rectification: { id: 'r', status: 'appealed', extended: false, appealed: true, appealedBy },
      appealReview: { by, concernedOffices: new Set(['station', 'road']) },
    });
  const of = (belongsTo: string[], ...held: Relation[]): Standing => ({
    accountId: 'me',
    relations: new Set(held),
    officeIds: new Set(),
    belongsTo: new Set(belongsTo),
  });
  const decides = (f: MatterFacts, s: Standing) => names(f, s).includes('exclude-rating');

  test('is decided by a coordinator of no office that it concerns', () => {
    expect(decides(appealed('coordinator'), of([], 'coordinator'))).toBe(true);
    expect(decides(appealed('coordinator'), of(['traffic'], 'coordinator'))).toBe(true);
    for (const office of ['station', 'road']) {
      expect(decides(appealed('coordinator'), of([office], 'coordinator')), office).toBe(false);
    }
  });

  test('falls to the leading group only where its turn has come, and under the same rule', () => {
    expect(decides(appealed('coordinator'), of([], 'leader'))).toBe(false);
    expect(decides(appealed('leader'), of([], 'coordinator'))).toBe(false);
    expect(decides(appealed('leader'), of([], 'leader'))).toBe(true);
    expect(decides(appealed('leader'), of(['station'], 'leader'))).toBe(false);
  });

  test('is never decided by whoever appealed, is rated, or speaks for the firm', () => {
    expect(decides(appealed('coordinator', 'me'), of([], 'coordinator'))).toBe(false);
    expect(decides(appealed('coordinator'), of([], 'coordinator', 'butler'))).toBe(false);
    expect(decides(appealed('coordinator'), of([], 'coordinator', 'firm'))).toBe(false);
  });
});

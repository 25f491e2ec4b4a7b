import { type ActionName, type AvailableAction, availableActions } from '@guanjia/core/matters';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleTables, contextAt, rowSnapshot, verifyCounts } from '../../src/matters/index.ts';
import { countQueues, recountQueues } from '../../src/matters/list-matters.ts';
import { readMatter } from '../../src/matters/read-matter.ts';
import { canonicalJson } from '../../src/platform/canonical-json.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { entryHash } from '../../src/platform/journal.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(() => database.drop());

/** mulberry32: a walk that failed can be walked again by its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const walkers: readonly Person[] = [
  'owner',
  'projectButler',
  'otherButler',
  'roadOfficer',
  'roadHead',
  'trafficOfficer',
  'master',
  'otherMaster',
  'coordinator',
  'deputy',
  'leader',
];

const seldom: Partial<Record<ActionName, number>> = {
  comment: 0.05,
  urge: 0.05,
  merge: 0.05,
  'hand-in-materials': 0.1,
  'check-materials': 0.1,
  'promise-materials': 0.2,
  withdraw: 0.03,
  decline: 0.1,
  transfer: 0.1,
};

/** A request that the schema takes for an action. */
function requestFor(
  available: AvailableAction,
  next: () => number,
  others: readonly string[],
): Record<string, unknown> {
  const { action, assignmentId, levels } = available;
  const base = assignmentId ? { assignmentId } : {};
  const offices = [zone.ids.road, zone.ids.traffic, zone.ids.planning];
  const special: Partial<Record<ActionName, Record<string, unknown>>> = {
    accept: {},
    confirm: {},
    sign: {},
    decline: { reason: 'duplicate', text: '重复' },
    transfer: { butlerId: next() < 0.5 ? zone.ids.otherButler : zone.ids.projectButler, text: '转' },
    'choose-mode': { mode: 'agent', authorisation: '电话' },
    assign: { assignments: [{ officeId: offices[Math.floor(next() * 3)], role: 'lead', limitDays: 3 }] },
    'request-materials': { items: ['图'], text: '再补' },
    'answer-firm': { outcome: 'solved', text: '办好' },
    answer: { outcome: 'solved', text: '同意' },
    rate: { level: 1 + Math.floor(next() * 3) },
    comment: { text: '说明', visibility: next() < 0.5 ? 'firm' : 'internal' },
    escalate: { level: levels?.[Math.floor(next() * levels.length)], text: '请定' },
    'request-extension': { days: 2, text: '延' },
    'grant-extension': {},
    'accept-answer': {},
    'supply-materials': {},
    'hand-in-materials': { items: [{ name: '图' }] },
    'check-materials': {
      items: [{ name: '图', result: next() < 0.5 ? 'accepted' : 'wanted', text: '缺章' }],
    },
    'promise-materials': { items: [{ name: '图', kind: 'supplement', until: '2026-08-01' }], text: '后补' },
    merge: { intoId: others.at(-1) ?? zone.ids.project, text: '重复' },
  };
  return { ...base, ...(special[action] ?? { text: '理由' }) };
}

test('on random walks every offered action is taken, every status is journalled, and rows stay what the journal says', async () => {
  const reached = new Set<string>();
  const done = new Set<string>();
  for (let seed = 1; seed <= 18; seed++) {
    const next = random(seed);
    let moment = at('2026-03-02 09:00').getTime();
    // Another of the same project, for this one to be merged into.
    const walkedThrough = [await zone.raise('owner', new Date(moment))];
    const id = await zone.raise('owner', new Date(moment));
    for (let step = 0; step < 70; step++) {
      moment += Math.floor(next() * 6 * 3_600_000);
      const now = new Date(moment);
      if (next() < 0.1) {
        moment += 6 * 86_400_000;
        await zone.sweep(new Date(moment));
        await expectCountsToHold();
        continue;
      }
      const person = walkers[Math.floor(next() * walkers.length)]!;
      const seen = await inTransaction(database.db, async (tx) =>
        readMatter(tx, await contextAt(tx, now), zone.people[person], id),
      ).catch(() => null);
      if (!seen) continue;
      reached.add(seen.status);
      // What would drown or end most walks is taken seldom.
      const actions = seen.actions.filter((a) => next() < (seldom[a.action] ?? 1));
      const chosen = actions[Math.floor(next() * actions.length)];
      if (!chosen) continue;
      try {
        await zone.act(person, now, id, chosen.action, requestFor(chosen, next, walkedThrough) as never);
        done.add(chosen.action);
        await expectNothingLeft(id);
        await expectCountsToHold();
      } catch (error) {
        // The schema of a walk is coarse: choosing an office that is at work already is refused with its field.
        expect(error, `seed ${seed} step ${step} ${chosen.action}`).toMatchObject({ code: 'rule-violated' });
      }
    }
    await expectJournalToHold(id);
  }
  for (const status of [
    'submitted',
    'accepted',
    'handling',
    'awaiting-materials',
    'answered',
    'closed',
    'rectifying',
  ]) {
    expect(reached).toContain(status);
  }
  expect(done.size).toBeGreaterThan(15);
}, 120_000);

/** What is kept of the queues is what a recount finds: by the rows, and by each person's own lists. */
async function expectCountsToHold(): Promise<void> {
  await inTransaction(database.db, async (tx) => {
    expect(await verifyCounts(tx)).toEqual([]);
    const person = zone.people[walkers[walked++ % walkers.length]!];
    expect(await countQueues(tx, person)).toEqual(await recountQueues(tx, person));
  });
}
let walked = 0;

/** In an ended matter nothing goes on but the rating window. */
async function expectNothingLeft(id: string): Promise<void> {
  const { status } = await database.db
    .selectFrom('matter')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!['closed', 'declined', 'withdrawn', 'merged'].includes(status)) return;
  const clocks = await database.db
    .selectFrom('clock')
    .select('kind')
    .where('matter_id', '=', id)
    .where('state', 'in', ['running', 'paused'])
    .execute();
  expect(clocks.filter((c) => c.kind !== 'rating')).toEqual([]);
  const assignments = await database.db
    .selectFrom('assignment')
    .select('status')
    .where('matter_id', '=', id)
    .where('status', 'in', ['assigned', 'signed', 'answered'])
    .execute();
  expect(assignments).toEqual([]);
  const escalations = await database.db
    .selectFrom('escalation')
    .select('status')
    .where('matter_id', '=', id)
    .where('status', '=', 'open')
    .execute();
  expect(escalations).toEqual([]);
}

async function expectJournalToHold(id: string): Promise<void> {
  const stream = `matter:${id}`;
  const entries = await database.db
    .selectFrom('journal')
    .selectAll()
    .where('stream', '=', stream)
    .orderBy('seq')
    .execute();
  let previous = Buffer.alloc(32);
  const latest = new Map<string, string>();
  for (const [index, entry] of entries.entries()) {
    expect(entry.seq).toBe(index + 1);
    expect(entryHash(previous, stream, entry.seq, entry.body)).toEqual(entry.hash);
    previous = Buffer.from(entry.hash);
    const { data } = JSON.parse(entry.body) as { data: { rows: Record<string, Record<string, unknown>> } };
    for (const [table, rows] of Object.entries(data.rows)) {
      for (const [row, snapshot] of Object.entries(rows))
        latest.set(`${table} ${row}`, canonicalJson(snapshot));
    }
  }
  for (const table of bundleTables) {
    const rows = await database.db
      .selectFrom(table)
      .selectAll()
      .where((table === 'matter' ? 'id' : 'matter_id') as 'id', '=', id)
      .execute();
    for (const row of rows)
      expect(canonicalJson(rowSnapshot(table, row))).toBe(latest.get(`${table} ${row.id}`));
  }
}

test('nobody is offered anything in a state that nothing leads out of', () => {
  const facts = {
    status: 'withdrawn' as const,
    round: 1,
    declineDisputed: false,
    materialsLapsed: false,
    openPledges: 0,
    firmMayPromise: false,
    dispatchFailures: 0,
    rated: false,
    ratingUntil: null,
    reopenUntil: null,
    urgeAgainAt: null,
    openEscalation: null,
    escalatedBy: null,
    escalationOverdue: false,
    reachableLevels: [],
    assignments: [],
    rectification: null,
    appealReview: null,
  };
  const everything = {
    accountId: 'me',
    relations: new Set(['firm', 'butler', 'coordinator', 'leader'] as const),
    officeIds: new Set<string>(),
    belongsTo: new Set<string>(),
  };
  expect(availableActions(facts, everything, at('2026-09-01 09:00'))).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import {
  type ActionName,
  type AvailableAction,
  actionNames,
  availableActions,
  escalationLevels,
  type MatterFacts,
  matterStatuses,
  type Relation,
} from '@guanjia/core/matters';
import type { Selectable } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextAt, performAction } from '../../src/matters/index.ts';
import { type Db, inTransaction } from '../../src/platform/database.ts';
import { Problem } from '../../src/platform/problems.ts';
import type { Database } from '../../src/platform/schema.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { actionBody } from './action-bodies.ts';
import { reachedStates } from './reached-states.ts';

/**
 * Generated over role × relation × action × reached state: what the server offers, does and refuses is what the
 * core's tables say for the relation that each person has by the zone's own records, told here once more by hand.
 */
const relationsOf: Partial<Record<Person, readonly Relation[]>> = {
  owner: ['firm'],
  firmAdmin: ['firm'],
  projectButler: ['butler'],
  master: ['station-master'],
  coordinator: ['coordinator'],
  leader: ['leader', 'head'],
  deputy: ['leader', 'deputy'],
  audit: ['auditor'],
};
const officePeople: Partial<Record<Person, { office: 'road' | 'traffic' | 'planning'; as: Relation }>> = {
  roadOfficer: { office: 'road', as: 'office' },
  roadHead: { office: 'road', as: 'office-head' },
  trafficOfficer: { office: 'traffic', as: 'office' },
  planningOfficer: { office: 'planning', as: 'office' },
};

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
/** A matter of the same project, for others to be merged into. */
let another: string;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
  another = await zone.raise('owner', at('2026-09-01 09:00'));
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

const people = (): Person[] => Object.keys(zone.people) as Person[];

/** A session per person and moment: an idle one would have ended by the later moments. */
async function caller(person: Person, now: Date): Promise<Caller> {
  api.setNow(now);
  await database.db.deleteFrom('session').execute();
  return await api.as(zone.people[person]);
}

/** What the rules need, read from the rows by hand and not by the code under test. */
async function factsOf(db: Db, id: string): Promise<MatterFacts> {
  const matter = await db.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const of = async <
    T extends 'assignment' | 'extension' | 'escalation' | 'rating' | 'rectification' | 'clock',
  >(
    table: T,
  ) =>
    (await db
      .selectFrom(table as 'clock')
      .selectAll()
      .where('matter_id', '=', id)
      .execute()) as unknown as Selectable<Database[T]>[];
  const assignments = await of('assignment');
  const extensions = await of('extension');
  const escalations = await of('escalation');
  const ratings = await of('rating');
  const clocks = await of('clock');
  const rectifications = await of('rectification');
  const open = escalations.find((e) => e.status === 'open');
  const rectification = rectifications.find((r) => !['done', 'excluded'].includes(r.status));
  // What a paused clock limits can't run out.
  const never = new Date(8.64e15);
  const clockOf = (kind: string, assignmentId: string) =>
    clocks.find(
      (c) => c.kind === kind && c.assignment_id === assignmentId && ['running', 'paused'].includes(c.state),
    );
  return {
    status: matter.status,
    round: matter.round,
    declineDisputed: matter.decline_disputed,
    materialsLapsed: matter.materials_lapsed,
    openPledges: 0,
    firmMayPromise: false,
    dispatchFailures: matter.dispatch_failures,
    rated: ratings.some((r) => r.round === matter.round),
    ratingUntil: matter.rating_until,
    reopenUntil: matter.reopen_until,
    urgeAgainAt: null,
    openEscalation: open?.level ?? null,
    escalatedBy: open?.escalated_by ?? null,
    escalationOverdue: clocks.some(
      (c) => c.kind === 'escalation' && c.state === 'running' && c.level === 'red',
    ),
    // Whoever was asked is passed over; a joint meeting is more than who keeps its record.
    reachableLevels: escalationLevels.filter((level) => level !== open?.level || level === 'joint-meeting'),
    assignments: assignments.map((a) => ({
      id: a.id,
      officeId: a.office_id,
      status: a.status,
      returnUntil: clockOf('return', a.id)?.state === 'paused' ? never : a.return_until,
      dueAt:
        clockOf('assignment', a.id)?.state === 'paused'
          ? never
          : (clockOf('assignment', a.id)?.due_at ?? null),
      extension: extensions.find((e) => e.assignment_id === a.id) ?? null,
    })),
    rectification: rectification ? { ...rectification, appealedBy: rectification.appealed_by } : null,
    appealReview:
      rectification?.status === 'appealed'
        ? {
            by: 'coordinator',
            concernedOffices: new Set([matter.station_id, ...assignments.map((a) => a.office_id)]),
          }
        : null,
  };
}

/** Undefined: the person may not know of the matter. */
function expectedFor(person: Person, facts: MatterFacts, now: Date): AvailableAction[] | undefined {
  const relations = new Set(relationsOf[person] ?? []);
  const officeIds = new Set<string>();
  const works = officePeople[person];
  if (works) {
    const officeId = zone.ids[works.office];
    const holds = facts.assignments.some(
      (a) => a.officeId === officeId && a.status !== 'returned' && a.status !== 'recalled',
    );
    if (holds) {
      officeIds.add(officeId);
      relations.add(works.as);
    }
  }
  if (relations.size === 0 || relations.has('auditor')) return undefined;
  const belongsTo = new Set([
    ...(works ? [zone.ids[works.office]] : []),
    ...(['master', 'projectButler'].includes(person) ? [zone.ids.station] : []),
  ]);
  const standing = { accountId: zone.people[person].accountId, relations, officeIds, belongsTo };
  return availableActions(facts, standing, now);
}

const named = (actions: readonly AvailableAction[]): string[] =>
  actions.map(({ action, assignmentId }) => `${action} ${assignmentId ?? ''}`).sort();

const statuses = new Set<string>();

describe.each(reachedStates)('$name', ({ reach, seenAt }) => {
  let id: string;
  let facts: MatterFacts;
  beforeAll(async () => {
    id = await reach(zone);
    facts = await factsOf(database.db, id);
    statuses.add(facts.status);
  });

  test('each person is offered what the tables give, and nothing else', async () => {
    for (const person of people()) {
      const answer = await (await caller(person, seenAt)).get(`/matters/${id}`);
      const expected = expectedFor(person, facts, seenAt);
      expect(answer.status, person).toBe(expected ? 200 : 404);
      if (expected) expect(named(answer.body.actions), person).toEqual(named(expected));
    }
  });

  test('each action that is offered is done, and every other refused', async () => {
    let done = 0;
    for (const person of people()) {
      const expected = expectedFor(person, facts, seenAt);
      // What strangers may not do is the leak matrix's.
      if (!expected && person !== 'otherFirm') continue;
      const offered = new Set(named(expected ?? []));
      const all = actionNames.flatMap((action) =>
        assignmentsFor(action, facts).map((assignmentId) => ({ action, assignmentId })),
      );
      const isOffered = (act: Act) => offered.has(`${act.action} ${act.assignmentId ?? ''}`);
      for (const act of all.filter(isOffered)) {
        expect(await attempt(person, id, [act], facts, seenAt), `${person} ${act.action}`).toEqual(['done']);
        done += 1;
      }
      // Refused before anything is written, so one transaction holds them all.
      const others = all.filter((act) => !isOffered(act));
      const refusal = expected ? 'action-not-available' : 'not-found';
      const outcomes = await attempt(person, id, others, facts, seenAt);
      const wrong = others.filter((_, n) => outcomes[n] !== refusal).map(({ action }) => action);
      expect(wrong, person).toEqual([]);
    }
    const over = ['withdrawn', 'declined', 'merged'].includes(facts.status);
    expect(done).toBeGreaterThanOrEqual(over ? 0 : 1);
  });

  test('over the API a refused action answers 409 with what is possible, or 404', async () => {
    for (const person of people()) {
      const expected = expectedFor(person, facts, seenAt);
      const offered = new Set(expected?.map(({ action }) => action));
      const refused = actionNames.find((action) => !offered.has(action))!;
      const answer = await (await caller(person, seenAt)).post(
        `/matters/${id}/actions/${refused}`,
        actionBody(refused, zone),
        {
          'idempotency-key': randomUUID(),
        },
      );
      expect(answer.status, person).toBe(expected ? 409 : 404);
      expect(answer.body.code, person).toBe(expected ? 'action-not-available' : 'not-found');
      if (expected) expect(named(answer.body.actions), person).toEqual(named(expected));
    }
  });
});

test('the reached states hold every status of the table', () => {
  expect([...statuses].sort()).toEqual([...matterStatuses].sort());
});

const ofAssignments: ReadonlySet<ActionName> = new Set([
  'sign',
  'return',
  'answer',
  'accept-answer',
  'send-back',
  'recall',
  'request-extension',
  'grant-extension',
  'refuse-extension',
]);

function assignmentsFor(action: ActionName, facts: MatterFacts): (string | undefined)[] {
  if (!ofAssignments.has(action)) return [undefined];
  return facts.assignments.length > 0 ? facts.assignments.map((a) => a.id) : [randomUUID()];
}

interface Act {
  action: ActionName;
  assignmentId: string | undefined;
}

class Undone extends Error {}

/** Does them by the use case and takes them back; answers what became of each. */
async function attempt(
  person: Person,
  id: string,
  acts: readonly Act[],
  facts: MatterFacts,
  now: Date,
): Promise<string[]> {
  const outcomes: string[] = [];
  try {
    await inTransaction(database.db, async (tx) => {
      const context = await contextAt(tx, now);
      for (const act of acts) {
        try {
          await performAction(
            tx,
            context,
            zone.people[person],
            id,
            act.action,
            bodyOf(act, facts, person) as never,
          );
          outcomes.push('done');
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          outcomes.push(error.code);
        }
      }
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return outcomes;
}

function bodyOf({ action, assignmentId }: Act, facts: MatterFacts, person: Person): Record<string, unknown> {
  // The head is above everybody who may bring something up.
  const level = person === 'projectButler' && facts.openEscalation === null ? 'station-master' : 'head';
  const body = actionBody(action, zone, { assignmentId, level, intoId: another });
  const open = facts.assignments.some((a) => ['assigned', 'signed', 'answered'].includes(a.status));
  if (action !== 'assign' || !open) return body;
  return { ...body, assignments: [{ officeId: zone.ids.planning, role: 'support', limitDays: 2 }] };
}

import type { Role } from '@guanjia/core/identity';
import { principalOf } from '@guanjia/core/identity';
import { matterQuery } from '@guanjia/core/matters';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contextAt, listMatters, performAction } from '../../src/matters/index.ts';
import { readMatter } from '../../src/matters/read-matter.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeEach(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterEach(() => database.drop());

const moment = at('2026-09-08 15:00');
/** Gives a person of the zone another role, for an office where it needs one. */
async function alsoHolds(person: Person, role: Role, officeId: string | null = null): Promise<void> {
  const now = zone.people[person];
  await database.db
    .insertInto('account_role')
    .values({
      id: newId(),
      account_id: now.accountId,
      role,
      office_id: officeId,
      enterprise_id: null,
      project_id: null,
      granted_at: moment,
      granted_by: null,
    })
    .execute();
  zone.people[person] = principalOf({
    ...now,
    roles: [...now.roles, { role, officeId, enterpriseId: null, projectId: null }],
    butler:
      now.butlerId && now.butlerStationId
        ? { id: now.butlerId, stationId: now.butlerStationId, active: true }
        : null,
  });
}

/** Done by the road office, rated badly, and appealed against by somebody. */
async function appealed(by: Person = 'projectButler'): Promise<string> {
  const id = await zone.raise('owner', at('2026-09-07 09:00'));
  await zone.act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-07 09:30'), id, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
  });
  const { id: assignmentId } = await database.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .executeTakeFirstOrThrow();
  await zone.act('roadOfficer', at('2026-09-07 10:00'), id, 'sign', { assignmentId });
  await zone.act('roadOfficer', at('2026-09-08 09:00'), id, 'answer', {
    assignmentId,
    outcome: 'solved',
    text: '已办',
  });
  await zone.act('projectButler', at('2026-09-08 09:10'), id, 'accept-answer', { assignmentId });
  await zone.act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', {
    outcome: 'solved',
    text: '已办',
  });
  await zone.act('owner', at('2026-09-08 10:00'), id, 'rate', { level: 1, text: '点错了' });
  await zone.act(by, at('2026-09-08 11:00'), id, 'appeal', { text: '企业来电说点错了' });
  return id;
}

const see = (person: Person, id: string) =>
  inTransaction(database.db, async (tx) =>
    readMatter(tx, await contextAt(tx, moment), zone.people[person], id),
  );
const offered = async (person: Person, id: string) =>
  (await see(person, id)).actions.some(({ action }) => action === 'exclude-rating');
const queued = async (person: Person, id: string) => {
  const query = matterQuery.parse({ queue: 'to-decide' });
  const page = await listMatters(
    database.db,
    await contextAt(database.db, moment),
    zone.people[person],
    query,
  );
  return page.items.some((item) => item.id === id);
};
const told = async (id: string) =>
  (
    await database.db
      .selectFrom('notification as n')
      .innerJoin('account as a', 'a.id', 'n.account_id')
      .select('a.username')
      .where('n.matter_id', '=', id)
      .where('n.kind', '=', 'appeal')
      .orderBy('a.username')
      .execute()
  ).map((row) => row.username);
/** Who of these is offered the decision, has it in the queue and may really decide: always the same. */
async function deciders(id: string, among: readonly Person[]): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of among) {
    const may = await offered(person, id);
    expect(await queued(person, id), `${person} in the queue`).toBe(may);
    const outcome = await inTransaction(database.db, async (tx) => {
      await performAction(tx, await contextAt(tx, moment), zone.people[person], id, 'exclude-rating', {
        text: '已核实',
      });
      throw new Error('done');
    }).catch((error: Error & { code?: string }) => error.code ?? error.message);
    expect(outcome, person).toBe(may ? 'done' : 'action-not-available');
    if (may) found.push(person);
  }
  return found;
}
const some: readonly Person[] = ['coordinator', 'leader', 'master', 'projectButler', 'roadHead'];

describe('申诉复核', () => {
  test('by a coordinator of another office; the leading group only looks on', async () => {
    const id = await appealed();
    expect(await deciders(id, some)).toEqual(['coordinator']);
    expect(await told(id)).toEqual(['coordinator']);
    expect((await see('projectButler', id)).rectification?.review).toEqual({
      by: 'coordinator',
      reviewers: ['示例coordinator'],
    });
    expect((await see('owner', id)).rectification?.review).toBeNull();
  });

  test.each([
    ['the station', 'station-master', 'station'],
    ['the rated office', 'officer', 'road'],
    ['the rated office, as its head', 'department-head', 'road'],
  ] as const)('not by a coordinator of %s: another coordinator decides', async (_, role, office) => {
    await alsoHolds('coordinator', role, zone.ids[office]);
    await alsoHolds('planningOfficer', 'coordinator');
    const id = await appealed();
    expect(await deciders(id, [...some, 'planningOfficer'])).toEqual(['planningOfficer']);
    expect(await told(id)).toEqual(['planning-officer']);
  });

  test('without another coordinator it goes to the leading group, who are told and have it in their queue', async () => {
    await alsoHolds('coordinator', 'station-master', zone.ids.station);
    const id = await appealed();
    expect(await deciders(id, some)).toEqual(['leader']);
    expect(await told(id)).toEqual(['deputy', 'leader']);
    expect((await see('coordinator', id)).rectification?.review?.by).toBe('leader');
    await zone.act('leader', moment, id, 'uphold-rating', { text: '情况属实' });
    expect((await see('leader', id)).rectification?.status).toBe('rectifying');
  });

  test('not by the office of whoever appealed, though another office was rated', async () => {
    // The head of the road office appeals; a coordinator works in his other office.
    await alsoHolds('roadHead', 'department-head', zone.ids.planning);
    await alsoHolds('planningOfficer', 'coordinator');
    const id = await appealed('roadHead');
    expect(await deciders(id, [...some, 'planningOfficer'])).toEqual(['coordinator']);
  });

  test('not by whoever appealed himself, coordinator though he is', async () => {
    const id = await appealed('projectButler');
    await alsoHolds('projectButler', 'coordinator');
    expect(await deciders(id, some)).toEqual(['coordinator']);
  });

  test('where nobody is left, everybody reads so, and the overdue decision raises an alarm', async () => {
    await alsoHolds('coordinator', 'station-master', zone.ids.station);
    await alsoHolds('leader', 'officer', zone.ids.road);
    await alsoHolds('deputy', 'officer', zone.ids.road);
    const id = await appealed();
    expect(await deciders(id, some)).toEqual([]);
    expect((await see('master', id)).rectification?.review).toEqual({ by: 'leader', reviewers: [] });
    await zone.sweep(at('2026-09-10 09:00'));
    const alarms = await database.db.selectFrom('alarm').select('kind').execute();
    expect(alarms).toEqual([{ kind: 'nobody-to-tell' }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCounts } from '../../src/matters/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;
let clock = at('2026-03-02 10:00');
let keys = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: clock });
  coordinator = await api.as(zone.people.coordinator);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const later = () => {
  clock = new Date(clock.getTime() + 60_000);
  api.setNow(clock);
};
const hand = (caller: Caller, items: object[], key = `bulk-${++keys}`) =>
  caller.post('/stewardships/bulk', { items, reason: '岗位调整' }, { 'idempotency-key': key });
const told = async (person: Person) =>
  (
    await database.db
      .selectFrom('notification')
      .select(['kind', 'details'])
      .where('account_id', '=', zone.people[person].accountId)
      .execute()
  ).filter((one) => one.kind === 'steward-changed' || one.kind === 'handed-over');

describe('a handover of many', () => {
  it('does what can be done and says for each of the others why not; open matters go along', async () => {
    const { ids } = zone;
    for (let n = 0; n < 3; n++) await zone.raise('firm', clock, { typeCode: 'policy-consulting' });
    later();
    const items = [
      { kind: 'enterprise', id: ids.enterprise, butlerId: ids.otherButler },
      { kind: 'enterprise', id: newId(), butlerId: ids.otherButler },
      { kind: 'project', id: ids.project, butlerId: ids.butler },
    ];
    const answer = await hand(coordinator, items, 'once');
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      { result: 'done', movedMatters: 3, problem: null },
      { result: 'refused', problem: { code: 'not-found' } },
      { result: 'refused', problem: { code: 'butler-kind-wrong' } },
    ]);
    // Sent again: nothing twice, and the refused are judged anew.
    expect(
      (await hand(coordinator, items, 'once')).body.items.map((one: { result: string }) => one.result),
    ).toEqual(['done', 'refused', 'refused']);
    const ties = await database.db
      .selectFrom('stewardship')
      .select('ended_at')
      .where('enterprise_id', '=', ids.enterprise)
      .execute();
    expect(ties.filter((tie) => tie.ended_at === null)).toHaveLength(1);
    expect(ties).toHaveLength(2);
    await inTransaction(database.db, async (tx) => expect(await verifyCounts(tx)).toEqual([]));
  });

  it('is told once to the firm and to the new butler, however many matters go along', async () => {
    expect(await told('firm')).toMatchObject([{ kind: 'steward-changed', details: { movedMatters: 3 } }]);
    expect(await told('otherButler')).toHaveLength(1);
    expect(await told('butler')).toHaveLength(0);
    expect(await told('otherFirm')).toHaveLength(0);
    const firm = await api.as(zone.people.firm);
    const { body } = await firm.get('/notifications');
    expect(body.items.find((one: { kind: string }) => one.kind === 'steward-changed')).toMatchObject({
      duty: true,
      matter: null,
      details: { movedMatters: 3, butler: '示例other-butler' },
    });
  });

  it('of two people at once: each firm goes one way, and never both', async () => {
    later();
    const { ids } = zone;
    const items = [{ kind: 'enterprise', id: ids.enterprise, butlerId: ids.butler }];
    const answers = await Promise.all([1, 2, 3].map(() => hand(coordinator, items)));
    const results = answers.map((one) => one.body.items[0].result).sort();
    expect(results).toEqual(['done', 'refused', 'refused']);
  });

  it('is for whoever may hand over one, within the own station', async () => {
    later();
    const { ids } = zone;
    const across = [{ kind: 'enterprise', id: ids.enterprise, butlerId: ids.otherButler }];
    const master = await api.as(zone.people.master);
    expect((await hand(master, across)).body.items[0]).toMatchObject({
      result: 'refused',
      problem: { code: 'forbidden' },
    });
    for (const person of ['butler', 'firm', 'roadOfficer', 'leader'] as const) {
      expect((await hand(await api.as(zone.people[person]), across)).status, person).toBe(403);
    }
    expect((await hand(coordinator, [])).status).toBe(400);
  });
});

describe('what lies on a desk', () => {
  it('stands beside each butler and office, out of the kept counts, with leave', async () => {
    const { ids } = zone;
    const before = (await coordinator.get('/butlers?limit=100')).body.items as {
      id: string;
      load: { open: number; red: number };
      away: unknown;
    }[];
    const load = (of: typeof before, id: string) => of.find((one) => one.id === id)?.load;
    const id = await zone.raise('owner', clock);
    await zone.act('projectButler', clock, id, 'accept', {});
    await zone.act('projectButler', clock, id, 'assign', {
      assignments: [{ officeId: ids.road, role: 'lead', limitDays: 3 }],
    });
    const now = (await coordinator.get('/butlers?limit=100')).body.items as typeof before;
    expect(load(now, ids.projectButler)?.open).toBe((load(before, ids.projectButler)?.open ?? 0) + 1);
    const offices = (await coordinator.get('/offices?limit=100')).body.items as typeof before;
    expect(load(offices, ids.road)).toEqual({ open: 1, red: 0 });
    await database.db
      .insertInto('leave_cover')
      .values({
        id: newId(),
        account_id: zone.people.projectButler.accountId,
        covered_by: zone.people.butler.accountId,
        reason: 'annual',
        starts_on: '2026-03-02',
        ends_on: '2026-03-06',
        starts_at: new Date(clock.getTime() - 3_600_000),
        ends_at: at('2026-03-06 18:00'),
        entered_by: zone.people.coordinator.accountId,
        entered_at: clock,
      })
      .execute();
    const away = (await coordinator.get('/butlers?limit=100')).body.items as typeof before;
    expect(away.find((one) => one.id === ids.projectButler)?.away).toMatchObject({
      until: at('2026-03-06 18:00').toISOString(),
    });
    expect(away.find((one) => one.id === ids.butler)?.away).toBeNull();
    await zone.sweep(at('2026-03-20 10:00'));
    const late = (await coordinator.get('/offices?limit=100')).body.items as typeof before;
    expect(load(late, ids.road)).toEqual({ open: 1, red: 1 });
  });
});

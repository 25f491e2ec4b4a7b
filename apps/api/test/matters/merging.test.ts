import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextAt, verifyCounts } from '../../src/matters/index.ts';
import { readMatter } from '../../src/matters/read-matter.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

const now = at('2026-03-02 10:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const as = async (person: Person): Promise<Caller> => await api.as(zone.people[person]);
const see = async (person: Person, id: string) =>
  await inTransaction(database.db, async (tx) =>
    readMatter(tx, await contextAt(tx, now), zone.people[person], id),
  );
const raise = (text: string, more: object = {}) => zone.raise('owner', now, { text, ...more });
const assign = (id: string, officeId: string) =>
  zone.act('projectButler', now, id, 'assign', { assignments: [{ officeId, role: 'lead', limitDays: 3 }] });

describe('likely duplicates', () => {
  test('are offered before sending, of one’s own firm only', async () => {
    const first = await raise('东门外要开一个 12 米的道路口。接示例大道。');
    await raise('食堂燃气压力不稳，请协调。', { typeCode: 'natural-gas' });
    const body = {
      projectId: zone.ids.project,
      typeCode: 'road-opening',
      text: '想在东门外开一个 12 米路口，接示例大道',
    };
    const found = (await (await as('owner')).post('/matters/like', body)).body.items;
    expect(found.map((one: { id: string }) => one.id)).toEqual([first]);
    expect(found[0]).toMatchObject({ likely: true, open: true });
    expect((await (await as('otherFirm')).post('/matters/like', body)).body.items).toEqual([]);
    expect((await (await as('butler')).post('/matters/like', body)).body.items).toEqual([]);
    const other = { ...body, text: '北侧围墙外的绿化带要补种树木' };
    expect((await (await as('owner')).post('/matters/like', other)).body.items).toEqual([]);
    const both = { ...body, enterpriseId: zone.ids.enterprise };
    expect((await (await as('owner')).post('/matters/like', both)).status).toBe(400);
    const again = await raise('东门道路口 12 米，接示例大道，盼早日开口');
    const listed = (await (await as('projectButler')).get(`/matters/${again}/like`)).body.items;
    expect(listed[0]).toMatchObject({ id: first, likely: true });
    expect((await (await as('otherButler')).get(`/matters/${again}/like`)).status).toBe(404);
  });
});

describe('merging', () => {
  test('one ends, its office is called back, both name each other, and the counts hold', async () => {
    const into = await raise('西门排水沟堵塞');
    const twice = await raise('西门水沟又堵了');
    await zone.act('projectButler', now, into, 'accept', {});
    await zone.act('projectButler', now, twice, 'accept', {});
    await assign(twice, zone.ids.road);
    await zone.act('projectButler', now, twice, 'merge', { intoId: into, text: '与上一件是同一处' });

    const ended = await see('owner', twice);
    expect(ended.status).toBe('merged');
    expect(ended.mergedInto?.id).toBe(into);
    expect(ended.timeline.at(-1)).toMatchObject({ action: 'merge', text: '与上一件是同一处' });
    expect(ended.actions.map((a) => a.action)).toEqual([]);
    const kept = await see('projectButler', into);
    expect(kept.mergedFrom.map((m) => m.id)).toEqual([twice]);
    expect(kept.timeline.some((e) => e.action === 'absorbed')).toBe(true);
    expect(kept.status).toBe('accepted');

    const assignment = await database.db
      .selectFrom('assignment')
      .select('status')
      .where('matter_id', '=', twice)
      .executeTakeFirstOrThrow();
    expect(assignment.status).toBe('recalled');
    const told = await database.db
      .selectFrom('notification')
      .select('account_id')
      .where('matter_id', '=', twice)
      .where('kind', '=', 'merge')
      .execute();
    expect(told.map((row) => row.account_id)).toEqual(
      expect.arrayContaining([zone.people.owner.accountId, zone.people.roadOfficer.accountId]),
    );
    expect(await inTransaction(database.db, (tx) => verifyCounts(tx))).toEqual([]);
    // The firm goes on in the one that is left, and rates it.
    await zone.act('projectButler', now, into, 'answer-firm', { outcome: 'solved', text: '已疏通' });
    await zone.act('owner', now, into, 'rate', { level: 5 });
    expect((await see('owner', into)).status).toBe('closed');
  });

  test('is refused into itself, into another firm’s, into what has ended; an ended one is merged into nothing', async () => {
    const one = await raise('大门路灯不亮');
    const gone = await raise('旧的一件');
    await zone.act('owner', now, gone, 'withdraw', { text: '不用了' });
    const foreign = await zone.raise('butler', now, {
      typeCode: 'water-supply',
      text: '水压低',
      authorisation: '电话',
    });
    for (const intoId of [one, gone, foreign, zone.ids.project]) {
      await expect(
        zone.act('projectButler', now, one, 'merge', { intoId, text: '并' }),
        intoId,
      ).rejects.toMatchObject({ code: 'rule-violated' });
    }
    const other = await raise('大门路灯坏了');
    await zone.act('projectButler', now, one, 'merge', { intoId: other, text: '并' });
    await expect(
      zone.act('projectButler', now, other, 'merge', { intoId: one, text: '反过来' }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    for (const person of ['owner', 'roadOfficer', 'otherButler', 'master'] as const) {
      const answer = await (await as(person)).post(
        `/matters/${other}/actions/merge`,
        { intoId: one, text: '并' },
        { 'idempotency-key': crypto.randomUUID() },
      );
      expect([404, 409], person).toContain(answer.status);
    }
  });

  test('two that are merged into each other at once: one wins', async () => {
    const one = await raise('变压器增容');
    const other = await raise('变压器要增容');
    const outcomes = await Promise.allSettled([
      zone.act('projectButler', now, one, 'merge', { intoId: other, text: '并' }),
      zone.act('projectButler', now, other, 'merge', { intoId: one, text: '并' }),
    ]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    const statuses = [(await see('owner', one)).status, (await see('owner', other)).status];
    expect(statuses.sort()).toEqual(['merged', 'submitted']);
  });
});

import { randomUUID } from 'node:crypto';
import type { BulkResults } from '@guanjia/core/matters';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyCounts } from '../../src/matters/index.ts';
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
const raise = (text: string) => zone.raise('owner', now, { text });
const bulk = async (person: Person, body: object, key: string = randomUUID()) =>
  (await (await as(person)).post('/matters/bulk-actions', body, { 'idempotency-key': key }))
    .body as BulkResults;
const offers = async (person: Person, matterIds: string[]) =>
  (await (await as(person)).post('/matters/bulk-offers', { matterIds })).body.items as {
    action: string;
    matterIds: string[];
  }[];
const events = async (id: string) =>
  (
    await database.db
      .selectFrom('journal')
      .select('action')
      .where('stream', '=', `matter:${id}`)
      .orderBy('seq')
      .execute()
  ).map(({ action }) => action);

describe('one act for many matters', () => {
  test('is done for those that take it, and says why not for each of the others', async () => {
    const [first, second, third] = [
      await raise('东门路口'),
      await raise('西门路口'),
      await raise('南门路口'),
    ];
    await zone.act('projectButler', now, second, 'accept', {});
    const mine = [first, second, third];
    expect((await offers('projectButler', mine)).find((one) => one.action === 'accept')?.matterIds).toEqual([
      first,
      third,
    ]);
    const { items } = await bulk('projectButler', { action: 'accept', matterIds: mine, text: '马上办' });
    expect(items.map((one) => [one.matterId, one.result, one.status])).toEqual([
      [first, 'done', 'accepted'],
      [second, 'refused', null],
      [third, 'done', 'accepted'],
    ]);
    expect(items[1]?.problem).toMatchObject({ code: 'action-not-available' });
    expect(await events(first)).toEqual(await events(third));
    expect(await inTransaction(database.db, (tx) => verifyCounts(tx))).toEqual([]);
  });

  test('sent again under its key is done once; what was refused is judged anew', async () => {
    const [open, ended] = [await raise('北门路口'), await raise('中门路口')];
    await zone.act('owner', now, ended, 'withdraw', { text: '不用了' });
    const key = randomUUID();
    const body = { action: 'accept', matterIds: [open, ended] };
    const once = await bulk('projectButler', body, key);
    const before = await events(open);
    const twice = await bulk('projectButler', body, key);
    expect(twice).toEqual(once);
    expect(await events(open)).toEqual(before);
    const other = await bulk('projectButler', { ...body, text: '另一句' }, key);
    expect(other.items[0]?.problem?.code).toBe('idempotency-key-reused');
  });

  test('two at once do it once for each matter', async () => {
    const ids = [await raise('一号路口'), await raise('二号路口'), await raise('三号路口')];
    const body = { action: 'accept', matterIds: ids };
    const back = { ...body, matterIds: [...ids].reverse() };
    const [one, other] = await Promise.all([bulk('projectButler', body), bulk('coordinator', back)]);
    for (const id of ids) {
      const of = ({ items }: BulkResults) => items.find((row) => row.matterId === id)?.result;
      expect([of(one), of(other)].sort()).toEqual(['done', 'refused']);
      expect((await events(id)).filter((action) => action === 'accept')).toHaveLength(1);
    }
  });

  test('an office signs its own assignments only, however many offices a matter has', async () => {
    const ids = [await raise('四号路口'), await raise('五号路口')];
    await bulk('projectButler', { action: 'accept', matterIds: ids });
    const assigned = await bulk('projectButler', {
      action: 'assign',
      matterIds: ids,
      assignments: [
        { officeId: zone.ids.road, role: 'lead', limitDays: 3 },
        { officeId: zone.ids.traffic, role: 'support', limitDays: 2 },
      ],
    });
    expect(assigned.items.map((one) => one.status)).toEqual(['handling', 'handling']);
    expect(await offers('roadOfficer', ids)).toContainEqual({ action: 'sign', matterIds: ids });
    const signed = await bulk('roadOfficer', { action: 'sign', matterIds: ids });
    expect(signed.items.map((one) => [one.result, one.times])).toEqual([
      ['done', 1],
      ['done', 1],
    ]);
    const rows = await database.db
      .selectFrom('assignment')
      .select(['office_id', 'status'])
      .where('matter_id', 'in', ids)
      .execute();
    expect(
      rows.filter((row) => row.status === 'signed').every((row) => row.office_id === zone.ids.road),
    ).toBe(true);
    expect(rows.filter((row) => row.status === 'assigned')).toHaveLength(2);
    for (const [officer, person] of [
      ['roadOfficer', zone.ids.road],
      ['trafficOfficer', zone.ids.traffic],
    ] as const) {
      if (officer === 'trafficOfficer') await bulk(officer, { action: 'sign', matterIds: ids });
      for (const id of ids) {
        const row = await database.db
          .selectFrom('assignment')
          .select('id')
          .where('matter_id', '=', id)
          .where('office_id', '=', person)
          .executeTakeFirstOrThrow();
        await zone.act(officer, now, id, 'answer', {
          assignmentId: row.id,
          outcome: 'solved',
          text: '已现场办理',
        });
      }
    }
    const taken = await bulk('projectButler', { action: 'accept-answer', matterIds: ids });
    expect(taken.items.map((one) => [one.result, one.times])).toEqual([
      ['done', 2],
      ['done', 2],
    ]);
    expect(await inTransaction(database.db, (tx) => verifyCounts(tx))).toEqual([]);
  });

  test('tells nothing of what somebody may not know of, and does nothing to it', async () => {
    const id = await raise('保密路口');
    const before = await events(id);
    for (const person of [
      'otherButler',
      'otherFirm',
      'otherMaster',
      'system',
      'security',
      'audit',
    ] as const) {
      expect(await offers(person, [id])).toEqual([]);
      const unknown = randomUUID();
      const { items } = await bulk(person, {
        action: 'comment',
        visibility: 'internal',
        matterIds: [id, unknown],
        text: '看看',
      });
      expect(items[0]?.problem).toEqual(items[1]?.problem);
      expect(items[0]).toMatchObject({ result: 'refused', status: null, problem: { code: 'not-found' } });
    }
    expect(await events(id)).toEqual(before);
  });

  test('takes no matter twice, not more than a hundred, and only acts that suit many', async () => {
    const id = await raise('六号路口');
    const caller = await as('projectButler');
    const post = async (body: object) =>
      (await caller.post('/matters/bulk-actions', body, { 'idempotency-key': randomUUID() })).status;
    expect(await post({ action: 'accept', matterIds: [id, id] })).toBe(400);
    expect(await post({ action: 'accept', matterIds: [] })).toBe(400);
    expect(await post({ action: 'accept', matterIds: Array.from({ length: 101 }, () => randomUUID()) })).toBe(
      400,
    );
    expect(await post({ action: 'decline', matterIds: [id], text: '不办', reason: 'abuse' })).toBe(400);
    expect(await post({ action: 'comment', matterIds: [id], text: '你好', visibility: 'firm' })).toBe(400);
    expect((await caller.post('/matters/bulk-actions', { action: 'accept', matterIds: [id] })).status).toBe(
      400,
    );
  });
});

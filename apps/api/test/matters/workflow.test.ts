import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(() => database.drop());

const matter = (id: string) =>
  database.db.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const openAssignment = async (id: string) => {
  const row = await database.db
    .selectFrom('assignment')
    .selectAll()
    .where('matter_id', '=', id)
    .where('status', 'in', ['assigned', 'signed', 'answered'])
    .executeTakeFirstOrThrow();
  return row.id;
};
const refused = { code: 'action-not-available' };

async function accepted(): Promise<string> {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  return id;
}
const toRoad = () => ({ assignments: [{ officeId: zone.ids.road, role: 'lead' as const, limitDays: 5 }] });

test('after three failed dispatches only the coordinator assigns', async () => {
  const id = await accepted();
  for (let n = 0; n < 3; n++) {
    await zone.act('projectButler', at('2026-09-01 10:00'), id, 'assign', toRoad());
    await zone.act('roadOfficer', at('2026-09-01 11:00'), id, 'return', {
      assignmentId: await openAssignment(id),
      text: '不属于本局职责',
    });
    expect((await matter(id)).status).toBe('accepted');
  }
  await expect(
    zone.act('projectButler', at('2026-09-01 12:00'), id, 'assign', toRoad()),
  ).rejects.toMatchObject(refused);
  await zone.act('coordinator', at('2026-09-01 14:30'), id, 'assign', toRoad());
  expect((await matter(id)).status).toBe('handling');
});

test('of two who press the same button one wins; the other learns what is possible now', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  const results = await Promise.allSettled([
    zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {}),
    zone.act('projectButler', at('2026-09-01 09:30'), id, 'decline', { reason: 'duplicate', text: '重复' }),
    zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {}),
  ]);
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  for (const result of results) {
    if (result.status === 'rejected') {
      expect(result.reason).toMatchObject({
        ...refused,
        status: 409,
        options: { extensions: { actions: expect.any(Array) } },
      });
    }
  }
});

test('a declined need that the firm disputes is decided by the coordinator, not by whoever declined', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'decline', {
    reason: 'outside-jurisdiction',
    text: '省管',
  });
  await zone.act('owner', at('2026-09-01 10:00'), id, 'dispute-decline', { text: '区里能办' });
  await expect(zone.act('projectButler', at('2026-09-01 10:30'), id, 'accept', {})).rejects.toMatchObject(
    refused,
  );
  await zone.act('coordinator', at('2026-09-01 11:00'), id, 'accept', {});
  expect((await matter(id)).status).toBe('accepted');
});

test('an escalation reaches the named level, and only that level decides', async () => {
  const id = await accepted();
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'escalate', {
    level: 'coordinator',
    text: '两公里内无电源',
  });
  await expect(
    zone.act('master', at('2026-09-01 11:00'), id, 'decide-escalation', { text: '我来' }),
  ).rejects.toMatchObject(refused);
  await zone.act('coordinator', at('2026-09-01 11:00'), id, 'decide-escalation', {
    text: '请供电公司现场会商',
  });
  const [row] = await database.db.selectFrom('escalation').selectAll().where('matter_id', '=', id).execute();
  expect(row).toMatchObject({ status: 'decided', level: 'coordinator' });
});

test('the firm does not reach what is the offices’ own, and others do not reach it at all', async () => {
  const id = await accepted();
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'assign', toRoad());
  const assignmentId = await openAssignment(id);
  await expect(zone.act('owner', at('2026-09-01 11:00'), id, 'sign', { assignmentId })).rejects.toMatchObject(
    refused,
  );
  await expect(
    zone.act('trafficOfficer', at('2026-09-01 11:00'), id, 'sign', { assignmentId }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    zone.act('otherFirm', at('2026-09-01 11:00'), id, 'comment', { text: '看看', visibility: 'firm' }),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a closed matter is reopened within its window as a new round; later it is refused', async () => {
  const id = await accepted();
  await zone.act('projectButler', at('2026-09-01 15:00'), id, 'answer-firm', {
    outcome: 'solved',
    text: '已办',
  });
  await zone.act('owner', at('2026-09-01 16:00'), id, 'confirm', {});
  await zone.act('owner', at('2026-09-02 10:00'), id, 'reopen', { text: '又坏了' });
  expect(await matter(id)).toMatchObject({ status: 'accepted', round: 2, close_reason: null });
  await zone.act('projectButler', at('2026-09-02 15:00'), id, 'answer-firm', {
    outcome: 'solved',
    text: '修好',
  });
  await zone.act('owner', at('2026-09-02 16:00'), id, 'confirm', {});
  await expect(
    zone.act('owner', at('2026-09-30 16:00'), id, 'reopen', { text: '晚了' }),
  ).rejects.toMatchObject(refused);
});

test('transferring to another butler starts acceptance anew and moves the matter out of the first one’s hands', async () => {
  const id = await accepted();
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'transfer', {
    butlerId: zone.ids.otherButler,
    text: '属二站',
  });
  expect(await matter(id)).toMatchObject({
    status: 'submitted',
    butler_id: zone.ids.otherButler,
    accepted_at: null,
  });
  await expect(zone.act('projectButler', at('2026-09-01 10:10'), id, 'accept', {})).rejects.toMatchObject({
    code: 'not-found',
  });
  await zone.act('otherButler', at('2026-09-01 11:00'), id, 'accept', {});
});

test('acting as agent needs an authorisation on record', async () => {
  const id = await accepted();
  await expect(
    zone.act('projectButler', at('2026-09-01 10:00'), id, 'choose-mode', { mode: 'agent' }),
  ).rejects.toMatchObject({ code: 'rule-violated' });
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'choose-mode', {
    mode: 'agent',
    authorisation: '委托书',
  });
  expect((await matter(id)).service_mode).toBe('agent');
});

test('a butler who raises for the firm must say how it was authorised, and has it in hand at once', async () => {
  await expect(zone.raise('projectButler', at('2026-09-01 09:00'))).rejects.toMatchObject({
    code: 'rule-violated',
  });
  const id = await zone.raise('projectButler', at('2026-09-01 09:00'), { authorisation: '电话委托' });
  expect(await matter(id)).toMatchObject({ status: 'accepted', raised_as: 'butler' });
});

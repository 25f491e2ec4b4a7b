import { randomUUID } from 'node:crypto';
import { deciderOf, type EscalationLevel, escalationLevels, type LitClock } from '@guanjia/core/matters';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSuperiors } from '../../src/matters/escalation-ladder.ts';
import { sweepEscalations } from '../../src/matters/escalation-sweep.ts';
import { contextAt } from '../../src/matters/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { reachedStates } from '../leaks/reached-states.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;

beforeEach(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterEach(async () => await database.drop());

const began = at('2026-09-01 09:00');

async function onlyRules(
  ...rules: { clock: LitClock; light?: 'yellow' | 'red'; days: number; level: EscalationLevel | 'next' }[]
): Promise<void> {
  // A rule is never deleted, also not by the running role.
  await database.db.updateTable('escalation_rule').set({ active: false }).execute();
  await database.db
    .insertInto('escalation_rule')
    .values(
      rules.map((rule) => ({
        id: randomUUID(),
        clock_kind: rule.clock,
        light: rule.light ?? ('red' as const),
        after_days: rule.days,
        level: rule.level,
        since: at('2026-01-05 09:00'),
        changed_at: began,
        changed_by: null,
      })),
    )
    .onConflict((c) =>
      c.constraint('escalation_rule_once').doUpdateSet({ active: true, since: at('2026-01-05 09:00') }),
    )
    .execute();
}

/** Both sweeps, as the server runs them. */
async function sweep(moment: Date): Promise<void> {
  await zone.sweep(moment);
  const report = await sweepEscalations(database.db, (tx) => contextAt(tx, moment));
  if (report.failed[0]) throw report.failed[0].error;
}

const escalations = (id: string) =>
  database.db
    .selectFrom('escalation')
    .selectAll()
    .where('matter_id', '=', id)
    .orderBy('escalated_at')
    .orderBy('id')
    .execute();
const levels = async (id: string) => (await escalations(id)).map((e) => `${e.level} ${e.status}`);

async function assigned(): Promise<string> {
  const id = await zone.raise('owner', began);
  await zone.act('projectButler', began, id, 'accept', {});
  await zone.act('projectButler', began, id, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 2 }],
  });
  return id;
}

test('overdue work goes up by the rule, at its working day and not before, once', async () => {
  await onlyRules({ clock: 'assignment', days: 1, level: 'station-master' });
  const id = await assigned(); // due Thursday the 3rd at the close of office hours
  await sweep(at('2026-09-04 17:00'));
  expect(await levels(id)).toEqual([]);
  await sweep(at('2026-09-04 18:30'));
  await sweep(at('2026-09-04 18:31'));
  expect(await levels(id)).toEqual(['station-master open']);
  const [one] = await escalations(id);
  expect(one).toMatchObject({
    escalated_by: null,
    reason_text_id: null,
    clock_kind: 'assignment',
    asked: [zone.people.master.accountId],
  });
  const told = await database.db
    .selectFrom('notification')
    .select('account_id')
    .where('kind', '=', 'escalated-by-rule')
    .execute();
  expect(new Set(told.map((row) => row.account_id))).toEqual(
    new Set([zone.people.master.accountId, zone.people.projectButler.accountId]),
  );
});

test('days of a rule do not run over 国庆', async () => {
  await onlyRules({ clock: 'assignment', days: 1, level: 'station-master' });
  const id = await zone.raise('owner', at('2026-09-28 09:00'));
  await zone.act('projectButler', at('2026-09-28 09:00'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-28 09:00'), id, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 2 }],
  });
  for (let day = 1; day <= 7; day++) await sweep(at(`2026-10-0${day} 20:00`));
  expect(await levels(id)).toEqual([]);
  await sweep(at('2026-10-08 20:00'));
  expect(await levels(id)).toEqual(['station-master open']);
});

test('every level is reached on a fake clock, whoever is skipped is told, and the top is an alarm', async () => {
  await onlyRules(
    { clock: 'assignment', days: 0, level: 'station-master' },
    { clock: 'escalation', days: 0, level: 'next' },
  );
  const id = await assigned();
  let moment = began.getTime();
  for (let hour = 0; hour < 40 * 24; hour += 6) {
    moment += 6 * 3_600_000;
    await sweep(new Date(moment));
  }
  // The coordinator who was silent keeps the record of the joint meeting too: it is passed over.
  expect(await levels(id)).toEqual([
    'station-master passed',
    'coordinator passed',
    'deputy passed',
    'head open',
  ]);
  const alarms = await database.db
    .selectFrom('alarm')
    .selectAll()
    .where('kind', '=', 'nobody-above')
    .execute();
  expect(alarms).toHaveLength(1);
  // Those who could send somebody read why it is one: not that nobody could be told.
  const { body: notices } = await (async () => {
    const api = await startApi(database.db);
    api.setNow(new Date(moment));
    try {
      return await (await api.as(zone.people.coordinator)).get('/notifications?limit=50');
    } finally {
      await api.close();
    }
  })();
  expect(notices.items.filter((one: { kind: string }) => one.kind === 'alarm')).toMatchObject([
    { details: { nobodyAbove: true } },
  ]);
  const toldMaster = await database.db
    .selectFrom('notification')
    .select('id')
    .where('kind', '=', 'escalated-by-rule')
    .where('account_id', '=', zone.people.master.accountId)
    .execute();
  expect(toldMaster).toHaveLength(4);
});

test('where two coordinators are, the joint meeting is a level of its own', async () => {
  await onlyRules({ clock: 'assignment', days: 0, level: 'joint-meeting' });
  const id = await assigned();
  await sweep(at('2026-09-03 18:30'));
  expect(await levels(id)).toEqual(['joint-meeting open']);
  await zone.act('coordinator', at('2026-09-04 10:00'), id, 'decide-escalation', {
    text: '议定：先接临时电',
  });
  expect(await levels(id)).toEqual(['joint-meeting decided']);
});

test('a missing superior is passed over; with nobody at all there is an alarm instead of silence', async () => {
  await onlyRules({ clock: 'assignment', days: 0, level: 'station-master' });
  await database.db
    .updateTable('account')
    .set({ status: 'disabled' })
    .where('id', '=', zone.people.master.accountId)
    .execute();
  const first = await assigned();
  await sweep(at('2026-09-03 18:30'));
  expect(await levels(first)).toEqual(['coordinator open']);
  await database.db
    .updateTable('account')
    .set({ status: 'disabled' })
    .where('id', 'in', [
      zone.people.coordinator.accountId,
      zone.people.leader.accountId,
      zone.people.deputy.accountId,
    ])
    .execute();
  const second = await zone.raise('owner', at('2026-09-03 19:00'));
  await zone.act('projectButler', at('2026-09-04 09:00'), second, 'accept', {});
  await zone.act('projectButler', at('2026-09-04 09:00'), second, 'assign', {
    assignments: [{ officeId: zone.ids.traffic, role: 'lead', limitDays: 1 }],
  });
  await sweep(at('2026-09-08 18:30'));
  expect(await levels(second)).toEqual([]);
  const alarms = await database.db
    .selectFrom('alarm')
    .selectAll()
    .where('kind', '=', 'nobody-above')
    .execute();
  expect(alarms.map((one) => (one.details as { matterId: string }).matterId)).toEqual([second]);
});

test('touching a matter puts nothing off, and what is old does not starve behind what is new', async () => {
  await onlyRules({ clock: 'assignment', days: 2, level: 'coordinator' });
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) ids.push(await assigned());
  for (const hour of ['09', '12', '15', '17']) {
    await zone.act('projectButler', at(`2026-09-07 ${hour}:00`), ids[0]!, 'comment', {
      text: '再看看',
      visibility: 'internal',
    });
  }
  await sweep(at('2026-09-07 18:30'));
  for (const id of ids) expect(await levels(id)).toEqual(['coordinator open']);
});

test('a rule that is new counts from when it began, and one that is off brings nothing up', async () => {
  await onlyRules({ clock: 'assignment', days: 1, level: 'coordinator' });
  const id = await assigned();
  await database.db
    .updateTable('escalation_rule')
    .set({ since: at('2026-09-10 10:00') })
    .execute();
  await sweep(at('2026-09-10 20:00'));
  expect(await levels(id)).toEqual([]);
  await database.db.updateTable('escalation_rule').set({ active: false }).execute();
  await sweep(at('2026-09-15 20:00'));
  expect(await levels(id)).toEqual([]);
  await onlyRules({ clock: 'assignment', days: 1, level: 'coordinator' });
  await sweep(at('2026-09-15 20:00'));
  expect(await levels(id)).toEqual(['coordinator open']);
});

test('two servers at once bring it up once', async () => {
  await onlyRules({ clock: 'assignment', days: 0, level: 'deputy' });
  const id = await assigned();
  const moment = at('2026-09-03 18:30');
  await zone.sweep(moment);
  await Promise.all([1, 2, 3].map(() => sweepEscalations(database.db, (tx) => contextAt(tx, moment))));
  expect(await levels(id)).toEqual(['deputy open']);
});

test('a light that turns again after an extension is another turn', async () => {
  await onlyRules({ clock: 'assignment', days: 0, level: 'station-master' });
  const id = await assigned();
  const { id: assignmentId } = await database.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .executeTakeFirstOrThrow();
  await zone.act('roadOfficer', at('2026-09-02 10:00'), id, 'sign', { assignmentId });
  await zone.act('roadOfficer', at('2026-09-03 10:00'), id, 'request-extension', {
    assignmentId,
    days: 2,
    text: '等图',
  });
  await sweep(at('2026-09-03 18:30'));
  await zone.act('master', at('2026-09-04 09:30'), id, 'grant-extension', { assignmentId });
  await zone.act('master', at('2026-09-04 09:30'), id, 'decide-escalation', { text: '同意延期' });
  await sweep(at('2026-09-07 10:00'));
  expect(await levels(id)).toEqual(['station-master decided']);
  await sweep(at('2026-09-09 18:30'));
  expect(await levels(id)).toEqual(['station-master decided', 'station-master open']);
});

describe('by people', () => {
  test('from level to level, passing over whoever held it, and the head ends it', async () => {
    const id = await assigned();
    const time = (hour: number) => at(`2026-09-02 ${String(hour).padStart(2, '0')}:00`);
    const up = (
      by: 'projectButler' | 'master' | 'coordinator' | 'deputy',
      hour: number,
      level: EscalationLevel,
    ) => zone.act(by, time(hour), id, 'escalate', { level, text: '解决不了' });
    await up('projectButler', 9, 'station-master');
    await expect(up('projectButler', 10, 'coordinator')).rejects.toMatchObject({
      code: 'action-not-available',
    });
    await up('master', 10, 'coordinator');
    await expect(up('coordinator', 11, 'station-master')).rejects.toMatchObject({ code: 'rule-violated' });
    await up('coordinator', 11, 'joint-meeting');
    await up('coordinator', 12, 'deputy');
    await up('deputy', 13, 'head');
    await expect(
      zone.act('deputy', time(14), id, 'decide-escalation', { text: '我定' }),
    ).rejects.toMatchObject({ code: 'action-not-available' });
    await zone.act('leader', time(14), id, 'assign', {
      assignments: [{ officeId: zone.ids.traffic, role: 'support', limitDays: 1 }],
    });
    await zone.act('leader', time(14), id, 'decide-escalation', { text: '按最短工期办' });
    expect(await levels(id)).toEqual([
      'station-master passed',
      'coordinator passed',
      'joint-meeting passed',
      'deputy passed',
      'head decided',
    ]);
    const told = await database.db
      .selectFrom('notification')
      .select('account_id')
      .where('kind', '=', 'decide-escalation')
      .execute();
    expect(new Set(told.map((row) => row.account_id))).toEqual(
      new Set(
        (['projectButler', 'master', 'coordinator', 'deputy'] as const).map(
          (one) => zone.people[one].accountId,
        ),
      ),
    );
  });

  test('the butler waits for no answer that is late', async () => {
    const id = await assigned();
    await zone.act('projectButler', began, id, 'escalate', { level: 'station-master', text: '卡住了' });
    await sweep(at('2026-09-02 18:30'));
    await zone.act('projectButler', at('2026-09-03 09:00'), id, 'escalate', {
      level: 'deputy',
      text: '还没答复',
    });
    expect(await levels(id)).toEqual(['station-master passed', 'deputy open']);
  });

  test('a station that a deputy is named for is his alone, and one that nobody is named for is every deputy’s', async () => {
    const other = zone.people.master.accountId;
    await database.db
      .insertInto('leading_group_member')
      .values({ account_id: other, position: 'deputy', duty: null })
      .execute();
    await database.db
      .insertInto('deputy_charge')
      .values({ account_id: other, station_id: zone.ids.station })
      .execute();
    const of = async (stationId: string) =>
      (
        await database.db
          .selectFrom('deputy_station')
          .select('account_id')
          .where('station_id', '=', stationId)
          .execute()
      ).map((row) => row.account_id);
    expect(await of(zone.ids.station)).toEqual([other]);
    expect((await of(zone.ids.otherStation)).toSorted()).toEqual(
      [other, zone.people.deputy.accountId].toSorted(),
    );
    // A place in the leading group without the role of a leader decides nothing.
    const superiors = await inTransaction(database.db, (tx) => findSuperiors(tx, zone.ids.station));
    expect(superiors.filter((one) => one.level === 'deputy')).toEqual([]);
  });
});

test('from every reachable state every timed rule leads to somebody who exists', async () => {
  // The rules as they ship, as if they had been in force since long ago.
  await database.db
    .updateTable('escalation_rule')
    .set({ since: at('2026-01-05 09:00') })
    .execute();
  const ids = new Map<string, string>();
  for (const { name, reach } of reachedStates) ids.set(name, await reach(zone));
  for (let day = 0; day < 80; day++) {
    await sweep(new Date(at('2026-09-03 18:30').getTime() + day * 86_400_000));
  }
  const accounts = new Map(Object.entries(zone.people).map(([name, one]) => [one.accountId, name]));
  const fillers: Record<string, string> = {
    'station-master': 'master',
    coordinator: 'coordinator',
    deputy: 'deputy',
    head: 'leader',
  };
  let followed = 0;
  for (const [name, id] of ids) {
    for (const one of await escalations(id)) {
      expect(one.asked.length, name).toBeGreaterThan(0);
      if (one.rule_id === null) continue;
      followed += 1;
      expect(
        one.asked.map((account) => accounts.get(account)),
        `${name} ${one.level}`,
      ).toEqual([fillers[deciderOf[one.level]]]);
    }
    // A clock that is late is followed to the end of its rules: nothing late is left that a rule did not see.
    const left = await database.db
      .selectFrom('clock as c')
      .innerJoin('escalation_rule as r', 'r.clock_kind', 'c.kind')
      .where('c.matter_id', '=', id)
      .where('c.state', '=', 'running')
      .where('c.level', '=', 'red')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('escalation_run as e')
              .whereRef('e.rule_id', '=', 'r.id')
              .whereRef('e.clock_id', '=', 'c.id')
              .select('e.rule_id'),
          ),
        ),
      )
      .select(['c.kind', 'r.after_days'])
      .execute();
    expect(left, name).toEqual([]);
  }
  expect(followed).toBeGreaterThan(30);
  const reached = await database.db.selectFrom('escalation').select('level').distinct().execute();
  expect(reached.map((row) => row.level).toSorted()).toEqual([...escalationLevels].toSorted());
});

describe('the rules, over the API', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi(database.db);
    api.setNow(began);
  });
  afterEach(async () => await api.close());
  const key = () => ({ 'idempotency-key': randomUUID() });

  test('are read by staff and changed by the coordinator, each change in the journal', async () => {
    const coordinator = await api.as(zone.people.coordinator);
    const { body } = await coordinator.get('/escalation-rules');
    expect(body).toMatchObject({ editable: true });
    expect(body.rules.length).toBeGreaterThan(10);
    expect(body.stations[0].levels.map((one: { people: string[] }) => one.people.length)).toEqual([
      1, 1, 1, 1, 1,
    ]);
    const rule = { clock: 'promise', light: 'yellow', afterDays: 0, level: 'station-master' };
    const made = await coordinator.post('/escalation-rules', rule, key());
    expect(made.status).toBe(201);
    expect((await coordinator.post('/escalation-rules', rule, key())).body).toMatchObject({
      code: 'conflict',
    });
    const one = made.body.rules.find(
      (found: { clock: string; light: string }) => found.clock === 'promise' && found.light === 'yellow',
    );
    const off = await coordinator.patch(`/escalation-rules/${one.id}`, {
      revision: one.revision,
      active: false,
    });
    expect(off.status).toBe(200);
    expect(
      (await coordinator.patch(`/escalation-rules/${one.id}`, { revision: one.revision, active: true })).body
        .code,
    ).toBe('conflict');
    // Said again, one that was switched off is switched on.
    expect((await coordinator.post('/escalation-rules', rule, key())).status).toBe(201);
    const acts = await database.db
      .selectFrom('journal')
      .select('action')
      .where('stream', '=', 'zone')
      .where('action', 'like', 'escalation-rule%')
      .orderBy('seq')
      .execute();
    expect(acts.map((row) => row.action)).toEqual([
      'escalation-rule.create',
      'escalation-rule.change',
      'escalation-rule.change',
    ]);
  });

  test('are none of a firm’s, nor of an officer’s to change', async () => {
    expect((await (await api.as(zone.people.owner)).get('/escalation-rules')).status).toBe(403);
    const officer = await api.as(zone.people.roadOfficer);
    expect((await officer.get('/escalation-rules')).body.editable).toBe(false);
    const rule = { clock: 'promise', light: 'yellow', afterDays: 0, level: 'head' };
    expect((await officer.post('/escalation-rules', rule, key())).status).toBe(403);
  });

  test('what waits for the leading group stands in its queue, and in nobody else’s', async () => {
    const id = await assigned();
    await zone.act('coordinator', began, id, 'escalate', { level: 'deputy', text: '请定' });
    const waits = async (person: 'deputy' | 'leader' | 'coordinator' | 'master') =>
      (await (await api.as(zone.people[person])).get('/matters?queue=to-decide')).body.items.length;
    expect([
      await waits('deputy'),
      await waits('leader'),
      await waits('coordinator'),
      await waits('master'),
    ]).toEqual([1, 0, 0, 0]);
  });
});

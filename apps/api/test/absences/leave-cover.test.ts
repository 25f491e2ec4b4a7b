import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
const monday = at('2026-03-02 10:00');
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: monday });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(() => api.setNow(monday));

/** Sessions idle out within the days that these tests go through, so each look signs in anew. */
const as = async (person: Person): Promise<Caller> => await api.as(zone.people[person]);
const idOf = (person: Person) => zone.people[person].accountId;
const enter = async (by: Person, body: Record<string, unknown>) =>
  await (await as(by)).post('/absences', {
    reason: 'annual',
    startsOn: '2026-03-03',
    endsOn: '2026-03-05',
    ...body,
  });
const callOff = async (id: string) =>
  await (await as('coordinator')).post(`/absences/${id}/end`, { endsOn: '2026-03-01' });
const act = async (by: Person, id: string, action: string, body: object = {}) =>
  await (await as(by)).post(`/matters/${id}/actions/${action}`, body, {
    'idempotency-key': crypto.randomUUID(),
  });

describe('the butler is away', () => {
  test('the cover has the right from the first minute to the last, and not one longer', async () => {
    const matter = await zone.raise('owner', monday);
    const entered = await enter('projectButler', { coveredBy: idOf('otherButler') });
    // Another station: only the coordinator may choose so.
    expect(entered.status).toBe(422);
    expect(entered.body.errors[0].path).toBe('coveredBy');
    const made = await enter('coordinator', {
      accountId: idOf('projectButler'),
      coveredBy: idOf('otherButler'),
    });
    expect(made.status).toBe(201);

    const sees = async (moment: string) => {
      api.setNow(at(moment));
      return (await (await as('otherButler')).get(`/matters/${matter}`)).status;
    };
    expect(await sees('2026-03-02 23:59')).toBe(404);
    expect(await sees('2026-03-03 00:00')).toBe(200);
    expect(await sees('2026-03-05 23:59')).toBe(200);
    expect(await sees('2026-03-06 00:00')).toBe(404);

    api.setNow(at('2026-03-03 09:00'));
    const cover = await as('otherButler');
    const listed = await cover.get('/matters?whose=covered&queue=to-accept');
    expect(listed.body.items.map((m: { id: string }) => m.id)).toContain(matter);
    const counts = (await cover.get('/matters/queues')).body.counts;
    expect(counts['to-accept']).toBe((await cover.get('/matters?queue=to-accept')).body.total);
    expect((await cover.get('/session')).body.covering).toEqual([
      { id: idOf('projectButler'), name: '示例project-butler', until: '2026-03-05' },
    ]);
    expect((await act('otherButler', matter, 'accept')).status).toBe(200);
    const detail = (await (await as('projectButler')).get(`/matters/${matter}`)).body;
    const entry = detail.timeline.find((e: { action: string }) => e.action === 'accept');
    expect(entry.actor).toMatchObject({ name: '示例other-butler', coveredFor: '示例project-butler' });

    api.setNow(at('2026-03-06 00:01'));
    expect(
      (await act('otherButler', matter, 'comment', { text: '晚了', visibility: 'internal' })).status,
    ).toBe(404);
    await callOff(made.body.id);
  });

  test('the cover is told what the one who is away would be told, and the firm sees whom to call', async () => {
    const made = await enter('coordinator', {
      accountId: idOf('projectButler'),
      coveredBy: idOf('otherButler'),
      startsOn: '2026-03-10',
      endsOn: '2026-03-12',
    });
    expect(made.status).toBe(201);
    api.setNow(at('2026-03-11 09:00'));
    const matter = await zone.raise('owner', at('2026-03-11 09:00'));
    const told = await database.db
      .selectFrom('notification')
      .select('account_id')
      .where('matter_id', '=', matter)
      .where('kind', '=', 'submit')
      .execute();
    expect(told.map((row) => row.account_id).sort()).toEqual(
      [idOf('projectButler'), idOf('otherButler')].sort(),
    );
    const session = (await (await as('owner')).get('/session')).body;
    expect(session.subjects[0].butler.cover).toEqual({
      name: '示例other-butler',
      phone: '000-0000',
      until: '2026-03-12',
    });
    await (await as('coordinator')).post(`/absences/${made.body.id}/end`, { endsOn: '2026-03-10' });
    // Ended at once: the day that it should have ended on has passed.
    expect((await (await as('otherButler')).get(`/matters/${matter}`)).status).toBe(404);
    expect((await (await as('owner')).get('/session')).body.subjects[0].butler.cover).toBeNull();
  });
});

describe('what is refused', () => {
  test('a second absence at the same time, a ring, a day that has passed, another person’s absence', async () => {
    const first = await enter('roadOfficer', { coveredBy: idOf('roadHead') });
    expect(first.status).toBe(201);
    const twice = await enter('roadOfficer', {
      coveredBy: idOf('roadHead'),
      startsOn: '2026-03-05',
      endsOn: '2026-03-09',
    });
    expect(twice.body.errors[0].path).toBe('startsOn');
    const ring = await enter('roadHead', {
      coveredBy: idOf('roadOfficer'),
      startsOn: '2026-03-04',
      endsOn: '2026-03-04',
    });
    expect(ring.body.errors[0].path).toBe('coveredBy');
    const before = await enter('roadHead', {
      coveredBy: idOf('roadOfficer'),
      startsOn: '2026-02-02',
      endsOn: '2026-02-03',
    });
    expect(before.body.errors[0].path).toBe('endsOn');
    const foreign = await enter('trafficOfficer', {
      accountId: idOf('roadOfficer'),
      coveredBy: idOf('roadHead'),
    });
    expect(foreign.status).toBe(403);
    for (const person of ['firm', 'owner', 'leader', 'system', 'audit'] as const) {
      expect((await enter(person, { coveredBy: idOf('roadHead') })).status).toBe(403);
    }
    for (const person of ['firm', 'owner', 'system'] as const) {
      expect((await (await as(person)).get('/absences')).status).toBe(403);
    }
    expect(
      (await (await as('trafficOfficer')).post(`/absences/${first.body.id}/end`, { endsOn: '2026-03-03' }))
        .status,
    ).toBe(403);
    expect((await callOff(first.body.id)).status).toBe(204);
  });

  test('two at the same moment: one absence, and the other is told why not', async () => {
    const answers = await Promise.all([
      enter('roadOfficer', { coveredBy: idOf('roadHead'), startsOn: '2026-04-01', endsOn: '2026-04-02' }),
      enter('coordinator', {
        accountId: idOf('roadOfficer'),
        coveredBy: idOf('roadHead'),
        startsOn: '2026-04-02',
        endsOn: '2026-04-03',
      }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
    for (const answer of answers) if (answer.status === 201) await callOff(answer.body.id);
  });
});

test('an officer’s cover signs and answers for the office, in its own name; a chain reaches the last one', async () => {
  // The master is covered by another master, who is covered by the coordinator.
  const days = { startsOn: '2026-03-02', endsOn: '2026-03-03' };
  const one = await enter('master', { coveredBy: idOf('otherMaster'), ...days });
  const two = await enter('otherMaster', { coveredBy: idOf('coordinator'), ...days });
  expect([one.status, two.status]).toEqual([201, 201]);
  api.setNow(at('2026-03-02 11:00'));
  const session = (await (await as('coordinator')).get('/session')).body;
  expect(session.covering.map((c: { id: string }) => c.id).sort()).toEqual(
    [idOf('master'), idOf('otherMaster')].sort(),
  );
  expect(session.home).toBe('committee');
  for (const made of [one, two])
    await (await as('coordinator')).post(`/absences/${made.body.id}/end`, { endsOn: '2026-03-02' });
});

test('choices: only who fits, with what is on the desk already, the least busy first', async () => {
  const answer = await (await as('coordinator')).get(
    `/absences/choices?accountId=${idOf('projectButler')}&startsOn=2026-05-06&endsOn=2026-05-07`,
  );
  expect(answer.status).toBe(200);
  const [choice, ...others] = answer.body.items;
  expect(others).toEqual([]);
  expect(choice).toMatchObject({
    name: '示例other-butler',
    load: { enterprises: 1, projects: 0 },
    away: false,
    covering: 0,
  });
  const own = await (await as('projectButler')).get(
    '/absences/choices?startsOn=2026-05-06&endsOn=2026-05-07',
  );
  expect(own.body.items).toEqual([]);
  expect(
    (
      await (
        await as('butler')
      ).get(`/absences/choices?accountId=${idOf('projectButler')}&startsOn=2026-05-06&endsOn=2026-05-07`)
    ).status,
  ).toBe(403);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../matters/small-zone.ts';
import {
  act,
  as,
  assigned,
  at,
  database,
  issue,
  key,
  on,
  read,
  start,
  stop,
  sweep,
  toldTo,
  upload,
  zone,
} from './supervised-zone.ts';

beforeAll(start, 60_000);
afterAll(stop);

const plan = { text: '周五前完成现场勘查并答复', promisedOn: '2026-03-13' };

describe('a red notice on an overdue assignment', () => {
  test('is issued, answered with a plan and a date, returned, answered again, noted and lifted', async () => {
    on('2026-03-02 09:00');
    const { matterId, subject } = await assigned();
    on('2026-03-03 10:00');
    expect((await issue('projectButler', 'red', subject)).status).toBe(409);
    on('2026-03-09 10:00');
    const made = await issue('projectButler', 'red', subject);
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toMatchObject({
      kind: 'red',
      number: '〔2026〕1号',
      state: 'awaiting',
      supervised: { as: 'office' },
      subject: { light: 'red', daysOver: 2 },
      facts: { light: 'red', limitDays: 3, daysOver: 2 },
      actions: ['lift'],
    });
    // One working day: the close of office hours on Tuesday.
    expect(made.body.replyDueAt).toBe(at('2026-03-10 18:00').toISOString());
    expect(await toldTo('roadOfficer', id)).toEqual(['issued']);
    expect(await toldTo('roadHead', id)).toEqual(['issued']);
    expect(await toldTo('master', id)).toEqual(['issued']);
    expect((await issue('projectButler', 'red', subject)).body.reason).toBe('already-open');

    const onMe = (await (await as('roadOfficer')).get('/supervisions?whose=on-me')).body;
    expect(onMe.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await act('projectButler', id, 'replies', plan)).status).toBe(403);
    expect((await act('roadOfficer', id, 'replies', { ...plan, promisedOn: '2026-03-08' })).status).toBe(422);
    const photo = await upload('roadOfficer');
    const replied = await act('roadOfficer', id, 'replies', { ...plan, attachmentIds: [photo] });
    expect(replied.status).toBe(200);
    expect(replied.body).toMatchObject({ state: 'replied', promisedOn: '2026-03-13' });
    expect(await toldTo('projectButler', id)).toEqual(['replied']);
    expect((await (await as('projectButler')).get(`/attachments/${photo}`)).status).toBe(200);
    expect((await (await as('owner')).get(`/attachments/${photo}`)).status).toBe(404);
    expect((await (await as('trafficOfficer')).get(`/attachments/${photo}`)).status).toBe(404);

    on('2026-03-10 11:00');
    const returned = await act('projectButler', id, 'return', { text: '没有写责任人' });
    expect(returned.body).toMatchObject({ state: 'awaiting' });
    expect(returned.body.replyDueAt).toBe(at('2026-03-11 18:00').toISOString());
    expect((await act('roadHead', id, 'replies', plan)).body.state).toBe('replied');
    expect((await act('projectButler', id, 'note', {})).body.state).toBe('noted');
    on('2026-03-10 15:00');
    expect((await act('roadOfficer', id, 'progress', { text: '已进场' })).status).toBe(200);
    expect((await act('roadOfficer', id, 'lift', { text: '办好了' })).status).toBe(403);
    const lifted = await act('projectButler', id, 'lift', { text: '现场已恢复通行' });
    expect(lifted.body).toMatchObject({
      state: 'lifted',
      end: { by: '示例project-butler', text: '现场已恢复通行' },
    });
    expect(lifted.body.replies.map((one: { kind: string }) => one.kind)).toEqual([
      'plan',
      'plan',
      'progress',
    ]);
    expect(lifted.body.replies[0].judged).toMatchObject({ as: 'returned', text: '没有写责任人' });
    expect((await act('projectButler', id, 'lift', { text: '再来一次' })).status).toBe(409);

    const timeline = (await (await as('projectButler')).get(`/matters/${matterId}`)).body.timeline;
    const steps = timeline
      .filter((one: { action: string }) => one.action === 'supervised')
      .flatMap((one: { details: { steps: { step: string }[] } }) => one.details.steps.map((s) => s.step));
    expect(steps).toEqual(['issued', 'replied', 'returned', 'replied', 'noted', 'progress', 'lifted']);
    const firm = await (await as('owner')).get(`/matters/${matterId}`);
    expect(firm.text).not.toContain('supervis');
  });
});

describe('who may', () => {
  test('a butler only what he assigned, a master only the station, an office and a firm nothing', async () => {
    on('2026-03-16 09:00');
    const { matterId, subject } = await assigned('2026-03-16 09:00');
    on('2026-03-23 10:00');
    const outcome = async (by: Person, kind: 'urge' | 'talk', of = subject) =>
      (await issue(by, kind, of)).status;
    expect(await outcome('otherButler', 'urge')).toBe(404);
    expect(await outcome('otherMaster', 'urge')).toBe(404);
    expect(await outcome('roadHead', 'urge')).toBe(403);
    expect(await outcome('owner', 'urge')).toBe(403);
    expect(await outcome('system', 'urge')).toBe(403);
    expect(await outcome('projectButler', 'talk')).toBe(403);
    // The matter as a whole is the butler's own.
    const whole = { kind: 'matter', matterId } as const;
    expect(await outcome('projectButler', 'urge', whole)).toBe(404);
    expect(await outcome('master', 'urge', whole)).toBe(201);
    expect(await outcome('coordinator', 'talk')).toBe(409);
    const excepted = await issue('coordinator', 'talk', subject, { exception: '市里专项督查' });
    expect(excepted.status).toBe(201);
    expect(excepted.body).toMatchObject({ exception: '市里专项督查', issuedBy: { as: 'coordinator' } });
    expect((await issue('master', 'circular', subject, { exception: '急' })).status).toBe(403);
    // From below nobody lifts, from above one does.
    expect((await act('master', excepted.body.id, 'lift', { text: '可以了' })).status).toBe(403);
    expect((await act('leader', excepted.body.id, 'lift', { text: '可以了' })).body.state).toBe('lifted');
  });

  test('nobody else learns of one: lists, the page, the acts, the record', async () => {
    on('2026-04-13 09:00');
    const { subject } = await assigned('2026-04-13 09:00');
    on('2026-04-20 10:00');
    const { id } = (await issue('projectButler', 'red', subject, { text: '机密督办要求' })).body;
    for (const person of Object.keys(zone.people) as Person[]) {
      const knows = [
        'projectButler',
        'roadOfficer',
        'roadHead',
        'master',
        'coordinator',
        'leader',
        'deputy',
      ].includes(person);
      const answer = await read(person, id);
      expect(answer.status, person).toBe(knows ? 200 : 404);
      expect(answer.text.includes('机密督办要求'), person).toBe(knows);
      const list = await (await as(person)).get('/supervisions?state=all');
      expect(list.text.includes(id), person).toBe(knows);
      if (knows) continue;
      for (const [what, body] of Object.entries({
        replies: { ...plan, promisedOn: '2026-04-30' },
        progress: { text: '一句' },
        return: { text: '一句' },
        note: {},
        lift: { text: '一句' },
      })) {
        expect((await act(person, id, what, body)).status, `${person} ${what}`).toBe(404);
      }
      const record = await (await as(person)).get('/supervisions/record?from=2026-04-01&to=2026-04-30');
      if (record.status === 200) expect(record.body.items, person).toEqual([]);
      else expect(record.status).toBe(403);
    }
  });

  test('the cover of an officer replies for the office, and the cover of the butler judges', async () => {
    on('2026-05-11 09:00');
    const { subject } = await assigned('2026-05-11 09:00');
    on('2026-05-18 10:00');
    const { id } = (await issue('projectButler', 'red', subject)).body;
    await (await as('coordinator')).post('/absences', {
      accountId: zone.people.projectButler.accountId,
      coveredBy: zone.people.otherButler.accountId,
      reason: 'annual',
      startsOn: '2026-05-18',
      endsOn: '2026-05-20',
    });
    await (await as('roadHead')).post('/absences', {
      coveredBy: zone.people.roadOfficer.accountId,
      reason: 'annual',
      startsOn: '2026-05-18',
      endsOn: '2026-05-20',
    });
    on('2026-05-18 11:00');
    expect((await act('roadOfficer', id, 'replies', { ...plan, promisedOn: '2026-05-22' })).status).toBe(200);
    expect(await toldTo('otherButler', id)).toEqual(['replied']);
    expect((await act('otherButler', id, 'note', {})).status).toBe(200);
    on('2026-05-21 09:00');
    expect((await act('otherButler', id, 'lift', { text: '好' })).status).toBe(404);
    expect((await act('master', id, 'lift', { text: '好' })).status).toBe(200);
  });
});

describe('urging', () => {
  test('once a working day for each issuer, and many at once', async () => {
    on('2026-06-01 09:00');
    const one = await assigned('2026-06-01 09:00');
    const two = await assigned('2026-06-01 09:00', 'traffic');
    on('2026-06-05 10:00');
    expect((await issue('projectButler', 'urge', one.subject)).body).toMatchObject({
      state: 'sent',
      number: null,
      actions: [],
    });
    expect((await issue('projectButler', 'urge', one.subject)).body.reason).toBe('urged-already');
    expect((await issue('master', 'urge', one.subject)).status).toBe(201);
    const many = await (await as('projectButler')).post(
      '/supervisions/urges',
      { subjects: [one.subject, two.subject, { kind: 'matter', matterId: one.matterId }] },
      key(),
    );
    expect(many.body).toMatchObject({ urged: 1, refused: [{ index: 0 }, { index: 2 }] });
    // Friday's urge: not on Saturday or Sunday, but on Monday.
    on('2026-06-07 10:00');
    expect((await issue('projectButler', 'urge', one.subject)).status).toBe(409);
    on('2026-06-08 08:00');
    expect((await issue('projectButler', 'urge', one.subject)).status).toBe(201);
  });

  test('the list of lights: red first, what one stands over, with the steps', async () => {
    on('2026-06-08 10:00');
    const list = (await (await as('projectButler')).get('/supervisions/lights?light=red')).body;
    expect(list.items.length).toBe(list.counts.red);
    expect(list.items.length).toBeGreaterThanOrEqual(2);
    for (const item of list.items) {
      expect(item.supervised.as).toBe('office');
      expect(item.steps.map((step: { kind: string }) => step.kind)).not.toContain('talk');
    }
    const first = (await (await as('coordinator')).get('/supervisions/lights?limit=1')).body;
    const next = (
      await (await as('coordinator')).get(`/supervisions/lights?limit=1&cursor=${first.nextCursor}`)
    ).body;
    expect(next.items[0].key).not.toBe(first.items[0].key);
    expect((await (await as('otherButler')).get('/supervisions/lights')).body.total).toBe(0);
    expect((await (await as('roadHead')).get('/supervisions/lights')).status).toBe(403);
  });
});

describe('by itself', () => {
  test('unanswered: the issuer and who is above are told, once, and a red notice may follow a yellow one', async () => {
    on('2026-07-06 09:00');
    const { subject } = await assigned('2026-07-06 09:00');
    // Of three days the last one is yellow.
    on('2026-07-09 09:00');
    const { id, replyDueAt } = (await issue('projectButler', 'yellow', subject)).body;
    expect(replyDueAt).toBe(at('2026-07-13 18:00').toISOString());
    on('2026-07-13 18:00');
    // Those of the days before.
    await sweep();
    expect((await read('projectButler', id)).body.unanswered).toBe(false);
    on('2026-07-13 18:01');
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await toldTo('projectButler', id)).toEqual(['unanswered']);
    expect(await toldTo('master', id)).toEqual(['unanswered']);
    expect(await toldTo('coordinator', id)).toEqual([]);
    expect((await read('projectButler', id)).body).toMatchObject({ unanswered: true, state: 'awaiting' });
    expect((await issue('projectButler', 'red', subject)).status).toBe(201);
    // Late is better than never, and stays late.
    const late = await act('roadOfficer', id, 'replies', { ...plan, promisedOn: '2026-07-20' });
    expect(late.body.replies[0].inTime).toBe(false);
    const record = (await (await as('roadHead')).get('/supervisions/record?from=2026-07-01&to=2026-07-31'))
      .body;
    expect(record.items).toHaveLength(1);
    expect(record.items[0]).toMatchObject({
      counts: { urge: 0, yellow: 1, red: 1, talk: 0, circular: 0 },
      due: 1,
      inTime: 0,
      open: 2,
    });
  });

  test('the eve of a holiday: the limit runs over it', async () => {
    on('2026-09-21 09:00');
    const { subject } = await assigned('2026-09-21 09:00');
    on('2026-09-30 17:59');
    const { replyDueAt } = (await issue('projectButler', 'red', subject)).body;
    // 国庆: the first working day after it.
    expect(replyDueAt).toBe(at('2026-10-08 18:00').toISOString());
  });

  test('it lapses visibly when the office answers, and nothing can be done with it any more', async () => {
    on('2026-10-12 09:00');
    const { matterId, assignmentId, subject } = await assigned('2026-10-12 09:00');
    on('2026-10-19 10:00');
    const { id } = (await issue('projectButler', 'red', subject)).body;
    await zone.act('roadOfficer', at('2026-10-19 11:00'), matterId, 'answer', {
      assignmentId,
      outcome: 'solved',
      text: '已办',
    });
    on('2026-10-19 11:01');
    expect((await read('projectButler', id)).body).toMatchObject({ state: 'awaiting', actions: [] });
    expect((await act('roadOfficer', id, 'replies', { ...plan, promisedOn: '2026-10-20' })).status).toBe(409);
    expect(await sweep()).toBeGreaterThan(0);
    expect(await sweep()).toBe(0);
    const { body } = await read('projectButler', id);
    expect(body).toMatchObject({ state: 'lapsed', actions: [], end: { by: null } });
    expect((await issue('projectButler', 'urge', subject)).body.reason).toBe('over');
  });
});

describe('at the same moment', () => {
  test('two of a kind on one: one stands; many numbers: no gap and none twice', async () => {
    on('2026-11-02 09:00');
    const many = [];
    for (let n = 0; n < 4; n += 1) many.push(await assigned('2026-11-02 09:00'));
    on('2026-11-09 10:00');
    const [first] = many as [(typeof many)[number]];
    await as('projectButler');
    await as('master');
    const both = await Promise.all([
      issue('projectButler', 'red', first.subject),
      issue('master', 'red', first.subject),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    await Promise.all(many.slice(1).map((one) => issue('projectButler', 'red', one.subject)));
    const rows = await database.db
      .selectFrom('supervision')
      .select('number_in_year')
      .where('kind', '=', 'red')
      .orderBy('number_in_year')
      .execute();
    expect(rows.map((row) => row.number_in_year)).toEqual(rows.map((_, n) => n + 1));
  });

  test('the same key twice is one notice', async () => {
    on('2026-11-16 09:00');
    const { subject } = await assigned('2026-11-16 09:00');
    const caller = await as('projectButler');
    const same = key();
    const body = { kind: 'urge', subject };
    const [one, two] = [
      await caller.post('/supervisions', body, same),
      await caller.post('/supervisions', body, same),
    ];
    expect(two.body.id).toBe(one.body.id);
  });
});

test('two servers that sweep at once tell of an unanswered one once', async () => {
  on('2026-11-17 09:00');
  const { subject } = await assigned('2026-11-09 09:00');
  const { id } = (await issue('projectButler', 'red', subject)).body;
  on('2026-11-19 09:00');
  await Promise.all([sweep(), sweep(), sweep()]);
  expect(await toldTo('projectButler', id)).toEqual(['unanswered']);
});

test('a deputy of the leading group stands above the stations that he is in charge of', async () => {
  on('2026-12-01 09:00');
  const { subject } = await assigned('2026-11-23 09:00');
  const lights = async () => (await (await as('deputy')).get('/supervisions/lights')).body.items.length;
  // Nobody is named for the station: it is every deputy's.
  expect(await lights()).toBeGreaterThan(0);
  const { id } = (await issue('deputy', 'red', subject)).body;
  expect((await read('deputy', id)).body).toMatchObject({ issuedBy: { as: 'leader-deputy' } });
  const another = zone.people.otherMaster.accountId;
  await database.db
    .insertInto('leading_group_member')
    .values({ account_id: another, position: 'deputy', duty: null })
    .execute();
  await database.db
    .insertInto('deputy_charge')
    .values({ account_id: another, station_id: zone.ids.station })
    .execute();
  try {
    expect(await lights()).toBe(0);
    expect((await issue('deputy', 'urge', subject)).status).toBe(404);
    // What he issued himself he may still lift.
    expect((await act('deputy', id, 'lift', { text: '已有进展' })).body.state).toBe('lifted');
  } finally {
    await database.db.deleteFrom('deputy_charge').execute();
  }
});

test('where the next above is missing, the one above him hears that nobody answered', async () => {
  on('2026-12-08 09:00');
  const { subject } = await assigned('2026-11-30 09:00');
  const { id } = (await issue('projectButler', 'red', subject)).body;
  await database.db
    .updateTable('account')
    .set({ status: 'disabled' })
    .where('id', '=', zone.people.master.accountId)
    .execute();
  on('2026-12-10 09:00');
  await sweep();
  expect(await toldTo('coordinator', id)).toEqual(['unanswered']);
  await database.db
    .updateTable('account')
    .set({ status: 'active' })
    .where('id', '=', zone.people.master.accountId)
    .execute();
});

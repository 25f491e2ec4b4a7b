import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeForgotten } from '../../src/attachments/attachments-store.ts';
import { sweepPlans } from '../../src/plans/index.ts';
import type { Person } from '../matters/small-zone.ts';
import {
  as,
  change,
  clock,
  database,
  key,
  make,
  node,
  on,
  post,
  read,
  report,
  start,
  stop,
  upload,
  zone,
} from './plan-zone.ts';

describe('monthly reports', () => {
  beforeAll(start);
  afterAll(stop);

  const months = () => `/projects/${zone.ids.project}/months`;
  const put = async (person: Person, month: string, body: object) =>
    (await as(person)).put(`${months()}/${month}`, body);
  const said = { version: null, planWan: 100, doneWan: 40, site: '基础完成', problems: '' };

  it('are handed in by the owner or the butler, corrected with the version that was read, and add up', async () => {
    await database.db.updateTable('project').set({ annual_plan_wan: 1200 }).execute();
    await make();
    expect((await put('owner', '2026-01', { ...said, doneWan: 90 })).status).toBe(200);
    expect((await put('projectButler', '2026-02', said)).status).toBe(200);
    expect((await put('owner', '2026-02', said)).status).toBe(409);
    // The same once more, because the answer was lost.
    expect((await put('projectButler', '2026-02', said)).body.items[1].version).toBe(1);
    expect((await put('owner', '2026-02', { ...said, version: 1, doneWan: 60.5 })).status).toBe(200);
    const { body } = await (await as('leader')).get(months());
    expect(body).toMatchObject({ year: 2026, latest: '2026-03', annualPlanWan: 1200, mayReport: false });
    expect(body.items).toMatchObject([
      { month: '2026-01', doneWan: 90, doneOfYearWan: 90, version: 1 },
      { month: '2026-02', doneWan: 60.5, doneOfYearWan: 150.5, version: 2, site: '基础完成', problems: null },
    ]);
  });

  it('turn the light of the investment', async () => {
    // 150.5 of the 200 that two twelfths of the plan ask.
    expect((await read('leader')).causes).toMatchObject([{ rule: 'investment', light: 'yellow' }]);
    await put('owner', '2026-02', { ...said, version: 2, doneWan: 20 });
    expect((await read('leader')).causes).toMatchObject([{ rule: 'investment', light: 'red', amount: 0.55 }]);
  });

  it('are refused for months to come, by others, and for figures that can’t be', async () => {
    const future = await put('owner', '2026-04', said);
    expect(future.body.errors[0]).toMatchObject({ path: 'month', message: '不能填报以后的月份' });
    expect((await put('owner', '2026-13', said)).status).toBe(400);
    expect((await put('owner', '2026-03', { ...said, doneWan: -1 })).status).toBe(400);
    for (const person of ['otherFirm', 'otherButler', 'roadOfficer'] as const) {
      expect((await put(person, '2026-03', said)).status, person).toBe(404);
      expect((await (await as(person)).get(months())).status, person).toBe(404);
    }
    expect((await put('firm', '2026-03', said)).status).toBe(403);
  });
});

describe('measures of nodes', () => {
  beforeAll(start);
  afterAll(stop);

  const measures = async (person: Person, by = 'node') =>
    (await (await as(person)).get(`/statistics/plan-nodes?by=${by}&from=2026-01-01&to=2026-12-31`)).body;

  it('compare what nodes took with what was promised, and each forecast with what came', async () => {
    await make();
    for (const code of ['A1', 'A2', 'A3']) await report(code, { kind: 'finish', on: '2026-03-02' });
    await report('A5', { kind: 'start', on: '2026-03-02' });
    on('2026-03-20 10:00');
    await report('A5', { kind: 'finish', on: '2026-03-20' });
    const found = await measures('leader');
    const permit = found.rows.find((row: { name: string }) => row.name === '规划条件');
    expect(permit).toMatchObject({
      used: { n: 1, median: 15 },
      promised: { n: 1, median: 5 },
      statutory: { n: 1, median: 20 },
      pastPractice: { n: 0, median: null },
      overPromise: 1,
    });
    // The slowest first.
    expect(found.rows[0].name).toBe('规划条件');
    // On 2 March it was expected for the 6th: ten working days before it came.
    expect(found.forecasts.find((one: { daysBefore: number }) => one.daysBefore === 7)).toMatchObject({
      n: 1,
      medianError: 10,
    });
    const offices = await measures('leader', 'office');
    expect(offices.rows[0]).toMatchObject({ name: '资规', overPromise: 1, withPromise: 1 });
  });

  it('show nobody what is not theirs', async () => {
    expect((await measures('otherButler')).total.used.n).toBe(0);
    expect((await measures('otherMaster')).total.used.n).toBe(0);
    expect((await measures('roadOfficer')).total.used.n).toBe(0);
    // An office sees its own nodes, whosever the project is.
    expect((await measures('planningOfficer')).rows.map((row: { name: string }) => row.name)).toEqual([
      '规划条件',
    ]);
    expect((await (await as('owner')).get('/statistics/plan-nodes')).status).toBe(403);
  });
});

describe('the record of a project', () => {
  beforeAll(start);
  afterAll(stop);

  const history = async (person: Person) =>
    (await (await as(person)).get(`/projects/${zone.ids.project}/history`)).body.items;

  it('tells what was done and why, the newest first; words that were erased are gone', async () => {
    await make();
    await report('A1', { kind: 'finish', on: '2026-03-02', note: '今日签约' });
    await change([{ act: 'edit', code: 'B1', set: { days: 12 } }], 'projectButler', '环评要补充监测');
    const found = await history('leader');
    expect(found.map((one: { act: string }) => one.act)).toEqual(['plan-adjust', 'node-finish', 'plan-make']);
    expect(found[0]).toMatchObject({ words: ['环评要补充监测'], by: '示例project-butler' });
    expect(found[1]).toMatchObject({ about: 'A1', words: ['今日签约'] });
    await database.db
      .updateTable('personal_text')
      .set({ body: null, salt: null, erased_at: clock, erased_by: zone.people.system.accountId })
      .where('kind', '=', 'reason')
      .execute();
    expect((await history('owner'))[0].words).toEqual([]);
    for (const person of ['otherFirm', 'otherButler', 'roadOfficer'] as const) {
      expect((await (await as(person)).get(`/projects/${zone.ids.project}/history`)).status, person).toBe(
        404,
      );
    }
  });

  it('stands on a list with its grade, which the committee alone changes', async () => {
    const path = `/projects/${zone.ids.project}`;
    const { version } = (await (await as('coordinator')).get(path)).body;
    expect((await (await as('projectButler')).patch(path, { version, grade: 'municipal' })).status).toBe(403);
    const changed = await (await as('coordinator')).patch(path, { version, grade: 'municipal' });
    expect(changed.body).toMatchObject({ grade: 'municipal' });
    expect((await (await as('leader')).get('/projects?grade=municipal')).body.total).toBe(1);
    expect((await (await as('leader')).get('/projects?grade=national')).body.total).toBe(0);
  });
});

describe('handing over at production', () => {
  beforeAll(start);
  afterAll(stop);

  const path = () => `/projects/${zone.ids.project}`;
  const handOver = async (person: Person, version: number, headers = key()) =>
    (await as(person)).post(`${path()}/production-handover`, { version, reason: '已投产' }, headers);

  it('waits for production, then moves what is open to the enterprise’s butler and leaves the list, once', async () => {
    const matter = await zone.raise('owner', clock);
    const { version } = (await (await as('coordinator')).get(path())).body;
    const early = await handOver('coordinator', version);
    expect(early.body.detail).toContain('还没有投产');
    await make();
    await report('A1', { kind: 'finish', on: '2026-03-02' });
    // A permit of the project: what the firm was given stays in its record, what is internal stays with the matter.
    const permit = await post('projectButler', '/nodes/B1/matter', {
      text: '环评',
      authorisation: '业主当面委托',
      assign: false,
    });
    const closed = node(permit.body, 'B1').matter?.id ?? '';
    const [given, internal] = [await upload('projectButler'), await upload('projectButler')];
    await zone.act('projectButler', clock, closed, 'comment', {
      text: '内部图纸',
      visibility: 'internal',
      attachmentIds: [internal],
    });
    await zone.act('projectButler', clock, closed, 'answer-firm', {
      outcome: 'solved',
      text: '已批',
      attachmentIds: [given],
    });
    await zone.act('owner', clock, closed, 'confirm', {});
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    await (await as('coordinator')).patch(path(), { version, stage: 'in-production' });
    expect((await handOver('projectButler', version + 1)).status).toBe(403);
    expect((await handOver('otherMaster', version + 1)).status).toBe(404);
    expect((await handOver('master', version)).status).toBe(409);
    const same = key();
    const done = await handOver('master', version + 1, same);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ active: false, leftOn: '2026-03-02', butler: null });
    expect((await handOver('master', version + 1, same)).status).toBe(200);
    const moved = (await (await as('butler')).get(`/matters/${matter}`)).body;
    expect(moved.butler.id).toBe(zone.ids.butler);
    // What was the project butler's is so no more, and lights of what has left wake nobody.
    expect((await (await as('projectButler')).get(path())).status).toBe(404);
    // The firm's butler, who goes on with it, reads its record and changes nothing of it.
    const record = await (await as('butler')).get(path());
    expect(record.body).toMatchObject({ active: false, butler: null });
    for (const part of ['plan', 'history', 'files', 'months', 'bundles']) {
      expect((await (await as('butler')).get(`${path()}/${part}`)).status, part).toBe(200);
      expect((await (await as('otherButler')).get(`${path()}/${part}`)).status, part).toBe(404);
    }
    expect((await (await as('butler')).get(`${path()}/plan`)).body.abilities).toEqual([]);
    expect((await (await as('butler')).get(`/matters/${closed}`)).status).toBe(404);
    const kept = (await (await as('butler')).get(`${path()}/files`)).body.items;
    expect(kept).toMatchObject([{ id: given, node: { code: 'B1' }, matter: null }]);
    expect((await (await as('butler')).get(`/attachments/${given}`)).status).toBe(200);
    expect((await (await as('butler')).get(`/attachments/${internal}`)).status).toBe(404);
    expect((await (await as('otherButler')).get(`/attachments/${given}`)).status).toBe(404);
    expect((await (await as('butler')).get('/projects?active=false')).body.total).toBe(1);
    expect((await (await as('otherButler')).get('/projects?active=false')).body.total).toBe(0);
    const late = await (await as('butler')).patch(path(), { version: version + 2, plot: '另一块地' });
    expect(late.status).toBe(404);
    expect((await handOver('coordinator', version + 2)).body.detail).toContain('已退出名单');
  });
});

describe('photos and races', () => {
  beforeAll(start);
  afterAll(stop);

  const seen = async (person: Person, id: string) =>
    (await (await as(person)).get(`/attachments/${id}`)).status;

  it('lets one of two make the plan, and tells the other', async () => {
    const both = await Promise.all([make(), make('coordinator')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from plan_node`.execute(database.db);
    expect(rows[0]?.n).toBe(39);
  });

  it('of the site are seen by whoever may read the project, belong to one report, and are never swept away', async () => {
    const id = await upload('owner');
    expect(await seen('projectButler', id)).toBe(404);
    const others = await report(
      'A1',
      { kind: 'start', on: '2026-03-02', attachmentIds: [id] },
      'projectButler',
    );
    expect(others.body.errors[0].path).toBe('attachmentIds.0');
    const sent = await report('A1', { kind: 'start', on: '2026-03-02', attachmentIds: [id] }, 'owner');
    expect(node(sent.body, 'A1')).toMatchObject({ reports: 1, photos: 1 });
    for (const person of ['owner', 'projectButler', 'leader'] as const) {
      const listed = await (await as(person)).get(`/projects/${zone.ids.project}/files`);
      expect(listed.body, person).toMatchObject({
        total: 1,
        items: [{ id, isImage: true, node: { code: 'A1' }, matter: null }],
      });
    }
    for (const person of ['otherFirm', 'otherButler', 'roadOfficer'] as const) {
      const hidden = await (await as(person)).get(`/projects/${zone.ids.project}/files`);
      expect(hidden.status, person).toBe(404);
    }
    for (const person of ['projectButler', 'leader', 'master'] as const)
      expect(await seen(person, id), person).toBe(200);
    for (const person of ['otherFirm', 'otherButler', 'roadOfficer'] as const) {
      expect(await seen(person, id), person).toBe(404);
    }
    const twice = await report(
      'A1',
      { kind: 'note', on: '2026-03-02', note: '又一次', attachmentIds: [id] },
      'owner',
    );
    expect(twice.body.errors[0].message).toContain('已用过');
    const raised = await (await as('owner')).post(
      '/matters',
      { typeCode: 'road-opening', projectId: zone.ids.project, text: '开口', attachmentIds: [id] },
      key(),
    );
    expect(raised.body.errors[0].path).toBe('attachmentIds.0');
    await takeForgotten(database.db, new Date(clock.getTime() + 30 * 86_400_000), 100);
    expect(await seen('leader', id)).toBe(200);
  });

  it('and of its matters stand together; what is internal is not for the firm', async () => {
    const path = `/projects/${zone.ids.project}/files`;
    const files = async (person: Person) =>
      (await (await as(person)).get(path)).body.items.map((file: { id: string }) => file.id);
    const [shown, internal] = [await upload('owner'), await upload('projectButler')];
    const raised = await (await as('owner')).post(
      '/matters',
      { typeCode: 'road-opening', projectId: zone.ids.project, text: '开口', attachmentIds: [shown] },
      key(),
    );
    expect(raised.status, JSON.stringify(raised.body)).toBe(201);
    const said = await (await as('projectButler')).post(
      `/matters/${raised.body.id}/actions/comment`,
      { text: '内部图纸', visibility: 'internal', attachmentIds: [internal] },
      key(),
    );
    expect(said.status, JSON.stringify(said.body)).toBe(200);
    expect((await files('projectButler')).slice(0, 2).toSorted()).toEqual([shown, internal].toSorted());
    expect(await files('leader')).toContain(internal);
    expect(await files('owner')).toContain(shown);
    expect(await files('owner')).not.toContain(internal);
    const first = (await (await as('owner')).get(path)).body.items[0];
    expect(first).toMatchObject({ matter: { number: raised.body.number }, node: null, internal: false });
  });
});

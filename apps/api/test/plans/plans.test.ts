import type { PlanChange, PlanView } from '@guanjia/core/plans';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepPlans } from '../../src/plans/index.ts';
import { at, type Person } from '../matters/small-zone.ts';
import {
  api,
  as,
  change,
  clock,
  database,
  key,
  make,
  node,
  noticesOf,
  on,
  planPath,
  post,
  read,
  report,
  start,
  stop,
  zone,
} from './plan-zone.ts';

describe('a plan', () => {
  beforeAll(start);
  afterAll(stop);

  it('is made from a template in one act, with what does not apply left out and its first baseline', async () => {
    expect((await (await as('projectButler')).get(planPath())).status).toBe(404);
    const made = await make();
    expect(made.status).toBe(201);
    const plan = made.body as PlanView;
    expect(plan.nodes).toHaveLength(39);
    expect(plan).toMatchObject({ light: 'green', causes: [], baselineNumber: 1, lateBy: 0, version: 1 });
    expect(plan.baselineEndsOn).toBe(plan.endsOn);
    expect(node(plan, 'A3').offices.map((office) => office.code)).toEqual(['approval', 'development-reform']);
    expect(node(plan, 'C6').predecessors.map(({ from }) => from)).toContain('C2');
    expect(plan.criticalPath.at(-1)).toBe('F2');
    // 国庆 and 春节 are no working days: nothing that is counted in them starts or ends there.
    for (const { start: from, end, unit, days } of plan.nodes) {
      if (unit === 'workingDay' && days > 0) {
        expect(from < '2026-10-01' || from > '2026-10-07').toBe(true);
        expect(end < '2026-10-01' || end > '2026-10-07').toBe(true);
      }
    }
  });

  it('is made once, whoever presses first', async () => {
    const again = await make('coordinator');
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain('已经有节点计划');
  });

  it('is read by the firm and its butler, and is unknown to everybody else', async () => {
    for (const person of ['owner', 'firm', 'projectButler', 'master', 'coordinator', 'leader'] as const) {
      expect((await (await as(person)).get(planPath())).status, person).toBe(200);
    }
    for (const person of [
      'otherFirm',
      'otherButler',
      'butler',
      'otherMaster',
      'roadOfficer',
      'audit',
    ] as const) {
      expect((await (await as(person)).get(planPath())).status, person).toBe(404);
      expect((await report('A1', { kind: 'start', on: '2026-03-02' }, person)).status, person).toBe(404);
    }
    expect((await read('owner')).abilities).toEqual(['plan.report']);
    expect((await change([{ act: 'drop', code: 'P3' }], 'owner')).status).toBe(403);
    expect((await post('master', '/baselines', { version: 1, reason: '重来' })).status).toBe(403);
  });

  it('takes what is reported from the site, and nothing that cannot be', async () => {
    const refused = async (code: string, body: object, path: string, words: string) => {
      const answer = await report(code, body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0]).toMatchObject({ path, message: expect.stringContaining(words) });
    };
    await refused('A1', { kind: 'start', on: '2026-03-03' }, 'on', '不能晚于今天');
    await refused('A1', { kind: 'start', on: '2026-02-27' }, 'on', '早于计划的开始');
    await refused('A1', { kind: 'progress', on: '2026-03-02', progress: 20 }, 'kind', '还没有报开始');
    expect((await report('A1', { kind: 'finish', on: '2026-03-02' })).status).toBe(200);
    await refused('A1', { kind: 'start', on: '2026-03-02' }, 'kind', '已经报过开始');
    await refused('A1', { kind: 'finish', on: '2026-03-02' }, 'kind', '已经完成');
    on('2026-03-04 10:00');
    await refused(
      'A2',
      { kind: 'finish', on: '2026-03-03', startedOn: '2026-03-04' },
      'on',
      '完成日期早于开始日期',
    );
    await refused(
      'A2',
      { kind: 'correct', on: '2026-03-04', note: '补录', actualStart: null, actualEnd: '2026-03-04' },
      'actualStart',
      '有完成日期就要有开始日期',
    );
    expect((await report('Z9', { kind: 'start', on: '2026-03-04' })).status).toBe(404);
    const done = await report('A2', { kind: 'finish', on: '2026-03-03' }, 'owner');
    expect(node(done.body, 'A2')).toMatchObject({
      actualStart: '2026-03-03',
      actualEnd: '2026-03-03',
      progress: 100,
    });
    const wrong = await report('A3', { kind: 'finish', on: '2026-03-04' });
    expect(wrong.status).toBe(200);
    api.setNow(at('2026-03-04 10:05'));
    const put = await report('A3', {
      kind: 'correct',
      on: '2026-03-04',
      note: '误报，尚未备案',
      actualStart: '2026-03-04',
      actualEnd: null,
    });
    expect(node(put.body, 'A3')).toMatchObject({ actualStart: '2026-03-04', actualEnd: null, progress: 99 });
    const history = await (await as('owner')).get(`${planPath()}/nodes/A3/reports`);
    expect(history.body.items.map((one: { kind: string }) => one.kind)).toEqual(['correct', 'finish']);
  });

  it('moves the project to the furthest milestone that its plan has reached', async () => {
    const stage = async () =>
      (await (await as('coordinator')).get(`/projects/${zone.ids.project}`)).body.stage;
    // The record was corrected, so the project is where it was.
    expect(await stage()).toBe('signed');
    await report('A3', { kind: 'finish', on: '2026-03-04' });
    expect(await stage()).toBe('approved');
  });

  it('does a report once however often it is sent', async () => {
    const same = key();
    const body = { kind: 'note', on: '2026-03-04', note: '材料已交窗口' };
    const first = await post('owner', '/nodes/A3/reports', body, same);
    const second = await post('owner', '/nodes/A3/reports', body, same);
    expect([first.status, second.status]).toEqual([200, 200]);
    const { items } = (await (await as('owner')).get(`${planPath()}/nodes/A3/reports`)).body;
    expect(items.filter((one: { kind: string }) => one.kind === 'note')).toHaveLength(1);
  });

  it('lets two who report at the same moment both be heard', async () => {
    const both = await Promise.all([
      report('A3', { kind: 'note', on: '2026-03-04', note: '甲' }),
      report('A3', { kind: 'note', on: '2026-03-04', note: '乙' }, 'owner'),
    ]);
    expect(both.map((one) => one.status)).toEqual([200, 200]);
  });
});

describe('adjusting a plan', () => {
  beforeAll(start);
  afterAll(stop);

  const refused = async (changes: (PlanChange | object)[], words: string, nodes: string[]) => {
    const before = await read();
    const answer = await change(changes as object[]);
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    expect(answer.body.errors.map((one: { message: string }) => one.message).join()).toContain(words);
    expect(answer.body.nodes).toEqual(expect.arrayContaining(nodes));
    expect(await read()).toEqual(before);
  };

  it('refuses what would not hold, with the nodes named, and keeps nothing of it', async () => {
    await make();
    const fs = { kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' };
    await refused([{ act: 'link', from: 'D1', to: 'A3', ...fs }], '绕成了圈', ['A3', 'D1']);
    await refused([{ act: 'drop', code: 'A6', bridge: false }], '走不到这里', ['A7']);
    await refused([{ act: 'unlink', from: 'E1', to: 'E5', kind: 'finishToStart' }], '走不到这里', ['E5']);
    await refused([{ act: 'drop', code: 'X1' }], '计划里没有这个节点', ['X1']);
    await refused([{ act: 'link', from: 'X1', to: 'A3', ...fs }], '前置节点 X1 不存在', ['A3']);
    await refused([{ act: 'edit', code: 'B1', set: { earliestStart: '2026-02-01' } }], '不能早于计划的开始', [
      'B1',
    ]);
    for (const [set, words] of [
      [{ articleId: '00000000-0000-4000-8000-000000000000' }, '手册里没有这篇文章'],
      [{ matterType: 'no-such' }, '没有这种事项类型'],
      [{ stage: 'Z' }, '没有这个阶段'],
    ] as const) {
      const wrong = await change([{ act: 'edit', code: 'B1', set }]);
      expect(wrong.status, JSON.stringify(wrong.body)).toBeGreaterThanOrEqual(400);
      expect(wrong.status).toBeLessThan(500);
      expect(JSON.stringify(wrong.body)).toContain(words);
    }
    const unknownOffice = await change([{ act: 'edit', code: 'B1', set: { officeCodes: ['no-such'] } }]);
    expect(unknownOffice.body.errors[0].path).toBe('changes.0.set.officeCodes');
    const stale = await post('projectButler', '/changes', {
      version: 99,
      reason: '晚了',
      changes: [{ act: 'drop', code: 'P3' }],
    });
    expect(stale.status).toBe(409);
  });

  it('adds, drops, links and re-dates in one act, and the baseline stays', async () => {
    const before = await read();
    const added = {
      code: 'P5',
      name: '蒸汽管网接入',
      stage: 'P',
      milestone: null,
      officeCodes: ['heat-utility'],
      days: 12,
      unit: 'workingDay',
      promised: null,
      statutory: null,
      pastPractice: null,
      stopsClock: false,
      materials: [],
      matterType: 'heating-steam',
      articleId: null,
      earliestStart: null,
      predecessors: [{ from: 'P3', kind: 'startToStart', lag: 2, lagUnit: 'workingDay' }],
    };
    const answer = await change([
      { act: 'add', node: added, before: ['D4'] },
      { act: 'drop', code: 'B3' },
      { act: 'edit', code: 'D3', set: { days: 100, name: '主体封顶（三层）' } },
      {
        act: 'edit',
        code: 'D4',
        set: { stage: 'P', statutory: { days: 20, unit: 'workingDay', source: '示例规定' }, promised: null },
      },
    ]);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const plan = answer.body as PlanView;
    expect(plan.version).toBe(before.version + 1);
    expect(plan.nodes.map((one) => one.code)).not.toContain('B3');
    expect(node(plan, 'D1').predecessors.map(({ from }) => from)).toContain('A3');
    expect(node(plan, 'D4').predecessors.map(({ from }) => from)).toContain('P5');
    expect(node(plan, 'P5')).toMatchObject({
      baselineEnd: null,
      lateBy: null,
      offices: [{ code: 'heat-utility' }],
    });
    expect(plan.baselineEndsOn).toBe(before.baselineEndsOn);
    expect(plan.lateBy).toBe(10);
    expect(node(plan, 'D3').name).toBe('主体封顶（三层）');
    expect(node(plan, 'D4')).toMatchObject({
      stage: 'P',
      statutory: { days: 20, unit: 'workingDay', source: '示例规定' },
      promised: null,
    });
    // A code that was dropped names that node for good.
    const again = await change([{ act: 'add', node: { ...added, code: 'B3' }, before: [] }]);
    expect(again.body.errors[0].message).toContain('编号已用过');
  });

  it('is re-baselined by the coordinator alone, and every earlier baseline stays', async () => {
    const { version } = await read();
    const answer = await post('coordinator', '/baselines', { version, reason: '联席会同意顺延' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ lateBy: 0, baselineNumber: 2, light: 'green' });
    const { items } = (await (await as('owner')).get(`${planPath()}/baselines`)).body;
    expect(items.map((one: { number: number }) => one.number)).toEqual([2, 1]);
    expect(items[0].reason).toBe('联席会同意顺延');
  });

  it('keeps the unit in which somebody said what is left', async () => {
    const unit = { act: 'edit', code: 'A1', set: { unit: 'calendarDay' } };
    expect((await report('A1', { kind: 'start', on: '2026-03-02', remaining: 3 })).status).toBe(200);
    const refused = await change([unit]);
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].message).toContain('还需几天');
    expect(node(await read(), 'A1')).toMatchObject({ unit: 'workingDay', remaining: 3 });
    const silent = { kind: 'progress', on: '2026-03-02', progress: 10, remaining: null };
    expect((await report('A1', silent)).status).toBe(200);
    expect((await change([unit])).status).toBe(200);
    expect(node(await read(), 'A1')).toMatchObject({ unit: 'calendarDay', remaining: null });
  });

  it('does not drop what has begun', async () => {
    await report('A1', { kind: 'finish', on: '2026-03-02' });
    await refused([{ act: 'drop', code: 'A1' }], '已经开始', ['A1']);
  });
});

describe('story 6: a late permit', () => {
  beforeEach(start);
  afterEach(stop);

  it('moves the forecast, turns the light, and tells the butler, the station and the office the same minute', async () => {
    await make();
    for (const code of ['A1', 'A2', 'A3']) await report(code, { kind: 'finish', on: '2026-03-02' });
    await report('A5', { kind: 'start', on: '2026-03-02' });
    const before = await read('leader');
    expect(before.light).toBe('green');
    on('2026-03-04 15:00');
    const late = await report(
      'A5',
      { kind: 'progress', on: '2026-03-04', progress: 30, remaining: 12 },
      'owner',
    );
    expect(late.status).toBe(200);
    const plan = await read('leader');
    expect(plan.endsOn > before.endsOn).toBe(true);
    expect(plan.light).toBe('yellow');
    expect(plan.causes.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['nodeLate', 'endLate']));
    expect(plan.causes.find(({ rule }) => rule === 'nodeLate')).toMatchObject({
      code: 'A5',
      office: { name: '自然资源和规划局' },
    });
    expect(plan.delayChain[0]?.code).toBe('A5');
    for (const person of ['projectButler', 'master', 'planningOfficer'] as const) {
      const [notice] = await noticesOf(person);
      expect(notice, person).toMatchObject({
        kind: 'plan-light',
        details: { light: 'yellow', projectName: '示例轮胎项目' },
        project: person === 'planningOfficer' ? null : { name: '示例轮胎项目' },
      });
    }
    expect(await noticesOf('leader')).toHaveLength(0);
    expect(await noticesOf('owner')).toHaveLength(0);
    expect(await noticesOf('roadOfficer')).toHaveLength(0);
  });

  it('turns red by itself when the day has passed, tells the leaders, and once', async () => {
    await make();
    for (const code of ['A1', 'A2']) await report(code, { kind: 'finish', on: '2026-03-02' });
    await report('A3', { kind: 'start', on: '2026-03-02' });
    const due = node(await read(), 'A3').baselineEnd ?? '';
    on(`${due} 23:30`);
    await sweepPlans(database.db, () => clock);
    expect((await read('leader')).light).toBe('green');
    const next = new Date(at(`${due} 12:00`).getTime() + 86_400_000).toISOString().slice(0, 10);
    on(`${next} 00:10`);
    expect((await sweepPlans(database.db, () => clock)).dealt).toBe(1);
    expect((await sweepPlans(database.db, () => clock)).dealt).toBe(0);
    const plan = await read('leader');
    expect(plan.light).toBe('red');
    expect(plan.causes[0]).toMatchObject({
      rule: 'nodeOverdue',
      code: 'A3',
      light: 'red',
      office: { shortName: '审批局' },
    });
    // What waits for it is not red: it is not its turn.
    expect(node(plan, 'A5').light).toBe('none');
    expect(await noticesOf('leader')).toHaveLength(1);
    expect(await noticesOf('coordinator')).toHaveLength(1);
    expect(await noticesOf('otherMaster')).toHaveLength(0);
  });
});

describe('templates', () => {
  beforeAll(start);
  afterAll(stop);

  it('are read by staff and edited by the coordinator, draft by draft', async () => {
    expect((await (await as('owner')).get('/plan-templates')).status).toBe(403);
    const { items } = (await (await as('projectButler')).get('/plan-templates')).body;
    expect(items.map((one: { code: string }) => one.code)).toEqual([
      'new-plant',
      'rented-plant',
      'technical-renovation',
    ]);
    const { versions } = (await (await as('coordinator')).get('/plan-templates/rented-plant')).body;
    const { content } = versions[0];
    const put = async (body: object, person: Person = 'coordinator') =>
      (await as(person)).put('/plan-templates/rented-plant/draft', body);
    expect((await put({ note: '改', content }, 'projectButler')).status).toBe(403);
    const shorter = {
      ...content,
      nodes: content.nodes.map((n: { code: string }) => (n.code === 'D2' ? { ...n, days: 20 } : n)),
    };
    const saved = await put({ note: '装修一个月改二十天', content: shorter });
    expect(saved.body.versions[0]).toMatchObject({ state: 'draft', revision: 1, number: 2 });
    // Another who began from the published version does not overwrite it.
    expect((await put({ note: '同时', content })).status).toBe(409);
    const cyclic = {
      ...shorter,
      nodes: shorter.nodes.map((n: { code: string; predecessors: object[] }) =>
        n.code === 'A2'
          ? { ...n, predecessors: [{ from: 'F1', kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' }] }
          : n,
      ),
    };
    expect((await put({ revision: 1, note: '有圈', content: cyclic })).status).toBe(200);
    const publish = async (revision: number) =>
      (await as('coordinator')).post('/plan-templates/rented-plant/publish', { revision });
    const refused = await publish(2);
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].message).toContain('绕成了圈');
    expect((await put({ revision: 2, note: '改回', content: shorter })).status).toBe(200);
    const published = await publish(3);
    expect(published.body).toMatchObject({ published: 2, draft: null });
    expect(published.body.versions.map((v: { state: string }) => v.state)).toEqual([
      'published',
      'superseded',
    ]);
    const made = await post('projectButler', '', {
      templateCode: 'rented-plant',
      startsOn: '2026-03-02',
      answers: { 'fit-out-permit': true, 'special-fire': true },
    });
    expect(made.status).toBe(400);
    expect(made.body.errors[0].path).toBe('answers.more-power');
    const whole = await post('projectButler', '', {
      templateCode: 'rented-plant',
      startsOn: '2026-03-02',
      answers: { 'fit-out-permit': true, 'special-fire': true, 'more-power': true },
    });
    expect(whole.body.template).toMatchObject({ number: 2 });
    expect(node(whole.body, 'D2').days).toBe(20);
  });

  it('are drafted anew under a code of their own', async () => {
    const { versions } = (await (await as('coordinator')).get('/plan-templates/new-plant')).body;
    const body = {
      code: 'logistics-park',
      note: '物流园区',
      content: { ...versions[0].content, name: '物流园区' },
    };
    expect((await (await as('coordinator')).post('/plan-templates', body)).status).toBe(201);
    expect((await (await as('coordinator')).post('/plan-templates', body)).body.code).toBe('already-exists');
    const { items } = (await (await as('projectButler')).get('/plan-templates')).body;
    expect(items.map((one: { code: string }) => one.code)).not.toContain('logistics-park');
  });
});

import { randomUUID } from 'node:crypto';
import type { PlanChange, PlanNodeView, PlanView } from '@guanjia/core/plans';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeForgotten } from '../../src/attachments/attachments-store.ts';
import { sweepPlans } from '../../src/plans/index.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let callers: Map<Person, Caller>;
let clock: Date;

const start = async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  callers = new Map();
  clock = at('2026-03-02 09:00');
  api = await startApi(database.db, { now: clock });
};
const stop = async () => {
  await api.close();
  await database.drop();
};

async function as(person: Person): Promise<Caller> {
  const caller = callers.get(person) ?? (await api.as(zone.people[person]));
  callers.set(person, caller);
  return caller;
}
const on = (local: string) => {
  clock = at(local);
  api.setNow(clock);
  // Days later everybody has to sign in anew.
  callers.clear();
};
const key = () => ({ 'idempotency-key': randomUUID() });
const planPath = () => `/projects/${zone.ids.project}/plan`;
const post = async (person: Person, path: string, body: object, headers = key()) =>
  (await as(person)).post(`${planPath()}${path}`, body, headers);
const answers = { 'water-or-hazard': false, 'special-fire': false };
const make = (person: Person = 'projectButler') =>
  post(person, '', { templateCode: 'new-plant', startsOn: '2026-03-02', answers });
const read = async (person: Person = 'projectButler'): Promise<PlanView> =>
  (await (await as(person)).get(planPath())).body;
const node = (plan: PlanView, code: string): PlanNodeView => {
  const found = plan.nodes.find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};
const report = (code: string, body: object, person: Person = 'projectButler') =>
  post(person, `/nodes/${code}/reports`, body);
const change = async (changes: object[], person: Person = 'projectButler', reason = '现场情况变化') =>
  post(person, '/changes', { version: (await read()).version, reason, changes });
const noticesOf = async (person: Person) =>
  (await (await as(person)).get('/notifications?limit=50')).body.items.filter(
    (one: { kind: string }) => one.kind === 'plan-light',
  );

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

describe('a node and its matter', () => {
  beforeAll(start);
  afterAll(stop);

  const authorisation = '业主当面委托';

  it('opens the matter of its kind for the butler as agent, with all its offices at the same time', async () => {
    await make();
    const answer = await post('projectButler', '/nodes/P4/matter', {
      text: '东门外开口 12 米',
      authorisation,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const p4 = node(answer.body, 'P4');
    expect(p4).toMatchObject({ actualStart: '2026-03-02', matter: { status: 'handling' } });
    const matter = (await (await as('projectButler')).get(`/matters/${p4.matter?.id}`)).body;
    expect(matter.type.code).toBe('road-opening');
    expect(matter.serviceMode).toBe('agent');
    expect(matter.assignments.map((one: { limitDays: number }) => one.limitDays)).toEqual([5, 5, 5]);
    const twice = await post('projectButler', '/nodes/P4/matter', { text: '再开一次', authorisation });
    expect(twice.status).toBe(409);
    expect(twice.body.detail).toContain(matter.number);
  });

  it('is the butler’s alone, and not for a node without a kind', async () => {
    expect((await post('coordinator', '/nodes/A5/matter', { text: '办', authorisation })).status).toBe(403);
    expect((await post('owner', '/nodes/A5/matter', { text: '办', authorisation })).status).toBe(403);
    const none = await post('projectButler', '/nodes/D2/matter', { text: '办', authorisation });
    expect(none.status).toBe(409);
    expect(none.body.detail).toContain('没有对应的事项类型');
  });

  it('completes with it, on the day of the answer', async () => {
    const opened = await post('projectButler', '/nodes/B1/matter', {
      text: '环评',
      authorisation,
      assign: false,
    });
    const { matter } = node(opened.body, 'B1');
    expect(matter?.status).toBe('accepted');
    const id = matter?.id ?? '';
    on('2026-03-06 10:00');
    await zone.act('projectButler', clock, id, 'answer-firm', { outcome: 'solved', text: '路口已批' });
    on('2026-03-09 10:00');
    await zone.act('owner', clock, id, 'confirm', {});
    expect(node(await read(), 'B1').actualEnd).toBeNull();
    const swept = await sweepPlans(database.db, () => clock);
    expect(swept.failed).toEqual([]);
    const b1 = node(await read(), 'B1');
    expect(b1).toMatchObject({ actualEnd: '2026-03-06', progress: 100, matter: { status: 'closed' } });
    const { items } = (await (await as('owner')).get(`${planPath()}/nodes/B1/reports`)).body;
    expect(items[0]).toMatchObject({ kind: 'finish', by: null, matterNumber: matter?.number });
  });

  it('opens again with it, until it is closed once more; what somebody reported since then holds', async () => {
    const id = node(await read(), 'B1').matter?.id ?? '';
    on('2026-03-09 11:00');
    await zone.act('owner', clock, id, 'reopen', { text: '批复少一页' });
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    const again = node(await read(), 'B1');
    expect(again).toMatchObject({ actualEnd: null, progress: null, matter: { status: 'accepted' } });
    expect(again.actualStart).not.toBeNull();
    const { items } = (await (await as('owner')).get(`${planPath()}/nodes/B1/reports`)).body;
    expect(items[0]).toMatchObject({ kind: 'correct', by: null });
    expect((await sweepPlans(database.db, () => clock)).dealt).toBe(0);

    const closeOn = async (day: string) => {
      on(`${day} 10:00`);
      await zone.act('projectButler', clock, id, 'answer-firm', { outcome: 'solved', text: '已补' });
      await zone.act('owner', clock, id, 'confirm', {});
      await sweepPlans(database.db, () => clock);
    };
    await closeOn('2026-03-10');
    expect(node(await read(), 'B1').actualEnd).toBe('2026-03-10');

    // The butler saw the permit himself; that the firm asks once more does not undo it.
    on('2026-03-11 10:00');
    expect((await report('B1', { kind: 'note', on: '2026-03-11', note: '批复原件已见' })).status).toBe(200);
    on('2026-03-11 11:00');
    await zone.act('owner', clock, id, 'reopen', { text: '再问一句' });
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    expect(node(await read(), 'B1').actualEnd).toBe('2026-03-10');
    await closeOn('2026-03-12');
    expect(node(await read(), 'B1').actualEnd).toBe('2026-03-10');
  });

  it('stays open where the matter was withdrawn, and may be opened again', async () => {
    const opened = await post('projectButler', '/nodes/P2/matter', { text: '正式用电', authorisation });
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    const id = node(opened.body, 'P2').matter?.id ?? '';
    await zone.act('owner', clock, id, 'withdraw', { text: '暂缓' });
    await sweepPlans(database.db, () => clock);
    const p2 = node(await read(), 'P2');
    expect(p2).toMatchObject({ actualEnd: null, matter: { status: 'withdrawn' } });
    expect(
      (await post('projectButler', '/nodes/P2/matter', { text: '重新报装', authorisation })).status,
    ).toBe(200);
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
    for (const part of ['plan', 'history', 'files', 'months']) {
      expect((await (await as('butler')).get(`${path()}/${part}`)).status, part).toBe(200);
      expect((await (await as('otherButler')).get(`${path()}/${part}`)).status, part).toBe(404);
    }
    expect((await (await as('butler')).get(`${path()}/plan`)).body.abilities).toEqual([]);
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

  const boundary = 'x'.repeat(20);
  async function upload(person: Person): Promise<string> {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="现场.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
    const answer = await (await as(person)).send({
      method: 'POST',
      url: '/api/v1/attachments',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return answer.body.id;
  }
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

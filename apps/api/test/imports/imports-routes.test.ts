import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCodeTables } from '../../src/enterprises/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makeWorkbook, texts } from './make-workbook.ts';
import { creditCode, importFile, settled, uploadFile } from './upload.ts';

let test: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;
let system: Caller;

beforeAll(async () => {
  test = await createTestDatabase();
  zone = await makeSmallZone(test.db);
  await inTransaction(test.db, ensureCodeTables);
  api = await startApi(test.db);
  coordinator = await api.as(zone.people.coordinator);
  system = await api.as(zone.people.system);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

const lines = (...rows: string[][]) => rows.map((row) => row.join(',')).join('\r\n');
const ENTERPRISE = ['企业名称', '统一社会信用代码', '工作站', '企业管家'];
const streamOf = async (stream: string) =>
  (
    await test.db.selectFrom('journal').select('action').where('stream', '=', stream).orderBy('seq').execute()
  ).map((entry) => entry.action);

describe('templates', () => {
  it.each(['enterprises', 'projects', 'butlers', 'stewardships', 'industries', 'divisions'])(
    'a template of %s is taken back, its example passed over',
    async (kind) => {
      const response = await api.app.fastify.inject({
        url: `/api/v1/imports/templates/${kind}`,
        headers: { cookie: coordinator.cookie ?? '' },
      });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-disposition']).toContain("attachment; filename*=UTF-8''");
      const { status, body } = await uploadFile(coordinator, kind, response.rawPayload, '模板.xlsx');
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'file-unreadable', reason: 'no-rows' });
    },
  );

  it('knows no other', async () => {
    expect((await coordinator.get('/imports/templates/matters')).status).toBe(400);
  });
});

describe('permissions', () => {
  it('only the coordinator and the system administrator import, each what they may do singly', async () => {
    const file = lines(ENTERPRISE, ['丙公司', creditCode(1), '一站', '示例butler']);
    for (const person of ['firm', 'butler', 'officer', 'leader', 'security', 'audit'] as const) {
      const caller = await api.as(zone.people[person === 'officer' ? 'roadOfficer' : person]);
      expect((await uploadFile(caller, 'enterprises', file)).status).toBe(403);
      expect((await caller.get('/imports')).status).toBe(403);
      expect((await caller.get('/imports/templates/butlers')).status).toBe(403);
    }
    expect((await uploadFile(system, 'enterprises', file)).status).toBe(403);
    expect((await uploadFile(system, 'stewardships', file)).status).toBe(403);
    expect((await uploadFile(api.anonymous, 'enterprises', file)).status).toBe(401);
  });

  it('shows a run to nobody but its owner', async () => {
    const { body } = await uploadFile(
      coordinator,
      'enterprises',
      lines(ENTERPRISE, ['丙公司', creditCode(2), '一站', '示例butler']),
    );
    for (const path of ['', '/faults', '/faults.xlsx']) {
      expect((await system.get(`/imports/${body.id}${path}`)).status).toBe(404);
    }
    expect((await system.post(`/imports/${body.id}/commit`)).status).toBe(404);
    expect((await system.post(`/imports/${body.id}/discard`)).status).toBe(404);
    expect((await system.get('/imports')).body.total).toBe(0);
  });
});

describe('upload', () => {
  it('names what the form lacks', async () => {
    const { status, body } = await uploadFile(coordinator, undefined, 'a,b');
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe('kind');
    expect((await uploadFile(coordinator, 'matters', 'a,b')).status).toBe(400);
    expect((await uploadFile(coordinator, 'butlers', undefined)).body.errors[0].path).toBe('file');
    expect((await coordinator.post('/imports', { kind: 'butlers' })).status).toBe(415);
  });

  it('refuses files that are too big, or not what they must be', async () => {
    expect((await uploadFile(coordinator, 'butlers', Buffer.alloc(20_000_001, 'x'))).status).toBe(413);
    const pdf = await uploadFile(coordinator, 'butlers', '%PDF-1.7', '名单.xlsx');
    expect(pdf.status).toBe(415);
    expect(pdf.body).toMatchObject({ code: 'file-type-refused', reason: 'wrong-type' });
    const formula = makeWorkbook([
      texts('姓名', '手机', '工作站', '类别', '职务'),
      ['<c><f>NOW()</f><v>1</v></c>'],
    ]);
    const refused = await uploadFile(coordinator, 'butlers', formula);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'file-unreadable', reason: 'formula' });
    expect(refused.body.detail).toContain('A2');
  });

  it('lists every faulty cell with row, column, reason and value', async () => {
    const file = lines(
      ['某某高新区企业名单'],
      ENTERPRISE,
      ['丁公司', '91350100M000100Y4Z', '一站', '示例butler'],
      ['', creditCode(3), '没有的站', '谁'],
      ['示例甲公司', creditCode(4), '一站', '示例butler'],
      ['戊公司', creditCode(5), '一站', '示例butler'],
    );
    const { status, body } = await uploadFile(coordinator, 'enterprises', file);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'parsed', total: 4, faulty: 3, faultCount: 5, actions: ['discard'] });
    expect(body.faults).toEqual([
      {
        row: 3,
        column: '统一社会信用代码',
        code: 'uscc-check',
        reason: '校验位不对，最后一位应为 3，请对照营业执照',
        given: '91350100M000100Y4Z',
      },
      { row: 4, column: '企业名称', code: 'missing', reason: '必填，不能为空', given: '' },
      {
        row: 4,
        column: '工作站',
        code: 'station-unknown',
        reason: '没有这个工作站，请填系统里的名称：第一工作站、第二工作站',
        given: '没有的站',
      },
      {
        row: 4,
        column: '企业管家',
        code: 'butler-unknown',
        reason: '没有这位管家，请先导入管家，或改填手机号',
        given: '谁',
      },
      {
        row: 5,
        column: '企业名称',
        code: 'exists',
        reason: '系统里已有“示例甲公司”，请删去这一行',
        given: '示例甲公司',
      },
    ]);
    const first = await coordinator.get(`/imports/${body.id}/faults?limit=4`);
    expect(first.body).toMatchObject({ total: 5, items: [{ row: 3 }, { row: 4 }, { row: 4 }, { row: 4 }] });
    const second = await coordinator.get(
      `/imports/${body.id}/faults?limit=4&cursor=${first.body.nextCursor}`,
    );
    expect(second.body).toMatchObject({ items: [{ row: 5 }], nextCursor: null });
    expect((await coordinator.get(`/imports/${body.id}/faults?cursor=zzz`)).status).toBe(400);
    expect((await coordinator.get(`/imports/${body.id}/faults.xlsx`)).status).toBe(200);

    const commit = await coordinator.post(`/imports/${body.id}/commit`);
    expect(commit.status).toBe(409);
    expect(commit.body.code).toBe('import-faulty');
    const discarded = await coordinator.post(`/imports/${body.id}/discard`);
    expect(discarded.body).toMatchObject({ state: 'discarded', actions: [], sample: [], faults: [] });
    expect((await coordinator.post(`/imports/${body.id}/discard`)).status).toBe(409);
    const list = await coordinator.get('/imports?kind=enterprises&limit=1');
    expect(list.body.items[0].id).toBe(body.id);
  });
});

describe('the way from nothing to a zone in charge', () => {
  it('butlers, enterprises in GB18030, projects, a handover', async () => {
    const butlers = await importFile(
      coordinator,
      'butlers',
      lines(
        ['姓名', '手机', '工作站', '类别', '职务', '账号'],
        ['新管家甲', '13800000001', '第一工作站', '企业管家', '服务管家', ''],
        ['新管家乙', '13800000002', '二站', '两者', '服务管家', 'yi.02'],
      ),
    );
    expect(butlers).toMatchObject({ state: 'committed', written: 2, done: 2, actions: [] });
    expect(butlers.notes.join()).toContain('重置密码');
    const accounts = await test.db
      .selectFrom('account as a')
      .innerJoin('account_role as r', 'r.account_id', 'a.id')
      .select(['a.username', 'a.must_change_password', 'r.role'])
      .where('a.display_name', 'like', '新管家%')
      .orderBy('a.username')
      .execute();
    expect(accounts).toEqual([
      { username: '13800000001', must_change_password: true, role: 'butler' },
      { username: 'yi.02', must_change_password: true, role: 'butler' },
    ]);
    expect((await api.anonymous.post('/session', { username: 'yi.02', password: 'none' })).status).toBe(401);

    const headings = [
      ...ENTERPRISE,
      '规上',
      '行业代码',
      '从业人数',
      '营业收入（万元）',
      '资质荣誉',
      '联系人',
      '联系电话',
      '信用代码说明',
    ];
    const code = creditCode(100);
    const early = `${creditCode(101).slice(0, 17)}${creditCode(101).endsWith('1') ? '2' : '1'}`;
    const enterprises = await importFile(
      coordinator,
      'enterprises',
      iconv.encode(
        lines(
          headings,
          [
            '镕锦电子有限公司',
            code,
            '一站',
            '新管家甲',
            '是',
            'C3974',
            '320',
            '26000',
            '高新技术企业 2024-11-01~2027-10-31',
            '联系人甲',
            '13900000001',
            '',
          ],
          ['早期赋码公司', early, '二站', '13800000002', '', '', '', '', '', '', '', '早期赋码，换证在办'],
        ),
        'gb18030',
      ),
    );
    expect(enterprises).toMatchObject({ state: 'committed', written: 2 });
    const firm = await test.db
      .selectFrom('enterprise')
      .selectAll()
      .where('uscc', '=', code)
      .executeTakeFirstOrThrow();
    expect(firm).toMatchObject({
      name: '镕锦电子有限公司',
      industry_code: '3974',
      above_scale: true,
      size_class: 'medium',
    });
    expect(await streamOf(`enterprise:${firm.id}`)).toEqual(['enterprise.create']);
    const detail = await coordinator.get(`/enterprises/${firm.id}`);
    expect(detail.body).toMatchObject({
      butler: { name: '新管家甲' },
      contacts: [{ name: '联系人甲', level: 'administrator' }],
      qualifications: [{ kind: 'high-tech', expiresOn: '2027-10-31' }],
    });

    const projects = await importFile(
      coordinator,
      'projects',
      makeWorkbook([
        texts(
          '项目编号',
          '项目名称',
          '建设单位信用代码',
          '工作站',
          '项目管家',
          '阶段',
          '年度',
          '列入日期',
          '业主联系人',
          '施工单位',
          '施工方联系人',
        ),
        texts(
          'ZD-1',
          '新型显示项目',
          code,
          '一站',
          '示例project-butler',
          '开工',
          '2026',
          '2026-02-10',
          '业主甲',
          '某建设',
          '施工乙',
        ),
      ]),
    );
    expect(projects).toMatchObject({ state: 'committed', written: 1 });
    const project = await test.db
      .selectFrom('project')
      .selectAll()
      .where('code', '=', 'ZD-1')
      .executeTakeFirstOrThrow();
    expect(project).toMatchObject({ stage: 'started', enterprise_id: firm.id });

    const stewardships = await importFile(
      coordinator,
      'stewardships',
      lines(
        ['统一社会信用代码', '对象', '管家'],
        [code, '企业', '新管家乙'],
        ['ZD-1', '项目', '示例project-butler'],
      ),
    );
    expect(stewardships).toMatchObject({ state: 'committed', written: 1, unchanged: 1 });
    const tenures = await test.db
      .selectFrom('stewardship')
      .select(['ended_at', 'reason'])
      .where('enterprise_id', '=', firm.id)
      .orderBy('started_at')
      .execute();
    expect(tenures).toMatchObject([
      { ended_at: expect.any(Date) },
      { ended_at: null, reason: '按导入的文件“名单.csv”调整' },
    ]);
    const zoneStream = await streamOf('zone');
    expect(zoneStream.filter((action) => action === 'data.import')).toHaveLength(4);
  });

  it('a system administrator who imports butlers gives no role', async () => {
    const run = await importFile(
      system,
      'butlers',
      lines(['姓名', '手机', '工作站', '类别', '职务'], ['无角色', '13800000003', '一站', '企业', '管家']),
    );
    expect(run.notes.join()).toContain('安全管理员');
    const { body } = await uploadFile(
      coordinator,
      'enterprises',
      lines(ENTERPRISE, ['己公司', creditCode(7), '一站', '无角色']),
    );
    expect(body.faults[0]).toMatchObject({ code: 'butler-not-at-work', column: '企业管家' });
  });

  it('code tables, by the system administrator', async () => {
    const file = lines(
      ['code', 'level', 'parent', 'section', 'name'],
      ['397', '3', '39', 'C', '电子器件制造'],
      ['3974', '4', '397', 'C', '显示器件制造'],
    );
    expect(await importFile(system, 'industries', file)).toMatchObject({ state: 'committed', written: 2 });
    expect(await importFile(system, 'industries', file)).toMatchObject({ state: 'committed' });
    const divisions = await importFile(system, 'divisions', lines(['代码', '名称'], ['610481', '兴平市']));
    expect(divisions).toMatchObject({ state: 'committed' });
    const entries = await test.db
      .selectFrom('code_table_entry')
      .select(['code', 'level', 'parent'])
      .where('code', 'in', ['397', '3974', '610481'])
      .orderBy('code')
      .execute();
    expect(entries).toEqual([
      { code: '397', level: 3, parent: '39' },
      { code: '3974', level: 4, parent: '397' },
      { code: '610481', level: 3, parent: '610400' },
    ]);
  });

  it('is told what changed between check and commit', async () => {
    const file = lines(ENTERPRISE, ['庚公司', creditCode(8), '一站', '示例butler']);
    const [one, other] = [
      await uploadFile(coordinator, 'enterprises', file),
      await uploadFile(coordinator, 'enterprises', file),
    ];
    await coordinator.post(`/imports/${one.body.id}/commit`);
    expect((await settled(coordinator, one.body.id)).body.state).toBe('committed');
    await coordinator.post(`/imports/${other.body.id}/commit`);
    const late = (await settled(coordinator, other.body.id)).body;
    expect(late).toMatchObject({ state: 'parsed', faulty: 1, actions: ['discard'] });
    expect(late.error).toContain('检查之后情况有了变化');
    expect(late.faults[0]).toMatchObject({ row: 2, code: 'exists' });
  });
});

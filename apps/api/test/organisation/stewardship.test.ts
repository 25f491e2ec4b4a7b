import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;
let clock = at('2026-03-02 10:00');
let keys = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: clock });
  coordinator = await api.as(zone.people.coordinator);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const later = () => {
  clock = new Date(clock.getTime() + 60_000);
  api.setNow(clock);
};
const handOver = (caller: Caller, body: Record<string, unknown>, key = `handover-${++keys}`) =>
  caller.post('/stewardships', { reason: '岗位调整', ...body }, { 'idempotency-key': key });

describe('a handover', () => {
  it('puts another butler in charge at the same moment and takes the open matters along', async () => {
    const { ids } = zone;
    const matterId = await zone.raise('firm', clock, { typeCode: 'policy-consulting' });
    later();
    const answer = await handOver(coordinator, { enterpriseId: ids.enterprise, butlerId: ids.otherButler });
    expect(answer.body).toMatchObject({
      stewardship: {
        subject: { id: ids.enterprise },
        butler: { id: ids.otherButler },
        endedAt: null,
        reason: '岗位调整',
      },
      movedMatters: 1,
    });
    expect(answer.status).toBe(201);
    const { body } = await coordinator.get(`/stewardships?enterpriseId=${ids.enterprise}`);
    expect(body.total).toBe(2);
    expect(body.items[1].endedAt).toBe(body.items[0].startedAt);
    const matter = await database.db
      .selectFrom('matter')
      .select('butler_id')
      .where('id', '=', matterId)
      .executeTakeFirstOrThrow();
    expect(matter.butler_id).toBe(ids.otherButler);
    const former = await api.as(zone.people.butler);
    expect((await former.get(`/enterprises/${ids.enterprise}`)).status).toBe(404);
    const present = await api.as(zone.people.otherButler);
    expect((await present.get(`/enterprises/${ids.enterprise}`)).status).toBe(200);
    const firm = await api.as(zone.people.firm);
    expect((await firm.get('/session')).body.subjects[0].butler.id).toBe(ids.otherButler);
  });

  it('happens once, however often it is sent', async () => {
    later();
    const body = { enterpriseId: zone.ids.enterprise, butlerId: zone.ids.butler };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => handOver(coordinator, body, 'the-same')),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const reused = await handOver(coordinator, { ...body, butlerId: zone.ids.otherButler }, 'the-same');
    expect(reused.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    const noKey = await coordinator.post('/stewardships', { ...body, reason: '试' });
    expect(noKey.body).toMatchObject({ status: 400, errors: [{ path: 'header.idempotency-key' }] });
  });

  it('of two people at once: one wins, the other hears of it, and there is never a gap', async () => {
    for (let round = 0; round < 6; round++) {
      later();
      const current = (await coordinator.get(`/enterprises/${zone.ids.enterprise}`)).body.butler.id;
      const next = current === zone.ids.butler ? zone.ids.otherButler : zone.ids.butler;
      const answers = await Promise.all(
        [1, 2, 3].map(() => handOver(coordinator, { enterpriseId: zone.ids.enterprise, butlerId: next })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    }
    const { body } = await coordinator.get(`/stewardships?enterpriseId=${zone.ids.enterprise}&limit=50`);
    const ties = body.items as { startedAt: string; endedAt: string | null }[];
    expect(ties.filter((tie) => tie.endedAt === null)).toHaveLength(1);
    for (let n = 1; n < ties.length; n++) expect(ties[n]?.endedAt).toBe(ties[n - 1]?.startedAt);
  });

  it.each([
    [
      'a project to an enterprise butler',
      () => ({ projectId: zone.ids.project, butlerId: zone.ids.butler }),
      422,
      'butler-kind-wrong',
    ],
    [
      'an enterprise to a project butler',
      () => ({ enterpriseId: zone.ids.enterprise, butlerId: zone.ids.projectButler }),
      422,
      'butler-kind-wrong',
    ],
    ['to nobody', () => ({ enterpriseId: zone.ids.enterprise, butlerId: newId() }), 422, 'reference-missing'],
    [
      'to whoever is in charge',
      () => ({ projectId: zone.ids.project, butlerId: zone.ids.projectButler }),
      409,
      'stewardship-unchanged',
    ],
    ['of nothing', () => ({ enterpriseId: newId(), butlerId: zone.ids.butler }), 404, 'not-found'],
    [
      'of both',
      () => ({ enterpriseId: zone.ids.enterprise, projectId: zone.ids.project, butlerId: zone.ids.butler }),
      400,
      'invalid-request',
    ],
    ['without a subject', () => ({ butlerId: zone.ids.butler }), 400, 'invalid-request'],
  ])('is refused: %s', async (_name, body, status, code) => {
    later();
    expect((await handOver(coordinator, body())).body).toMatchObject({ status, code });
  });

  it('stays within the station for its master', async () => {
    later();
    const master = await api.as(zone.people.master);
    const answer = await handOver(master, { projectId: zone.ids.project, butlerId: zone.ids.otherButler });
    expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' });
    expect(answer.body.detail).toContain('平台主管');
  });

  it('goes to somebody at work only', async () => {
    later();
    const grants = database.db
      .deleteFrom('account_role')
      .where('account_id', '=', zone.people.otherButler.accountId);
    const current = (await coordinator.get(`/enterprises/${zone.ids.enterprise}`)).body.butler.id;
    if (current === zone.ids.otherButler) {
      await handOver(coordinator, { enterpriseId: zone.ids.enterprise, butlerId: zone.ids.butler });
      later();
    }
    await grants.execute();
    const answer = await handOver(coordinator, {
      enterpriseId: zone.ids.enterprise,
      butlerId: zone.ids.otherButler,
    });
    expect(answer.body).toMatchObject({ status: 422, code: 'butler-not-active' });
  });
});

describe('the database itself refuses', () => {
  const attempt = (work: Parameters<typeof inTransaction<unknown>>[1]) => inTransaction(database.db, work);
  const current = () =>
    database.db
      .selectFrom('stewardship')
      .selectAll()
      .where('project_id', '=', zone.ids.project)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow();
  const tie = (over: Record<string, unknown> = {}) => ({
    id: newId(),
    project_id: zone.ids.project,
    butler_id: zone.ids.projectButler,
    started_at: clock,
    ...over,
  });

  it('two at once', async () => {
    await expect(attempt((tx) => tx.insertInto('stewardship').values(tie()).execute())).rejects.toThrow(
      /stewardship_project_never_two|stewardship_current_project/,
    );
  });

  it('none', async () => {
    const { id } = await current();
    await expect(
      attempt((tx) => tx.updateTable('stewardship').set({ ended_at: clock }).where('id', '=', id).execute()),
    ).rejects.toThrow(/no butler in charge/);
  });

  it('a gap', async () => {
    const { id } = await current();
    const ended = new Date(clock.getTime() - 3_600_000);
    await expect(
      attempt(async (tx) => {
        await tx.updateTable('stewardship').set({ ended_at: ended }).where('id', '=', id).execute();
        await tx.insertInto('stewardship').values(tie()).execute();
      }),
    ).rejects.toThrow(/no butler in charge, or had none at some moment/);
  });

  it('a new enterprise without a butler', async () => {
    await expect(
      attempt((tx) =>
        tx
          .insertInto('enterprise')
          .values({ id: newId(), name: '没有管家的公司', station_id: zone.ids.station, active_since: clock })
          .execute(),
      ),
    ).rejects.toThrow(/no butler in charge/);
  });

  it('a rewritten past', async () => {
    const past = await database.db
      .selectFrom('stewardship')
      .select('id')
      .where('ended_at', 'is not', null)
      .executeTakeFirstOrThrow();
    await expect(
      attempt((tx) =>
        tx.updateTable('stewardship').set({ ended_at: clock }).where('id', '=', past.id).execute(),
      ),
    ).rejects.toThrow(/is history/);
    await expect(attempt((tx) => tx.deleteFrom('stewardship').execute())).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      attempt((tx) =>
        tx
          .updateTable('stewardship')
          .set({ reason: '改写' } as never)
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('a butler of the wrong kind, or off duty, in charge', async () => {
    const { id } = await current();
    await expect(
      attempt(async (tx) => {
        await tx.updateTable('stewardship').set({ ended_at: clock }).where('id', '=', id).execute();
        await tx
          .insertInto('stewardship')
          .values(tie({ butler_id: zone.ids.butler }))
          .execute();
      }),
    ).rejects.toThrow(/enterprise butler/);
    await expect(
      attempt((tx) =>
        tx.updateTable('butler').set({ active: false }).where('id', '=', zone.ids.projectButler).execute(),
      ),
    ).rejects.toThrow(/still in charge/);
  });

  it('a moved beginning that would hide a gap', async () => {
    await expect(
      attempt((tx) =>
        tx.updateTable('project').set({ active_since: clock }).where('id', '=', zone.ids.project).execute(),
      ),
    ).rejects.toThrow(/only when it becomes active again/);
  });
});

describe('a butler', () => {
  it('goes off duty when in charge of nothing', async () => {
    const path = `/butlers/${zone.ids.projectButler}`;
    expect((await coordinator.patch(path, { active: false })).body.code).toBe('butler-still-in-charge');
    expect((await coordinator.patch(path, { kind: 'enterprise' })).body.code).toBe('butler-still-in-charge');
    expect((await coordinator.patch(path, { kind: 'both', title: '首席项目管家' })).body).toMatchObject({
      kind: 'both',
      title: '首席项目管家',
      projectCount: 1,
    });
    expect((await coordinator.patch(path, { stationId: zone.ids.road })).body.code).toBe('office-kind-wrong');
  });

  it('is named by the coordinator, and serves once the role is granted', async () => {
    const { accountId } = zone.people.leader;
    const made = await coordinator.post('/butlers', {
      accountId,
      kind: 'enterprise',
      stationId: zone.ids.station,
      phone: '029-5555',
      title: '企业管家',
    });
    expect(made.body).toMatchObject({ accountId, enterpriseCount: 0, active: true });
    later();
    const handover = { enterpriseId: zone.ids.enterprise, butlerId: made.body.id };
    expect((await handOver(coordinator, handover)).body.code).toBe('butler-not-active');
    const security = await api.as(zone.people.security);
    await security.post(`/accounts/${accountId}/roles`, { role: 'butler' });
    expect((await handOver(coordinator, handover)).status).toBe(201);
    expect(
      (await coordinator.get(`/butlers?stationId=${zone.ids.station}&serves=enterprise`)).body.items,
    ).toContainEqual(expect.objectContaining({ id: made.body.id, enterpriseCount: 1 }));
  });
});

describe('the organisation', () => {
  it('counts stations, butlers, enterprises and projects', async () => {
    const { body } = await coordinator.get('/organisation');
    expect(body).toMatchObject({ zoneName: '测试高新区', enterpriseCount: 2, projectCount: 1 });
    expect(
      body.stations.map((s: { name: string; masters: unknown[] }) => [s.name, s.masters.length]),
    ).toEqual([
      ['第一工作站', 1],
      ['第二工作站', 1],
    ]);
  });

  it('has one head of the leading group', async () => {
    const [a, b] = [zone.people.leader.accountId, zone.people.deputy.accountId];
    expect(
      (await coordinator.put(`/leading-group/${a}`, { position: 'head', duty: '主持全面工作' })).status,
    ).toBe(200);
    expect((await coordinator.put(`/leading-group/${b}`, { position: 'head' })).body.code).toBe(
      'leading-group-has-head',
    );
    const { body } = await coordinator.put(`/leading-group/${b}`, { position: 'deputy' });
    expect(body.leadingGroup.map((m: { position: string }) => m.position)).toEqual(['head', 'deputy']);
    expect((await coordinator.delete(`/leading-group/${b}`)).status).toBe(204);
    expect((await coordinator.delete(`/leading-group/${b}`)).status).toBe(404);
  });

  it('lists offices in its own order, page by page', async () => {
    const all = (await coordinator.get('/offices?limit=100')).body;
    const pages: string[] = [];
    let cursor = '';
    do {
      const { body } = await coordinator.get(`/offices?limit=7${cursor}`);
      pages.push(...body.items.map((office: { id: string }) => office.id));
      expect(body.total).toBe(all.total);
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(pages).toEqual(all.items.map((office: { id: string }) => office.id));
    expect(new Set(pages).size).toBe(all.total);
  });

  it('closes a station only when it serves nobody', async () => {
    expect((await coordinator.patch(`/offices/${zone.ids.station}`, { active: false })).body.code).toBe(
      'still-referenced',
    );
    const made = await coordinator.post('/offices', {
      kind: 'station',
      code: 'station-9',
      name: '第九工作站',
      shortName: '九站',
    });
    expect(made.status).toBe(201);
    expect((await coordinator.patch(`/offices/${made.body.id}`, { active: false })).body.active).toBe(false);
    expect(
      (await coordinator.post('/offices', { kind: 'station', code: 'station-9', name: 'x', shortName: 'x' }))
        .body.code,
    ).toBe('already-exists');
  });
});

import { rulesOf, type TypeHistory, type TypeRules, type VersionRulesView } from '@guanjia/core/catalogue';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = at('2026-09-01 09:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: NOW });
  coordinator = await api.as(zone.people.coordinator);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** What an editor hands in, out of what it reads. */
function handIn(view: VersionRulesView): TypeRules {
  const { offered: _, leadOfficeId, ...rest } = rulesOf(view);
  return { ...rest, leadOfficeId: leadOfficeId ?? '' };
}

const history = async (code: string): Promise<TypeHistory> =>
  (await coordinator.get(`/catalogue/types/${code}`)).body;

async function inForce(code: string) {
  const [newest] = (await history(code)).versions;
  if (!newest) throw new Error(`${code} has no version`);
  return newest;
}

async function save(code: string, change: Partial<TypeRules>, by: Caller = coordinator) {
  const before = await history(code);
  const [newest] = before.versions;
  const rules = { ...handIn((before.draft ?? newest)!.rules), ...change };
  return await by.put(`/catalogue/types/${code}/draft`, {
    revision: before.draft?.revision ?? null,
    basedOn: newest?.number ?? null,
    rules,
  });
}

async function publish(code: string, change: Partial<TypeRules>, reason = '区里核定') {
  const saved = await save(code, change);
  expect(saved.status).toBe(200);
  const answer = await coordinator.post(`/catalogue/types/${code}/publish`, {
    revision: saved.body.draft.revision,
    reason,
  });
  expect(answer.status).toBe(200);
  return answer.body as TypeHistory;
}

const raiseOf = (typeCode: string, moment = NOW) => zone.raise('firm', moment, { typeCode });
const detail = async (id: string) => (await (await api.as(zone.people.butler)).get(`/matters/${id}`)).body;
const entries = async (action: string) =>
  (
    await database.db
      .selectFrom('journal')
      .select(['body', 'actor_id'])
      .where('stream', '=', 'zone')
      .where('action', '=', action)
      .execute()
  ).map((entry) => ({ ...JSON.parse(entry.body).data, by: entry.actor_id }));

describe('a published version', () => {
  it('governs what begins after it; what began before keeps its limits, materials and version', async () => {
    const before = await raiseOf('water-supply');
    const materials = [{ name: '用水申请表', required: true, template: '窗口领取', validity: '一年内有效' }];
    await publish('water-supply', {
      promised: { days: 3, source: '区发〔2026〕1号' },
      materials,
      leadOfficeId: zone.ids.planning,
      supportingOfficeIds: [zone.ids.traffic],
    });
    const after = await raiseOf('water-supply');
    const [old, fresh] = [await detail(before), await detail(after)];
    expect(old.typeVersion).toMatchObject({ number: 1, inForce: 2 });
    expect(fresh.typeVersion).toMatchObject({ number: 2, inForce: 2 });
    expect(fresh.timeUsed.promised).toEqual({ days: 3, unit: 'working', source: '区发〔2026〕1号' });
    expect(old.timeUsed.promised.days).not.toBe(3);
    expect(fresh.typeMaterials).toEqual(materials);
    expect(old.typeMaterials).not.toEqual(materials);
    expect(old.typeOffices.lead.name).toBe('水务公司');
    expect(fresh.typeOffices).toEqual({
      lead: expect.objectContaining({ id: zone.ids.planning }),
      supporting: [expect.objectContaining({ id: zone.ids.traffic })],
    });
    await zone.act('butler', NOW, before, 'accept', {});
    await zone.act('butler', NOW, after, 'accept', {});
    const limit = async (id: string) =>
      (
        await database.db
          .selectFrom('clock')
          .select('limit_days')
          .where('matter_id', '=', id)
          .where('kind', '=', 'promise')
          .executeTakeFirstOrThrow()
      ).limit_days;
    expect(await limit(before)).toBe(old.timeUsed.promised.days);
    expect(await limit(after)).toBe(3);
  });

  it('says who, when, why and what, and how many matters still keep to each', async () => {
    const { versions } = await history('water-supply');
    expect(versions.map(({ number, reason, openMatters }) => ({ number, reason, openMatters }))).toEqual([
      { number: 2, reason: '区里核定', openMatters: 1 },
      { number: 1, reason: '平台载入', openMatters: 1 },
    ]);
    expect(versions[0]).toMatchObject({ publishedAt: NOW.toISOString(), publishedBy: '示例coordinator' });
    expect(await entries('catalogue.publish')).toEqual([
      expect.objectContaining({
        code: 'water-supply',
        number: 2,
        reason: '区里核定',
        fields: ['leadOfficeId', 'supportingOfficeIds', 'promised', 'materials'],
        by: zone.people.coordinator.accountId,
      }),
    ]);
  });

  it('is tied to a matter that is transferred to its type, at the version in force then', async () => {
    const id = await raiseOf('power-supply');
    await zone.act('butler', NOW, id, 'transfer', { typeCode: 'water-supply', text: '是用水' });
    expect((await detail(id)).typeVersion.number).toBe(2);
  });
});

describe('a draft', () => {
  it('changes nothing before it is published, and is seen by editors alone', async () => {
    await save('natural-gas', { prominent: true });
    const butler = await api.as(zone.people.butler);
    expect((await butler.get('/catalogue/types/natural-gas')).body).toMatchObject({
      draft: null,
      mayEdit: false,
    });
    expect((await history('natural-gas')).draft).toMatchObject({ revision: 1, basedOn: 1 });
    expect((await inForce('natural-gas')).rules.prominent).toBe(false);
    const shown = (await butler.get('/catalogue/types')).body;
    expect(shown.items.every((type: { draft: unknown }) => type.draft === null)).toBe(true);
    expect((await coordinator.delete('/catalogue/types/natural-gas/draft?revision=1')).status).toBe(204);
    expect((await history('natural-gas')).draft).toBeNull();
  });

  it('refuses the second of two editors, with who was first and what is different', async () => {
    const rules = handIn((await inForce('natural-gas')).rules);
    const begin = { revision: null, basedOn: 1 };
    const both = await Promise.all(
      [3, 4].map((days) =>
        coordinator.put('/catalogue/types/natural-gas/draft', {
          ...begin,
          rules: { ...rules, promised: { days, source: '两人同时' } },
        }),
      ),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = both.find((answer) => answer.status === 409)?.body;
    expect(refused.code).toBe('changed-meanwhile');
    expect(refused.current).toEqual({
      revision: 1,
      version: 1,
      by: '示例coordinator',
      at: NOW.toISOString(),
      fields: ['promised'],
    });
    // Seen and sent again on top of what the other wrote.
    const again = await save('natural-gas', { name: '供气与增容' });
    expect(again.body.draft).toMatchObject({ revision: 2 });
    const stale = await coordinator.post('/catalogue/types/natural-gas/publish', {
      revision: 1,
      reason: '没看到第二次修改',
    });
    expect(stale.status).toBe(409);
  });

  it('that differs in nothing is not published', async () => {
    const saved = await save('heating-steam', {});
    const answer = await coordinator.post('/catalogue/types/heating-steam/publish', {
      revision: saved.body.draft.revision,
      reason: '没有改动',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('of an office that was closed meanwhile is refused when published', async () => {
    const saved = await save('bank-credit', { supportingOfficeIds: [zone.ids.planning] });
    await database.db
      .updateTable('office')
      .set({ active: false })
      .where('id', '=', zone.ids.planning)
      .execute();
    const answer = await coordinator.post('/catalogue/types/bank-credit/publish', {
      revision: saved.body.draft.revision,
      reason: '试',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe('supportingOfficeIds.0');
    await database.db
      .updateTable('office')
      .set({ active: true })
      .where('id', '=', zone.ids.planning)
      .execute();
  });
});

describe('input', () => {
  const stranger = '01990000-0000-7000-8000-00000000ffff';
  it.each([
    [{ leadOfficeId: stranger }, 'rules.leadOfficeId'],
    [{ supportingOfficeIds: [stranger] }, 'rules.supportingOfficeIds.0'],
    [{ promised: { days: -1, source: '某处' } }, 'rules.promised.days'],
    [{ promised: { days: 2.5, source: '某处' } }, 'rules.promised.days'],
    [{ promised: { days: 5, source: ' ' } }, 'rules.promised.source'],
    [
      {
        promised: { days: 6, source: '某处' },
        statutory: { days: 7, unit: 'calendar', source: '某法' },
      },
      'rules.statutory.days',
    ],
    [
      { promised: null, complexity: 'complex', statutory: { days: 14, unit: 'working', source: '某法' } },
      'rules.statutory.days',
    ],
    [{ groupCode: 'no-such-group' }, 'rules.groupCode'],
    [{ name: '市政道路开口与占道挖掘' }, 'rules.name'],
    [{ serviceModes: [] }, 'rules.serviceModes'],
    [
      {
        materials: [
          { name: '甲', required: true },
          { name: '甲', required: false },
        ],
      },
      'rules.materials.1.name',
    ],
    [{ surprise: 1 }, 'rules.surprise'],
  ])('refuses %j and names the field', async (change, path) => {
    const { status, body } = await save('logistics-commuting', change as Partial<TypeRules>);
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect((await history('logistics-commuting')).draft).toBeNull();
  });

  it.each(['butler', 'roadHead', 'master', 'leader', 'system', 'firm'] as const)(
    'is not taken from %s',
    async (person) => {
      const somebody = await api.as(zone.people[person]);
      expect((await save('logistics-commuting', { prominent: true }, somebody)).status).toBe(403);
      const offer = { version: 1, offered: false, reason: '试' };
      expect((await somebody.post('/catalogue/types/logistics-commuting/offer', offer)).status).toBe(403);
      expect((await somebody.delete('/catalogue/types/logistics-commuting')).status).toBe(403);
    },
  );

  it('firms read the catalogue, not its versions', async () => {
    const firm = await api.as(zone.people.firm);
    expect((await firm.get('/catalogue/types')).status).toBe(403);
    expect((await firm.get('/catalogue/types/logistics-commuting')).status).toBe(403);
    expect((await firm.get('/matter-types')).status).toBe(200);
  });
});

describe('retiring and offering again', () => {
  it('keeps the type from being chosen, not what is under way; each is a version', async () => {
    const id = await raiseOf('legal-advice');
    const act = (version: number, offered: boolean) =>
      coordinator.post('/catalogue/types/legal-advice/offer', { version, offered, reason: '职能划转' });
    expect((await act(1, false)).body.versions[0]).toMatchObject({ number: 2, rules: { offered: false } });
    await expect(raiseOf('legal-advice')).rejects.toMatchObject({ code: 'rule-violated' });
    await zone.act('butler', NOW, id, 'accept', {});
    expect((await act(1, false)).status).toBe(409);
    expect((await act(2, false)).status).toBe(409);
    expect((await act(2, true)).body.versions[0].number).toBe(3);
    expect((await detail(await raiseOf('legal-advice'))).typeVersion.number).toBe(3);
    const lists = await coordinator.get('/catalogue/types');
    expect(lists.body.items.find((type: { code: string }) => type.code === 'legal-advice').version).toBe(3);
  });
});

describe('a new type', () => {
  it('is drafted, published as its first version, and then offered', async () => {
    const rules = { ...handIn((await inForce('logistics-commuting')).rules), name: '充电桩安装' };
    const created = await coordinator.post('/catalogue/types', { code: 'charging-piles', rules });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ versions: [], draft: { revision: 1, basedOn: null } });
    await expect(raiseOf('charging-piles')).rejects.toMatchObject({ code: 'rule-violated' });
    const twice = await coordinator.post('/catalogue/types', { code: 'charging-piles', rules });
    expect(twice.status).toBe(409);
    expect(twice.body.errors[0].path).toBe('code');
    expect((await coordinator.post('/catalogue/types', { code: 'logistics-commuting', rules })).status).toBe(
      409,
    );
    const wrong = await coordinator.post('/catalogue/types', { code: '充电', rules });
    expect(wrong.body.errors[0].path).toBe('code');
    expect((await coordinator.get('/catalogue/types')).body.newDrafts).toEqual([
      expect.objectContaining({ code: 'charging-piles', name: '充电桩安装' }),
    ]);
    const published = await coordinator.post('/catalogue/types/charging-piles/publish', {
      revision: 1,
      reason: '企业需要',
    });
    expect(published.body.versions).toHaveLength(1);
    expect((await detail(await raiseOf('charging-piles'))).type.name).toBe('充电桩安装');
  });

  it('that was used is not deleted; one that never was, is, and its journal stays', async () => {
    const used = await coordinator.delete('/catalogue/types/charging-piles');
    expect(used).toMatchObject({ status: 409, body: { code: 'still-referenced' } });
    expect((await history('charging-piles')).versions).toHaveLength(1);
    const rules = { ...handIn((await inForce('logistics-commuting')).rules), name: '写错了的类型' };
    await coordinator.post('/catalogue/types', { code: 'mistaken', rules });
    await coordinator.post('/catalogue/types/mistaken/publish', { revision: 1, reason: '误发' });
    expect((await coordinator.delete('/catalogue/types/mistaken')).status).toBe(204);
    expect((await coordinator.get('/catalogue/types/mistaken')).status).toBe(404);
    expect(await entries('catalogue.remove')).toEqual([expect.objectContaining({ code: 'mistaken' })]);
  });
});

it('a matter older than versions keeps to the first, and has its limits and materials', async () => {
  const id = await raiseOf('water-supply');
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('DELETE FROM matter_rules WHERE matter_id = $1', [id]).finally(() => owner.end());
  const { typeVersion, typeMaterials } = await detail(id);
  expect(typeVersion).toMatchObject({ number: 1, inForce: 2 });
  expect(typeMaterials).not.toEqual((await inForce('water-supply')).rules.materials);
});

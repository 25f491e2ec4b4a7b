import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
const callers = new Map<Person, Caller>();
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function as(person: Person): Promise<Caller> {
  const caller = callers.get(person) ?? (await api.as(zone.people[person]));
  callers.set(person, caller);
  return caller;
}
const article = (over: object = {}) => ({
  chapter: '二、交办',
  title: '道路开口怎样交办',
  body: '# 先看图\n\n开口位置要标在总平面图上。城管主办，交警协办。',
  typeCodes: ['road-opening'],
  actions: ['assign'],
  note: '新写',
  ...over,
});
const draft = async (person: Person, over: object = {}): Promise<string> => {
  const { status, body } = await (await as(person)).post('/handbook', article(over));
  expect(status).toBe(201);
  return body.id;
};
const act = async (person: Person, id: string, action: string, body: object = {}) =>
  (await as(person)).post(`/handbook/${id}/draft/${action}`, body);
const publish = async (over: object = {}): Promise<string> => {
  const id = await draft('butler', over);
  expect((await act('butler', id, 'submit')).status).toBe(200);
  expect((await act('coordinator', id, 'publish')).status).toBe(200);
  return id;
};
const titles = async (person: Person, query = '') =>
  (await (await as(person)).get(`/handbook${query}`)).body.items.map((one: { title: string }) => one.title);

describe('an article', () => {
  test('is read by others only when another than its author has published it', async () => {
    const id = await draft('butler', { title: '受理要点' });
    const officer = await as('roadOfficer');
    expect((await officer.get(`/handbook/${id}`)).status).toBe(404);
    expect(await titles('roadOfficer')).not.toContain('受理要点');
    expect((await officer.get('/handbook?state=work')).status).toBe(403);

    expect((await act('butler', id, 'publish')).status).toBe(409);
    expect((await act('butler', id, 'submit')).body.actions).toEqual(['withdraw']);
    expect(await titles('coordinator', '?state=work')).toContain('受理要点');
    const sentBack = await act('coordinator', id, 'send-back');
    expect(sentBack.status).toBe(400);
    expect(sentBack.body.errors[0].path).toBe('note');
    expect((await act('coordinator', id, 'send-back', { note: '请写明时限' })).body.open).toMatchObject({
      state: 'draft',
      reviewNote: '请写明时限',
    });
    await act('butler', id, 'submit');
    expect((await act('coordinator', id, 'publish')).body.published).toMatchObject({
      number: 1,
      reviewer: { name: expect.any(String) },
    });
    const read = await officer.get(`/handbook/${id}`);
    expect(read.body).toMatchObject({ open: null, mayWrite: false, published: { title: '受理要点' } });
  });

  test('whoever wrote it last cannot review it, although he may review others', async () => {
    const id = await draft('butler');
    const { open } = (await (await as('coordinator')).get(`/handbook/${id}`)).body;
    await (await as('coordinator')).put(`/handbook/${id}/draft`, article({ revision: open.revision }));
    await act('coordinator', id, 'submit');
    const refused = await act('coordinator', id, 'publish');
    expect(refused.status).toBe(409);
    expect(refused.body.actions).toEqual([{ action: 'withdraw' }]);
    expect((await act('leader', id, 'publish')).status).toBe(200);
  });

  test('has a next version while the present one is read, and keeps the former', async () => {
    const id = await publish({ title: '接水要点' });
    const butler = await as('butler');
    const next = await butler.put(`/handbook/${id}/draft`, article({ title: '接水要点二', revision: null }));
    expect(next.body).toMatchObject({ published: { number: 1 }, open: { number: 2, state: 'draft' } });
    expect((await butler.put(`/handbook/${id}/draft`, article({ revision: null }))).body.code).toBe(
      'changed-meanwhile',
    );
    await act('butler', id, 'submit');
    const busy = await butler.put(`/handbook/${id}/draft`, article({ revision: next.body.open.revision }));
    expect(busy.status).toBe(409);
    await act('coordinator', id, 'publish');
    const officer = await as('roadOfficer');
    const read = (await officer.get(`/handbook/${id}`)).body;
    expect(read.published).toMatchObject({ number: 2, title: '接水要点二' });
    expect(read.versions.map((one: { state: string }) => one.state)).toEqual(['published', 'superseded']);
    expect((await officer.get(`/handbook/${id}/versions/1`)).body.title).toBe('接水要点');
    expect((await officer.get(`/handbook/${id}/versions/3`)).status).toBe(404);
  });

  test('of two who publish at once one is refused', async () => {
    const id = await draft('butler');
    await act('butler', id, 'submit');
    const answers = await Promise.all([act('coordinator', id, 'publish'), act('leader', id, 'publish')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is retired with a reason and taken back', async () => {
    const id = await publish({ title: '旧办法' });
    const coordinator = await as('coordinator');
    expect((await coordinator.patch(`/handbook/${id}`, { active: false, reason: '' })).status).toBe(400);
    await coordinator.patch(`/handbook/${id}`, { active: false, reason: '办法已废止' });
    expect(await titles('butler')).not.toContain('旧办法');
    expect(await titles('coordinator', '?state=retired')).toContain('旧办法');
    expect(
      (await (await as('butler')).put(`/handbook/${id}/draft`, article({ revision: null }))).status,
    ).toBe(409);
    expect((await (await as('butler')).patch(`/handbook/${id}`, { active: true, reason: '要' })).status).toBe(
      403,
    );
    await coordinator.patch(`/handbook/${id}`, { active: true, reason: '仍要用' });
    expect(await titles('butler')).toContain('旧办法');
    const audit = await (await as('audit')).get('/administration-journal?about=handbook&limit=2');
    expect(audit.body.items.map((one: { action: string }) => one.action)).toEqual([
      'handbook.reinstate',
      'handbook.retire',
    ]);
  });
});

describe('the handbook', () => {
  test('is searched by two characters and by a word in the middle, in titles and texts', async () => {
    const id = await publish({ title: '蒸汽管线', body: '换热站到厂区的管线由热力公司勘察。' });
    for (const word of ['蒸汽', '厂区', '热力公司', '管 线']) {
      expect(await titles('roadOfficer', `?q=${encodeURIComponent(word)}`), word).toContain('蒸汽管线');
    }
    expect(await titles('roadOfficer', `?q=${encodeURIComponent('汽蒸')}`)).not.toContain('蒸汽管线');
    const { items } = (await (await as('roadOfficer')).get(`/handbook?q=${encodeURIComponent('勘察')}`)).body;
    expect(items.find((one: { id: string }) => one.id === id).excerpt).toContain('勘察');
  });

  test('has its chapters in the order in which they were begun', async () => {
    await publish({ title: '先', chapter: '二、后编号' });
    await publish({ title: '后', chapter: '三、先读音' });
    const found = await titles('roadOfficer');
    expect(found.indexOf('先')).toBeLessThan(found.indexOf('后'));
  });

  test('puts what fits beside the matter at hand', async () => {
    await publish({ title: '供热交办', actions: ['assign'], typeCodes: ['heating-steam'] });
    await publish({ title: '一般受理', actions: ['accept'], typeCodes: [] });
    await publish({ title: '用电受理', actions: ['accept'], typeCodes: ['power-supply'] });
    const beside = async (query: string) =>
      (await (await as('roadOfficer')).get(`/handbook/beside?${query}`)).body.items.map(
        (one: { title: string }) => one.title,
      );
    const found = await beside('typeCode=heating-steam&actions=accept,assign');
    expect(found[0]).toBe('供热交办');
    expect(found.indexOf('供热交办')).toBeLessThan(found.indexOf('一般受理'));
    expect(found).not.toContain('用电受理');
  });

  test('refuses a type that is not in the catalogue, and text without words', async () => {
    const butler = await as('butler');
    const unknown = await butler.post('/handbook', article({ typeCodes: ['no-such-type'] }));
    expect(unknown.body.errors[0].path).toBe('typeCodes');
    expect((await butler.post('/handbook', article({ body: '  ' }))).status).toBe(400);
    expect((await butler.get('/handbook/01a2177a-fa26-71a1-b789-81456db40f45')).status).toBe(404);
  });

  test('is the staff’s: who may read, write and review', async () => {
    const id = await publish({ title: '权限' });
    for (const person of Object.keys(zone.people) as Person[]) {
      const caller = await as(person);
      const roles = zone.people[person].roles.map(({ role }) => role);
      const firm = roles.every((role) =>
        ['enterprise-contact', 'enterprise-administrator', 'project-owner'].includes(role),
      );
      const writes = roles.some((role) =>
        ['butler', 'department-head', 'station-master', 'coordinator'].includes(role),
      );
      const reviews = roles.some((role) => ['coordinator', 'leader'].includes(role));
      expect((await caller.get('/handbook')).status, person).toBe(firm ? 403 : 200);
      expect((await caller.get(`/handbook/${id}`)).status, person).toBe(firm ? 403 : 200);
      expect((await caller.get('/handbook?state=work')).status, person).toBe(writes || reviews ? 200 : 403);
      expect((await caller.post('/handbook', article())).status, person).toBe(writes ? 201 : 403);
      const retired = await caller.patch(`/handbook/${id}`, { active: false, reason: '试' });
      expect(retired.status, person).toBe(reviews ? 200 : 403);
      if (reviews) await caller.patch(`/handbook/${id}`, { active: true, reason: '试' });
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCodeTables } from '../../src/enterprises/index.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;
let clock = at('2026-03-02 10:00');

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  await ensureCodeTables(database.db);
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
const creation = (over: Record<string, unknown> = {}) => ({
  name: '示例新材料有限公司',
  stationId: zone.ids.station,
  butlerId: zone.ids.butler,
  ...over,
});

describe('a new enterprise', () => {
  it('comes with everything that was said of it, and its butler', async () => {
    const profile = {
      shortName: '示例新材',
      uscc: '11610424305359858H',
      legalRepresentative: '某甲',
      registeredCapitalWan: 5000.1234,
      foundedOn: '2012-02-29',
      industryCode: '2651',
      divisionCode: '610402',
      industryChain: '新材料',
      chainLeader: true,
      plot: 'GX-07',
      staffCount: 320,
      revenueWan: 21000,
      sizeClass: 'medium',
      inventionPatents: 12,
      shareholders: [{ name: '某控股', percent: 66.6 }],
      creditRisk: 'none',
      aboveScale: true,
    };
    const answer = await coordinator.post(
      '/enterprises',
      creation({ ...profile, since: '2026-01-05T01:00:00Z' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      ...profile,
      version: 1,
      activeSince: '2026-01-05T01:00:00.000Z',
      divisionName: '秦都区',
      registrationStatus: 'in-business',
      butler: { id: zone.ids.butler },
      stewardships: [{ startedAt: '2026-01-05T01:00:00.000Z', endedAt: null }],
      abilities: [
        'enterprise.edit',
        'enterprise.classify',
        'enterprise.edit-contacts',
        'stewardship.handover',
      ],
    });
  });

  it.each([
    ['a code that fails', { uscc: '91350100M000100Y4Z' }, 400, 'uscc'],
    ['an early code without a reason', { uscc: '116104000160135510' }, 400, 'usccExceptionReason'],
    ['an industry that is none', { industryCode: '9999' }, 400, 'industryCode'],
    ['a day that is none', { foundedOn: '2026-02-30' }, 400, 'foundedOn'],
    ['more than all of it', { shareholders: [{ name: '某', percent: 101 }] }, 400, 'shareholders.0.percent'],
    ['a beginning to come', { since: '2027-01-01T00:00:00Z' }, 400, 'since'],
    ['an unknown butler', { butlerId: '01890000-0000-7000-8000-000000000000' }, 422, 'butlerId'],
    ['a project butler', () => ({ butlerId: zone.ids.projectButler }), 422, 'butlerId'],
  ])('is refused with %s', async (_name, over, status, path) => {
    const answer = await coordinator.post(
      '/enterprises',
      creation(typeof over === 'function' ? over() : over),
    );
    expect(answer.status).toBe(status);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  });

  it('may have an early code with a stated reason, and no code of another', async () => {
    const early = { uscc: '116104000160135510', usccExceptionReason: '2015 年前核发，已核对原件' };
    expect((await coordinator.post('/enterprises', creation({ name: '早期企业', ...early }))).status).toBe(
      201,
    );
    const again = await coordinator.post('/enterprises', creation({ name: '重码企业', ...early }));
    expect(again.body).toMatchObject({ status: 409, code: 'already-exists', errors: [{ path: 'uscc' }] });
  });

  it('is not in a department for a station', async () => {
    const answer = await coordinator.post('/enterprises', creation({ stationId: zone.ids.road }));
    expect(answer.body).toMatchObject({ status: 422, code: 'office-kind-wrong' });
  });
});

describe('a change', () => {
  const path = () => `/enterprises/${zone.ids.enterprise}`;
  const version = async () => (await coordinator.get(path())).body.version as number;

  it('is made by the firm itself and its butler, not what the committee decides', async () => {
    const firm = await api.as(zone.people.firmAdmin);
    const butler = await api.as(zone.people.butler);
    expect((await firm.patch(path(), { version: await version(), staffCount: 88 })).body.staffCount).toBe(88);
    expect((await butler.patch(path(), { version: await version(), plot: 'GX-01' })).body.plot).toBe('GX-01');
    for (const caller of [firm, butler]) {
      const answer = await caller.patch(path(), { version: await version(), aboveScale: true });
      expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' });
    }
    expect(
      (await coordinator.patch(path(), { version: await version(), aboveScale: true })).body.aboveScale,
    ).toBe(true);
  });

  it('does not overwrite what somebody else changed meanwhile', async () => {
    const seen = await version();
    const answers = await Promise.all(
      [1, 2, 3].map((staffCount) => coordinator.patch(path(), { version: seen, staffCount })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('changed-meanwhile');
  });

  it('is journalled, people by field only', async () => {
    const before = await version();
    await coordinator.patch(path(), { version: before, staffCount: 5, legalRepresentative: '某乙' });
    const audit = await api.as(zone.people.audit);
    const { body } = await audit.get('/administration-journal?about=enterprise&limit=1');
    expect(body.items[0]).toMatchObject({
      stream: `enterprise:${zone.ids.enterprise}`,
      action: 'enterprise.edit',
      data: { fields: ['legalRepresentative'], values: { staffCount: { to: 5 } } },
    });
    expect(JSON.stringify(body)).not.toContain('某乙');
  });

  it('takes an enterprise off the books and back, its butler with it', async () => {
    const made = (await coordinator.post('/enterprises', creation({ name: '来去公司' }))).body;
    const own = `/enterprises/${made.id}`;
    later();
    const left = await coordinator.patch(own, { version: 1, active: false, reason: '迁出' });
    expect(left.body).toMatchObject({
      active: false,
      butler: null,
      stewardships: [{ endedAt: clock.toISOString() }],
    });
    later();
    expect((await coordinator.patch(own, { version: 2, active: true })).body.errors[0].path).toBe('butlerId');
    const back = await coordinator.patch(own, { version: 2, active: true, butlerId: zone.ids.otherButler });
    expect(back.body).toMatchObject({
      active: true,
      activeSince: clock.toISOString(),
      butler: { id: zone.ids.otherButler },
    });
    expect(back.body.stewardships).toHaveLength(2);
  });

  it('keeps an enterprise whose needs are open, or whose projects run', async () => {
    const answer = await coordinator.patch(path(), { version: await version(), active: false });
    expect(answer.body).toMatchObject({ status: 409, code: 'still-referenced' });
    await zone.raise('otherFirm', clock, {
      typeCode: 'policy-consulting',
      enterpriseId: zone.ids.otherEnterprise,
    });
    const other = await coordinator.patch(`/enterprises/${zone.ids.otherEnterprise}`, {
      version: 1,
      active: false,
    });
    expect(other.body.detail).toContain('未办结');
  });
});

describe('contacts', () => {
  it('are kept by the firm’s administrator, and never by another firm', async () => {
    const firm = await api.as(zone.people.firmAdmin);
    const path = `/enterprises/${zone.ids.enterprise}/contacts`;
    const added = await firm.post(path, { name: '某联系人', phone: '029-3333 0000', title: '办公室主任' });
    expect(added.status).toBe(201);
    const [contact] = added.body.contacts;
    expect(contact).toMatchObject({ name: '某联系人', level: 'contact', hasAccount: false });
    const changed = await firm.put(`${path}/${contact.id}`, { name: '某联系人', level: 'administrator' });
    expect(changed.body.contacts[0]).toMatchObject({ level: 'administrator', phone: null });
    for (const person of ['firm', 'otherFirm', 'otherButler', 'leader'] as const) {
      const answer = await (await api.as(zone.people[person])).delete(`${path}/${contact.id}`);
      expect([403, 404], person).toContain(answer.status);
    }
    const otherPath = `/enterprises/${zone.ids.otherEnterprise}/contacts/${contact.id}`;
    expect((await coordinator.delete(otherPath)).status).toBe(404);
    expect((await firm.delete(`${path}/${contact.id}`)).body.contacts).toEqual([]);
  });
});

describe('search', () => {
  const found = async (q: string) =>
    (await coordinator.get(`/enterprises?q=${encodeURIComponent(q)}`)).body.items.map(
      (item: { name: string }) => item.name,
    );

  it('finds a phrase in name, short name and code, whatever the spaces and letters', async () => {
    await coordinator.post('/enterprises', creation({ name: '示例 ABC 精密仪器有限公司', uscc: null }));
    expect(await found('精密仪')).toEqual(['示例 ABC 精密仪器有限公司']);
    expect(await found('例abc精')).toEqual(['示例 ABC 精密仪器有限公司']);
    expect(await found('仪')).toEqual(['示例 ABC 精密仪器有限公司']);
    expect(await found('示例新材')).toEqual(['示例新材料有限公司']);
    expect(await found('24305359858h')).toEqual(['示例新材料有限公司']);
    expect(await found('仪精')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found("' OR 1=1 --")).toEqual([]);
  });

  it('pages without loss or repetition, with the true total', async () => {
    const all = (await coordinator.get('/enterprises?limit=100')).body;
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await coordinator.get(`/enterprises?limit=2${cursor}`);
      expect(body.total).toBe(all.items.length);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(all.items.map((item: { id: string }) => item.id));
  });

  it('filters', async () => {
    const of = async (query: string) => (await coordinator.get(`/enterprises?${query}`)).body.items;
    expect((await of('aboveScale=true')).every((item: { aboveScale: boolean }) => item.aboveScale)).toBe(
      true,
    );
    expect((await of(`stationId=${zone.ids.otherStation}`)).map((item: { id: string }) => item.id)).toEqual([
      zone.ids.otherEnterprise,
    ]);
    expect(await of('active=false')).toEqual([]);
    expect((await coordinator.get('/enterprises?aboveScale=maybe')).status).toBe(400);
  });
});

describe('code tables', () => {
  it('have the sections and divisions of the standard', async () => {
    const firm = await api.as(zone.people.firm);
    expect((await firm.get('/code-tables/industries?level=1')).body.total).toBe(20);
    const { body } = await firm.get('/code-tables/industries?parent=C&limit=5');
    expect(body).toMatchObject({
      total: 31,
      items: [{ code: '13', name: '农副食品加工业', source: 'GB/T 4754-2017' }, {}, {}, {}, {}],
    });
    const next = await firm.get(`/code-tables/industries?parent=C&limit=5&cursor=${body.nextCursor}`);
    expect(next.body.items[0].code).toBe('18');
    expect(
      (await firm.get(`/code-tables/divisions?q=${encodeURIComponent('秦都')}`)).body.items,
    ).toMatchObject([{ code: '610402', parent: '610400' }]);
  });
});

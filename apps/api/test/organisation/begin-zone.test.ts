import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginZone, type FirstAdministrator } from '../../src/organisation/begin-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let api: TestApi;
let administrators: FirstAdministrator[];
const zone = {
  name: '新设高新区',
  usernames: { 'system-admin': 'sys', 'security-admin': 'sec', 'audit-admin': 'aud' },
} as const;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Signs in with a one-time password and chooses another. */
async function settle(username: string, oneTimePassword: string): Promise<Caller> {
  const caller = await api.signIn(username, oneTimePassword);
  await caller.put('/account/password', { currentPassword: oneTimePassword, newPassword: 'Chosen-By-Me-1' });
  return caller;
}

describe('a zone that is begun', () => {
  it('has no name before', async () => {
    expect((await api.anonymous.get('/zone')).body).toEqual({
      name: null,
      isDemo: false,
      timeZone: 'Asia/Shanghai',
    });
  });

  it('happens once, also when two begin it', async () => {
    const attempts = await Promise.allSettled([1, 2].map(() => beginZone(database.db, zone, new Date())));
    const [won] = attempts.filter((attempt) => attempt.status === 'fulfilled');
    expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected']);
    administrators = won?.value ?? [];
    await expect(beginZone(database.db, zone, new Date())).rejects.toThrow(/已经建立/);
    expect((await api.anonymous.get('/zone')).body).toEqual({
      name: '新设高新区',
      isDemo: false,
      timeZone: 'Asia/Shanghai',
    });
  });

  it('goes from three administrators to a firm with its butler, over the API alone', async () => {
    const [system, security] = await Promise.all(
      administrators.slice(0, 2).map(({ username, oneTimePassword }) => settle(username, oneTimePassword)),
    );
    if (!system || !security) throw new Error('three administrators were begun with');
    const employ = async (username: string, grants: Record<string, string>[]) => {
      const { body } = await system.post('/accounts', { username, displayName: username });
      for (const grant of grants) {
        expect((await security.post(`/accounts/${body.account.id}/roles`, grant)).status).toBe(201);
      }
      return { id: body.account.id, caller: await settle(username, body.oneTimePassword) };
    };
    const coordinator = (await employ('coord', [{ role: 'coordinator' }])).caller;
    const station = (
      await coordinator.post('/offices', {
        kind: 'station',
        code: 'st-1',
        name: '一号工作站',
        shortName: '一站',
      })
    ).body;
    const butler = await employ('butler-1', [{ role: 'butler' }]);
    const card = (
      await coordinator.post('/butlers', {
        accountId: butler.id,
        kind: 'both',
        stationId: station.id,
        phone: '029-33331111',
        title: '企业管家',
      })
    ).body;
    const enterprise = await coordinator.post('/enterprises', {
      name: '示例装备制造有限公司',
      uscc: '1161 0400 0160 1355 16',
      industryCode: 'C3974',
      stationId: station.id,
      butlerId: card.id,
    });
    expect(enterprise.body).toMatchObject({
      uscc: '116104000160135516',
      industryCode: '3974',
      industryName: '计算机、通信和其他电子设备制造业',
      butler: { id: card.id },
    });
    const firm = await employ('firm-1', [{ role: 'enterprise-contact', enterpriseId: enterprise.body.id }]);
    expect((await firm.caller.get('/session')).body.subjects[0]).toMatchObject({
      name: '示例装备制造有限公司',
      butler: { name: 'butler-1', phone: '029-33331111' },
    });
    expect((await butler.caller.get('/enterprises')).body.total).toBe(1);
  });
});

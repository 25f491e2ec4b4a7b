import { type Role, roleScopes, roles } from '@guanjia/core/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Answer, type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let system: Caller;
let security: Caller;
let audit: Caller;
let names = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
  system = await api.as(zone.people.system);
  security = await api.as(zone.people.security);
  audit = await api.as(zone.people.audit);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** A new account whose owner has chosen a password. */
async function newAccount(): Promise<{ id: string; username: string; caller: Caller }> {
  const username = `person-${++names}`;
  const made = await system.post('/accounts', { username, displayName: '某人' });
  const first = await api.signIn(username, made.body.oneTimePassword);
  await first.put('/account/password', {
    currentPassword: made.body.oneTimePassword,
    newPassword: 'Chosen-By-Me-1',
  });
  return { id: made.body.account.id, username, caller: first };
}

const grant = (id: string, role: Role, scope: Record<string, string> = {}): Promise<Answer> =>
  security.post(`/accounts/${id}/roles`, { role, ...scope });

describe('the three administrators', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  const parts: [string, Person, (caller: Caller) => Promise<Answer>][] = [
    ['makes an account', 'system', (c) => c.post('/accounts', { username: 'made', displayName: '某人' })],
    ['changes an account', 'system', (c) => c.patch(`/accounts/${id}`, { displayName: '新名' })],
    ['resets a password', 'system', (c) => c.post(`/accounts/${id}/password-reset`)],
    ['grants a role', 'security', (c) => c.post(`/accounts/${id}/roles`, { role: 'leader' })],
    ['revokes a role', 'security', (c) => c.delete(`/accounts/${id}/roles/${id}`)],
    ['sees sessions', 'security', (c) => c.get(`/accounts/${id}/sessions`)],
    ['ends sessions', 'security', (c) => c.delete(`/accounts/${id}/sessions`)],
    ['looks up scopes of roles', 'security', (c) => c.get('/role-scopes?kind=enterprise')],
    ['reads the sign-in log', 'audit', (c) => c.get('/sign-ins')],
    ['reads the administration journal', 'audit', (c) => c.get('/administration-journal')],
  ];

  for (const [part, owner, act] of parts) {
    it(`${part}: only the ${owner} administrator`, async () => {
      for (const person of Object.keys(zone.people) as Person[]) {
        const answer = await act(await api.as(zone.people[person]));
        if (person === owner) expect(answer.status, person).not.toBe(403);
        else expect(answer.body, person).toMatchObject({ status: 403, code: 'forbidden' });
      }
    });
  }

  it('can not be one person', async () => {
    for (const [first, second] of [
      ['system-admin', 'audit-admin'],
      ['security-admin', 'system-admin'],
    ] as const) {
      const { id: person } = await newAccount();
      expect((await grant(person, first)).status).toBe(201);
      expect((await grant(person, second)).body).toMatchObject({
        status: 409,
        code: 'administrators-separated',
      });
    }
  });

  it('can not take each other over', async () => {
    const target = zone.people.audit.accountId;
    expect((await system.patch(`/accounts/${target}`, { status: 'disabled' })).body.code).toBe(
      'administrator-protected',
    );
    expect((await system.post(`/accounts/${target}/password-reset`)).body.code).toBe(
      'administrator-protected',
    );
    expect(
      (await security.post(`/accounts/${zone.people.security.accountId}/roles`, { role: 'leader' })).body
        .code,
    ).toBe('own-account');
    expect((await system.post(`/accounts/${zone.people.system.accountId}/password-reset`)).body.code).toBe(
      'own-account',
    );
  });

  it('are not made out of an account whose one-time password its maker knows', async () => {
    const made = await system.post('/accounts', { username: 'fresh-one', displayName: '新人' });
    const { id: fresh } = made.body.account;
    expect((await grant(fresh, 'security-admin')).body).toMatchObject({ status: 422, code: 'rule-violated' });
    expect((await grant(fresh, 'leader')).status).toBe(201);
  });

  it('never end: the last of a kind keeps the role', async () => {
    const { body } = await security.get(`/accounts/${zone.people.audit.accountId}`);
    const path = `/accounts/${zone.people.audit.accountId}/roles/${body.roles[0].id}`;
    const other = await newAccount();
    const grants = await database.db
      .selectFrom('account_role')
      .select('id')
      .where('role', '=', 'audit-admin')
      .execute();
    if (grants.length === 1) expect((await security.delete(path)).body.code).toBe('last-administrator');
    expect((await grant(other.id, 'audit-admin')).status).toBe(201);
    const holders = (await security.get('/accounts?role=audit-admin')).body;
    expect(holders.total).toBeGreaterThanOrEqual(2);
    // Two at once can not each leave the other as the last.
    const revocations = await Promise.all(
      holders.items.map((account: { id: string; roles: { id: string; role: string }[] }) =>
        security.delete(
          `/accounts/${account.id}/roles/${account.roles.find((held) => held.role === 'audit-admin')?.id}`,
        ),
      ),
    );
    expect(revocations.filter((answer) => answer.status === 200)).toHaveLength(holders.total - 1);
    expect(revocations.filter((answer) => answer.status === 409)).toHaveLength(1);
    // Whoever is left gives the role back for the other tests.
    const left = await database.db
      .selectFrom('account_role')
      .select('account_id')
      .where('role', '=', 'audit-admin')
      .execute();
    if (left[0]?.account_id !== zone.people.audit.accountId)
      await grant(zone.people.audit.accountId, 'audit-admin');
  });
});

describe('a new account', () => {
  it('must change its one-time password before anything else', async () => {
    const made = await system.post('/accounts', {
      username: 'newcomer',
      displayName: '新来的',
      phone: '029-1234',
    });
    expect(made.status).toBe(201);
    expect(made.body.account).toMatchObject({ username: 'newcomer', roles: [], mustChangePassword: true });
    await grant(made.body.account.id, 'coordinator');
    const caller = await api.signIn('newcomer', made.body.oneTimePassword);
    expect((await caller.get('/session')).body.account.mustChangePassword).toBe(true);
    expect((await caller.get('/organisation')).body).toMatchObject({
      status: 403,
      code: 'password-change-required',
    });
    await caller.put('/account/password', {
      currentPassword: made.body.oneTimePassword,
      newPassword: 'Chosen-By-Me-1',
    });
    expect((await caller.get('/organisation')).status).toBe(200);
  });

  it('has a name of its own', async () => {
    const answer = await system.post('/accounts', { username: 'Newcomer', displayName: '又一个' });
    expect(answer.body).toMatchObject({ status: 409, code: 'username-taken' });
    expect(
      (await system.post('/accounts', { username: '新 人', displayName: '甲' })).body.errors[0].path,
    ).toBe('username');
  });

  it('gets a new one-time password, which ends its sessions', async () => {
    const { id: person, username, caller } = await newAccount();
    const { body } = await system.post(`/accounts/${person}/password-reset`);
    expect((await caller.get('/session')).status).toBe(401);
    const again = await api.signIn(username, body.oneTimePassword);
    expect((await again.get('/session')).body.account.mustChangePassword).toBe(true);
  });
});

describe('a role', () => {
  it.each(roles.map((role) => [role]))('takes exactly the scope it needs: %s', async (role) => {
    const { id: person } = await newAccount();
    const scopes = {
      zone: {},
      department: { officeId: zone.ids.road },
      station: { officeId: zone.ids.station },
      enterprise: { enterpriseId: zone.ids.enterprise },
      project: { projectId: zone.ids.project },
    } as const;
    const right = scopes[roleScopes[role]];
    for (const [kind, scope] of Object.entries(scopes)) {
      if (JSON.stringify(scope) === JSON.stringify(right)) continue;
      const answer = await grant(person, role, scope);
      expect(answer.status, `${role} for ${kind}`).toBe(422);
    }
    const granted = await grant(person, role, right);
    expect(granted.status).toBe(201);
    expect(granted.body.roles).toHaveLength(1);
    const again = await grant(person, role, right);
    expect(again.status).toBe(409);
    const answer = await security.delete(`/accounts/${person}/roles/${granted.body.roles[0].id}`);
    expect(answer.status).toBe(200);
    expect(answer.body.roles).toEqual([]);
  });

  it('works from the next request on, and stops with it', async () => {
    const { id: person, caller } = await newAccount();
    expect((await caller.get('/organisation')).status).toBe(403);
    const { body } = await grant(person, 'leader');
    expect((await caller.get('/organisation')).status).toBe(200);
    await security.delete(`/accounts/${person}/roles/${body.roles[0].id}`);
    expect((await caller.get('/organisation')).status).toBe(403);
  });

  it('of a butler in charge stays until somebody else is', async () => {
    const { accountId } = zone.people.butler;
    const { body } = await security.get(`/accounts/${accountId}`);
    expect((await security.delete(`/accounts/${accountId}/roles/${body.roles[0].id}`)).body.code).toBe(
      'butler-still-in-charge',
    );
    expect((await system.patch(`/accounts/${accountId}`, { status: 'disabled' })).body.code).toBe(
      'butler-still-in-charge',
    );
  });

  it('is looked up by names only', async () => {
    const { body } = await security.get(`/role-scopes?kind=enterprise&q=${encodeURIComponent('甲')}`);
    expect(body).toEqual({ items: [{ id: zone.ids.enterprise, name: '示例甲公司' }], total: 1 });
    expect((await security.get('/role-scopes?kind=station')).body.total).toBe(2);
  });
});

describe('the auditor', () => {
  it('finds who did what, without personal words', async () => {
    const { id: person } = await newAccount();
    await grant(person, 'leader');
    await system.patch(`/accounts/${person}`, { displayName: '改名的人', phone: '029-7654321' });
    const { body } = await audit.get('/administration-journal?about=account&limit=3');
    expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'account.edit',
      'role.grant',
      'account.change-password',
    ]);
    expect(body.items[0]).toMatchObject({
      stream: `account:${person}`,
      actorName: '示例system',
      actorRole: 'system-admin',
      data: { fields: ['displayName', 'phone'] },
    });
    expect(JSON.stringify(body.items.map((entry: { data: unknown }) => entry.data))).not.toMatch(
      /改名的人|7654321/,
    );
    expect(body.nextCursor).not.toBeNull();
    const next = await audit.get(`/administration-journal?about=account&limit=3&cursor=${body.nextCursor}`);
    expect(next.body.items[0].position).toBeLessThan(body.items[2].position);
    expect(next.body.total).toBe(body.total);
  });

  it('reads the sign-in log by page and outcome', async () => {
    await api.anonymous.post('/session', { username: 'who', password: 'x' });
    await api.anonymous.post('/session', { username: 'who', password: 'x' });
    const { body } = await audit.get('/sign-ins?outcome=wrong-credentials&limit=1');
    expect(body.items[0]).toMatchObject({ username: 'who', outcome: 'wrong-credentials', displayName: null });
    expect(body.total).toBeGreaterThanOrEqual(2);
    expect((await audit.get(`/sign-ins?limit=1&cursor=${body.nextCursor}`)).body.items).toHaveLength(1);
  });

  it('can not change or delete a line: nor can the server', async () => {
    await expect(database.db.updateTable('sign_in_log').set({ username: 'x' }).execute()).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.db.deleteFrom('sign_in_log').execute()).rejects.toThrow(/permission denied/);
    await expect(database.db.deleteFrom('journal').execute()).rejects.toThrow(/permission denied/);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/identity/index.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { callerOf, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const password = 'Correct-Horse-7';
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let clock = at('2026-03-02 09:00');

const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
  api.setNow(clock);
};
const tryAs = (username: string, secret: string, ip = '192.0.2.1') =>
  api.anonymous.send({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: ip,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ username, password: secret }),
  });
const outcomes = async (username: string) =>
  (
    await database.db
      .selectFrom('sign_in_log')
      .select('outcome')
      .where('username', '=', username)
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map((row) => row.outcome);

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  await database.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(password) })
    .execute();
  api = await startApi(database.db, { now: clock });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
// Every test begins a day after the last: no counter of one reaches into another.
beforeEach(() => later(24 * 60));

describe('signing in', () => {
  it('answers who I am and sets a cookie that scripts and other sites never get', async () => {
    const answer = await tryAs('Butler ', password);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      account: { username: 'butler', mustChangePassword: false },
      home: 'butler',
      roles: [{ role: 'butler', roleName: '服务管家' }],
      butler: { kind: 'enterprise', station: { name: '第一工作站' } },
      zone: { name: '测试高新区', isDemo: false },
      idleMinutes: 30,
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^guanjia_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.text).not.toContain('hash');
  });

  it('marks the cookie secure behind https', async () => {
    const own = await startApi(database.db, { now: clock, environment: { TRUST_PROXY: 'on' } });
    const answer = await callerOf(own.app, undefined).send({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      payload: JSON.stringify({ username: 'butler', password }),
    });
    expect(answer.headers['set-cookie']).toContain('; Secure');
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
    await own.close();
  });

  it('gives a firm its butler with a number to call', async () => {
    const { body } = await (await api.signIn('firm', password)).get('/session');
    expect(body).toMatchObject({
      home: 'firm',
      subjects: [
        {
          kind: 'enterprise',
          name: '示例甲公司',
          administered: false,
          butler: { phone: '000-0000', title: '服务管家', station: { name: '第一工作站' } },
        },
      ],
    });
    const admin = (await (await api.signIn('firm-admin', password)).get('/session')).body;
    expect(admin.subjects.map((s: { kind: string }) => s.kind)).toEqual(['enterprise', 'project']);
    expect(admin.abilities).toContain('enterprise.edit');
    expect(body.abilities).not.toContain('enterprise.edit');
  });

  it('keeps no token, only its hash', async () => {
    const { cookie } = await api.signIn('leader', password);
    const token = cookie?.split('=')[1] ?? '';
    const stored = await database.db.selectFrom('session').select('token_hash').execute();
    expect(stored.some((row) => row.token_hash.toString('base64url') === token)).toBe(false);
    expect(stored.every((row) => row.token_hash.length === 32)).toBe(true);
  });

  it('ends the former session of the browser', async () => {
    const first = await api.signIn('leader', password);
    await first.post('/session', { username: 'leader', password });
    expect((await first.get('/session')).status).toBe(401);
  });

  it('says the same of a wrong name and a wrong password', async () => {
    const wrongName = await tryAs('nobody-here', password);
    const wrongPassword = await tryAs('butler', 'Wrong-Horse-7');
    expect(wrongName.status).toBe(401);
    expect({ ...wrongName.body, instance: '' }).toEqual({ ...wrongPassword.body, instance: '' });
    expect(wrongName.headers['set-cookie']).toBeUndefined();
  });
});

describe('lockout', () => {
  it.each(['master', 'not-a-user'])('locks after five failures for half an hour: %s', async (username) => {
    for (let n = 0; n < 5; n++)
      expect((await tryAs(username, 'Wrong-Horse-7')).body.code).toBe('wrong-credentials');
    expect((await tryAs(username, password)).body.code).toBe('account-locked');
    later(29);
    expect((await tryAs(username, password)).body.code).toBe('account-locked');
    later(2);
    expect((await tryAs(username, 'Wrong-Horse-7')).body.code).toBe('wrong-credentials');
    if (username === 'master') expect((await tryAs(username, password)).status).toBe(200);
  });

  it('counts attempts at the same moment one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => tryAs('other-master', 'Wrong-Horse-7')),
    );
    const codes = answers.map((answer) => answer.body.code);
    expect(codes.filter((code) => code === 'wrong-credentials').length).toBeLessThanOrEqual(5);
    expect(codes.filter((code) => code === 'account-locked').length).toBeGreaterThanOrEqual(7);
  });

  it('forgets failures after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await tryAs('coordinator', 'Wrong-Horse-7');
      expect((await tryAs('coordinator', password)).status).toBe(200);
    }
  });

  it('slows down an address that tries many names', async () => {
    for (let n = 0; n < 60; n++) await tryAs(`guess-${n}`, 'Wrong-Horse-7', '192.0.2.66');
    const answer = await tryAs('leader', password, '192.0.2.66');
    expect(answer.body).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await tryAs('leader', password, '192.0.2.67')).status).toBe(200);
  });

  it('leaves a trace of every attempt', async () => {
    await tryAs('road-head', 'Wrong-Horse-7');
    later(1);
    const caller = await api.signIn('road-head', password);
    later(1);
    await caller.delete('/session');
    expect(await outcomes('road-head')).toEqual(['wrong-credentials', 'signed-in', 'signed-out']);
  });
});

describe('a session', () => {
  it('ends when nobody does anything for half an hour', async () => {
    const caller = await api.signIn('leader', password);
    later(29);
    expect((await caller.get('/session')).status).toBe(200);
    later(29);
    expect((await caller.get('/session')).status).toBe(200);
    later(31);
    expect((await caller.get('/session')).body.code).toBe('not-signed-in');
  });

  it('is not kept alive by a page that nobody touches', async () => {
    let now = clock;
    api.setNow(now);
    const person = await api.signIn('leader', password);
    const read = (headers: Record<string, string>) =>
      person.send({ method: 'GET', url: '/api/v1/session', headers });
    for (const minutes of [12, 24]) {
      now = new Date(clock.getTime() + minutes * 60_000);
      api.setNow(now);
      expect((await read({ 'x-unattended': '1' })).status).toBe(200);
    }
    api.setNow(new Date(clock.getTime() + 36 * 60_000));
    expect((await read({})).status).toBe(401);
    api.setNow(clock);
  });

  it('ends after twelve hours whatever one does', async () => {
    const caller = await api.signIn('leader', password);
    for (let n = 0; n < 35; n++) {
      later(20);
      expect((await caller.get('/session')).status).toBe(200);
    }
    later(20);
    expect((await caller.get('/session')).status).toBe(401);
  });

  it('ends at once when signed out, and its token is worth nothing', async () => {
    const caller = await api.signIn('leader', password);
    const answer = await caller.delete('/session');
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^guanjia_session=; /);
    expect((await caller.get('/session')).status).toBe(401);
  });

  it('ends at once when the account is disabled', async () => {
    const caller = await api.as(zone.people.planningOfficer);
    const system = await api.as(zone.people.system);
    await system.patch(`/accounts/${zone.people.planningOfficer.accountId}`, { status: 'disabled' });
    expect((await caller.get('/session')).status).toBe(401);
    expect((await tryAs('planning-officer', password)).body.code).toBe('wrong-credentials');
    expect(await outcomes('planning-officer')).toContain('disabled');
    await system.patch(`/accounts/${zone.people.planningOfficer.accountId}`, { status: 'active' });
    expect((await tryAs('planning-officer', password)).status).toBe(200);
  });

  it('believes nothing but its own token', async () => {
    for (const cookie of [
      'guanjia_session=',
      'guanjia_session=abc',
      `guanjia_session=${'A'.repeat(43)}`,
      'x=1',
    ]) {
      expect((await callerOf(api.app, cookie).get('/session')).status).toBe(401);
    }
    const forged = await api.anonymous.send({
      method: 'GET',
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${zone.people.leader.accountId}`, 'x-user': 'leader' },
    });
    expect(forged.status).toBe(401);
  });

  it('shows and ends those on other devices', async () => {
    const here = await api.signIn('traffic-officer', password);
    const there = await api.signIn('traffic-officer', password);
    const { body } = await here.get('/account/sessions');
    expect(body.total).toBe(2);
    const other = body.items.find((item: { current: boolean }) => !item.current);
    expect((await here.delete(`/account/sessions/${other.id}`)).status).toBe(204);
    expect((await there.get('/session')).status).toBe(401);
    expect((await here.delete(`/account/sessions/${other.id}`)).status).toBe(404);
    const stranger = await api.as(zone.people.leader);
    const mine = (await here.get('/account/sessions')).body.items[0];
    expect((await stranger.delete(`/account/sessions/${mine.id}`)).status).toBe(404);
  });
});

describe('the own password', () => {
  const change = (
    caller: Awaited<ReturnType<TestApi['signIn']>>,
    currentPassword: string,
    newPassword: string,
  ) => caller.put('/account/password', { currentPassword, newPassword });

  it('is changed by whoever knows it, and ends the other sessions', async () => {
    const here = await api.signIn('owner', password);
    const there = await api.signIn('owner', password);
    expect((await change(here, 'Wrong-Horse-7', 'Another-Horse-8')).body).toMatchObject({
      status: 422,
      code: 'password-wrong',
      errors: [{ path: 'currentPassword' }],
    });
    expect((await change(here, password, 'Another-Horse-8')).status).toBe(204);
    expect((await here.get('/session')).status).toBe(200);
    expect((await there.get('/session')).status).toBe(401);
    expect((await tryAs('owner', password)).status).toBe(401);
    expect((await tryAs('owner', 'Another-Horse-8')).status).toBe(200);
  });

  it.each(['Short-1', 'onlysmall', 'alllower1', 'My-leader-99', password])(
    'must be good: %s',
    async (weak) => {
      const caller = await api.as(zone.people.leader);
      expect((await change(caller, password, weak)).body).toMatchObject({
        status: 422,
        code: 'password-too-weak',
        errors: [{ path: 'newPassword' }],
      });
    },
  );

  it('can not be guessed from an open session', async () => {
    const caller = await api.as(zone.people.coordinator);
    for (let n = 0; n < 5; n++) await change(caller, `Wrong-Horse-${n}`, 'Another-Horse-8');
    expect((await change(caller, password, 'Another-Horse-8')).status).toBe(429);
  });
});

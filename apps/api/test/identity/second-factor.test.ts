import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../src/identity/index.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, callerOf, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const password = 'Guanjia-2026!';
const start = at('2026-03-02 10:00').getTime();
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let moment = start;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  const hash = await hashPassword(password);
  await database.db.updateTable('account').set({ password_hash: hash }).execute();
  api = await startApi(database.db, { now: new Date(start) });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
/** Each test has steps and tries of its own. */
beforeEach(() => {
  moment += 3_600_000;
  api.setNow(new Date(moment));
});
const later = (seconds: number) => {
  moment += seconds * 1000;
  api.setNow(new Date(moment));
};

const as = async (person: Person): Promise<Caller> => await api.as(zone.people[person]);
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment });
const signIn = async (username: string, code?: string) =>
  await callerOf(api.app, undefined).post('/session', { username, password, ...(code ? { code } : {}) });

async function enrol(person: Person): Promise<{ secret: string; recoveryCodes: string[] }> {
  const caller = await as(person);
  const begun = await caller.post('/account/second-factor', { password });
  expect(begun.status).toBe(200);
  const { secret } = begun.body;
  const done = await caller.post('/account/second-factor/confirmation', { code: codeOf(secret) });
  expect(done.status).toBe(200);
  later(60);
  return { secret, recoveryCodes: done.body.recoveryCodes };
}

describe('a second factor', () => {
  test('is asked for after the password, taken once, and stands in no answer afterwards', async () => {
    const { secret } = await enrol('butler');
    const without = await signIn('butler');
    expect([without.status, without.body.code]).toEqual([401, 'second-factor-needed']);
    const code = codeOf(secret);
    const first = await signIn('butler', code);
    expect(first.status).toBe(200);
    expect(first.text).not.toContain(secret);
    const again = await signIn('butler', code);
    expect([again.status, again.body.code]).toEqual([401, 'second-factor-wrong']);
    later(30);
    expect((await signIn('butler', codeOf(secret))).status).toBe(200);
    const state = await (await as('butler')).get('/account/second-factor');
    expect(state.body).toMatchObject({ on: true, recoveryCodesLeft: 10, required: false });
    expect(state.text).not.toContain(secret);
    const row = await database.db
      .selectFrom('second_factor')
      .select('secret')
      .where('account_id', '=', zone.people.butler.accountId)
      .executeTakeFirstOrThrow();
    // Sealed: the database alone does not hold it.
    expect(row.secret.includes(Buffer.from(Secret.fromBase32(secret).buffer))).toBe(false);
  });

  test('one step of a slow clock is forgiven, two are not', async () => {
    const { secret } = await enrol('otherButler');
    const of = (offset: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment + offset * 1000 });
    expect((await signIn('other-butler', of(-60))).status).toBe(401);
    expect((await signIn('other-butler', of(-30))).status).toBe(200);
  });

  test('wrong codes lock the account as wrong passwords do', async () => {
    const { secret } = await enrol('roadOfficer');
    for (let n = 0; n < 5; n++) expect((await signIn('road-officer', '000000')).status).toBe(401);
    const locked = await signIn('road-officer', codeOf(secret));
    expect([locked.status, locked.body.code]).toEqual([401, 'account-locked']);
  });

  test('each recovery code opens once, however it is typed', async () => {
    const { recoveryCodes } = await enrol('roadHead');
    expect(new Set(recoveryCodes).size).toBe(10);
    const [one = '', two = ''] = recoveryCodes;
    expect((await signIn('road-head', one.toUpperCase())).status).toBe(200);
    expect((await signIn('road-head', one)).status).toBe(401);
    expect((await signIn('road-head', two.replaceAll('-', ''))).status).toBe(200);
    const state = await (await as('roadHead')).get('/account/second-factor');
    expect(state.body.recoveryCodesLeft).toBe(8);
  });

  test('begins and ends by the password only; unconfirmed it asks for nothing', async () => {
    const caller = await as('trafficOfficer');
    const wrong = await caller.post('/account/second-factor', { password: 'wrong' });
    expect(wrong.body.errors[0].path).toBe('password');
    await caller.post('/account/second-factor', { password });
    expect((await signIn('traffic-officer')).status).toBe(200);
    const miss = await caller.post('/account/second-factor/confirmation', { code: '000000' });
    expect(miss.body.errors[0].path).toBe('code');
    const { secret } = await enrol('trafficOfficer');
    expect((await (await as('trafficOfficer')).post('/account/second-factor', { password })).body.code).toBe(
      'second-factor-on',
    );
    const open = await as('trafficOfficer');
    expect((await open.post('/account/second-factor/end', { password, code: '000000' })).status).toBe(401);
    expect((await open.post('/account/second-factor/end', { password, code: codeOf(secret) })).status).toBe(
      204,
    );
    expect((await signIn('traffic-officer')).status).toBe(200);
  });

  test('another session ends when it is turned on', async () => {
    const elsewhere = await as('planningOfficer');
    await enrol('planningOfficer');
    expect((await elsewhere.get('/session')).status).toBe(401);
  });
});

describe('required by the zone', () => {
  test('opens nothing else before, for those whom the setting names; demo accounts are left alone', async () => {
    const set = async (value: number) =>
      await database.db
        .insertInto('zone_setting')
        .values({
          key: 'secondFactorFor',
          value: JSON.stringify(value),
          updated_at: new Date(moment),
          updated_by: null,
        })
        .onConflict((c) => c.column('key').doUpdateSet({ value: JSON.stringify(value) }))
        .execute();
    await set(1);
    expect((await (await as('leader')).get('/overview')).status).toBe(200);
    const barred = await (await as('security')).get('/accounts');
    expect([barred.status, barred.body.code]).toEqual([403, 'second-factor-required']);
    await set(2);
    for (const person of ['leader', 'coordinator', 'master'] as const) {
      expect((await (await as(person)).get('/overview')).body.code, person).toBe('second-factor-required');
    }
    expect((await (await as('butler')).get('/matters')).status).toBe(200);
    const session = (await (await as('leader')).get('/session')).body;
    expect(session.account.mustAddSecondFactor).toBe(true);
    const { secret } = await enrol('leader');
    expect((await (await as('leader')).get('/overview')).status).toBe(200);
    const end = await (await as('leader')).post('/account/second-factor/end', {
      password,
      code: codeOf(secret),
    });
    expect([end.status, end.body.code]).toEqual([403, 'second-factor-required']);
    await database.db
      .updateTable('account')
      .set({ is_demo: true })
      .where('username', '=', 'coordinator')
      .execute();
    expect((await (await as('coordinator')).get('/overview')).status).toBe(200);
    expect((await (await as('coordinator')).post('/account/second-factor', { password })).body.code).toBe(
      'demo-account',
    );
    await database.db
      .updateTable('account')
      .set({ is_demo: false })
      .where('username', '=', 'coordinator')
      .execute();
    await set(0);
  });

  test('a lost device: the security administrator takes it away, nobody else, and not the own one', async () => {
    await enrol('firm');
    const { accountId } = zone.people.firm;
    for (const person of ['system', 'audit', 'coordinator', 'firm'] as const) {
      expect((await (await as(person)).delete(`/accounts/${accountId}/second-factor`)).status, person).toBe(
        403,
      );
    }
    const security = await as('security');
    const before = (await security.get(`/accounts/${accountId}`)).body;
    expect(before.secondFactor).toBe(true);
    expect(before.abilities).toContain('second-factor.reset');
    expect((await security.delete(`/accounts/${accountId}/second-factor`)).status).toBe(204);
    expect((await signIn('firm')).status).toBe(200);
    expect((await security.delete(`/accounts/${accountId}/second-factor`)).status).toBe(404);
    expect((await security.delete(`/accounts/${zone.people.security.accountId}/second-factor`)).status).toBe(
      403,
    );
    const told = await database.db
      .selectFrom('journal')
      .select('action')
      .where('stream', '=', `account:${accountId}`)
      .execute();
    expect(told.map((entry) => entry.action)).toEqual([
      'account.second-factor-on',
      'account.second-factor-reset',
    ]);
  });
});

import { verify } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashPassword } from '../../src/identity/index.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

const password = 'Correct-Horse-7';
const wrong = 'Wrong-Horse-7';
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let clock = at('2026-03-02 09:00');
let system: Caller;
let names = 0;

const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
  api.setNow(clock);
};
const days = (count: number) => later(count * 24 * 60);
const tryAs = (username: string, secret: string, extra: object = {}, ip = '192.0.2.1') =>
  api.anonymous.send({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: ip,
    headers: { 'content-type': 'application/json', 'user-agent': 'Firefox/140.0 (Windows)' },
    payload: JSON.stringify({ username, password: secret, ...extra }),
  });
const change = (caller: Caller, currentPassword: string, newPassword: string) =>
  caller.put('/account/password', { currentPassword, newPassword });
const set = async (key: string, value: number) => {
  const written = { value: JSON.stringify(value), updated_at: clock, updated_by: null };
  await database.db
    .insertInto('zone_setting')
    .values({ key, ...written })
    .onConflict((known) => known.column('key').doUpdateSet(written))
    .execute();
};
/** An account whose owner has chosen this password. */
async function newPerson(): Promise<{ id: string; username: string; caller: Caller }> {
  const username = `somebody-${++names}`;
  const made = await system.post('/accounts', { username, displayName: '某人' });
  const first = await api.signIn(username, made.body.oneTimePassword);
  expect((await change(first, made.body.oneTimePassword, password)).status).toBe(204);
  return { id: made.body.account.id, username, caller: first };
}

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  await database.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(password), password_changed_at: clock })
    .execute();
  api = await startApi(database.db, { now: clock });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  days(1);
  await database.db.deleteFrom('zone_setting').execute();
  await database.db
    .updateTable('account')
    .set({ password_changed_at: clock })
    .where(
      'id',
      'in',
      Object.values(zone.people).map((one) => one.accountId),
    )
    .execute();
  system = await api.as(zone.people.system);
});

describe('the rules of passwords', () => {
  it("are the zone's, told to whoever changes one, and held to", async () => {
    await set('passwordMinLength', 12);
    await set('passwordClasses', 4);
    const { caller } = await newPersonUnder('Longer-Horse-71');
    expect((await caller.get('/account/password-rules')).body).toMatchObject({
      minLength: 12,
      classes: 4,
      history: 5,
      maxDays: 90,
      changedAt: clock.toISOString(),
      dueAt: new Date(clock.getTime() + 90 * 86_400_000).toISOString(),
    });
    const weak = await change(caller, 'Longer-Horse-71', 'shorthorse1');
    expect(weak.body).toMatchObject({ status: 422, code: 'password-too-weak' });
    expect(weak.body.errors.map((one: { message: string }) => one.message)).toEqual([
      '至少 12 个字符',
      '须含大写字母、小写字母、数字、符号中的至少 4 类',
    ]);
    expect((await change(caller, 'Longer-Horse-71', 'Longerhorse72')).status).toBe(422);
    expect((await change(caller, 'Longer-Horse-71', 'Longer-horse72')).status).toBe(204);
  });

  async function newPersonUnder(chosen: string) {
    const username = `somebody-${++names}`;
    const made = await system.post('/accounts', { username, displayName: '某人' });
    const caller = await api.signIn(username, made.body.oneTimePassword);
    expect((await change(caller, made.body.oneTimePassword, chosen)).status).toBe(204);
    return { caller };
  }

  it('can be read while a change is asked for, by nobody who is not signed in', async () => {
    const made = await system.post('/accounts', { username: 'just-made', displayName: '某人' });
    const caller = await api.signIn('just-made', made.body.oneTimePassword);
    expect((await caller.get('/account/password-rules')).status).toBe(200);
    expect((await caller.get('/account/sign-ins')).body.code).toBe('password-change-required');
    expect((await api.anonymous.get('/account/password-rules')).status).toBe(401);
  });

  it('let none of the last three be taken again, and the fourth', async () => {
    await set('passwordHistory', 3);
    const { caller } = await newPerson();
    const chosen = [password, 'Second-Horse-2', 'Third-Horse-3', 'Fourth-Horse-4'] as const;
    for (let n = 0; n < 3; n++) {
      expect((await change(caller, chosen[n] ?? '', chosen[n + 1] ?? '')).status, chosen[n + 1]).toBe(204);
      later(1);
    }
    for (const before of chosen.slice(1)) {
      const again = await change(caller, 'Fourth-Horse-4', before);
      expect([again.status, again.body.code], before).toEqual([422, 'password-too-weak']);
      later(20);
    }
    expect((await change(caller, 'Fourth-Horse-4', password)).status).toBe(204);
  });

  it('remember what was chosen before a reset, and not the one-time password', async () => {
    await set('passwordHistory', 2);
    const { id, username } = await newPerson();
    const reset = await system.post(`/accounts/${id}/password-reset`);
    const again = await api.signIn(username, reset.body.oneTimePassword);
    expect((await change(again, reset.body.oneTimePassword, password)).body.errors[0].message).toBe(
      '不能是最近 2 次用过的密码',
    );
    expect((await change(again, reset.body.oneTimePassword, 'Second-Horse-2')).status).toBe(204);
    const kept = await database.db
      .selectFrom('password_history')
      .select('hash')
      .where('account_id', '=', id)
      .execute();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.hash).toMatch(/^\$argon2id\$/);
  });

  it('keep no more than a zone may ask for', async () => {
    const { id, caller } = await newPerson();
    let current = password;
    for (let n = 0; n < 14; n++) {
      later(1);
      const next = `Horse-number-${n}`;
      expect((await change(caller, current, next)).status).toBe(204);
      current = next;
    }
    const { count } = await database.db
      .selectFrom('password_history')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('account_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(count).toBe(12);
  });
});

describe('a password of age', () => {
  it('opens nothing but its own replacement from the next sign-in on', async () => {
    await set('passwordMaxDays', 30);
    const { username, caller } = await newPerson();
    days(30);
    later(-1);
    const inTime = await api.signIn(username, password);
    expect((await inTime.get('/session')).body.account).toMatchObject({
      mustChangePassword: false,
      passwordOverdue: false,
    });
    later(1);
    // Who signed in before goes on: nobody is stopped in the middle of the work.
    expect((await inTime.get('/account/sessions')).status).toBe(200);
    const late = await api.signIn(username, password);
    expect((await late.get('/session')).body.account).toMatchObject({
      mustChangePassword: true,
      passwordOverdue: true,
    });
    expect((await late.get('/account/sessions')).body.code).toBe('password-change-required');
    expect((await change(late, password, 'Another-Horse-8')).status).toBe(204);
    expect((await late.get('/account/sessions')).status).toBe(200);
    expect((await caller.get('/session')).status).toBe(401);
  });

  it('waits for the next sign-in where the rule came later, and never comes where there is none', async () => {
    const { username } = await newPerson();
    days(60);
    const before = await api.signIn(username, password);
    later(1);
    await set('passwordMaxDays', 30);
    expect((await before.get('/account/sessions')).status).toBe(200);
    const after = await api.signIn(username, password);
    expect((await after.get('/session')).body.account.passwordOverdue).toBe(true);
    await set('passwordMaxDays', 0);
    days(700);
    expect((await (await api.signIn(username, password)).get('/session')).body.account).toMatchObject({
      mustChangePassword: false,
    });
  });

  it("is nobody's to change in a demonstration", async () => {
    const { id, username } = await newPerson();
    await database.db.updateTable('account').set({ is_demo: true }).where('id', '=', id).execute();
    days(400);
    const caller = await api.signIn(username, password);
    expect((await caller.get('/session')).body.account.mustChangePassword).toBe(false);
    expect((await caller.get('/account/password-rules')).body.dueAt).toBeNull();
    await database.db.updateTable('account').set({ is_demo: false }).where('id', '=', id).execute();
    expect((await caller.get('/session')).body.account.mustChangePassword).toBe(true);
    await database.db.updateTable('zone').set({ is_demo: true }).execute();
    expect((await caller.get('/session')).body.account.mustChangePassword).toBe(false);
    await database.db.updateTable('zone').set({ is_demo: false }).execute();
  });
});

describe('who tries names and passwords', () => {
  const bare = (answer: Awaited<ReturnType<typeof tryAs>>) => {
    const { date: _date, 'x-request-id': _id, ...headers } = answer.headers;
    return { status: answer.status, body: { ...answer.body, instance: '' }, headers };
  };

  it('learns the same at each step, be the name known, unknown or disabled, the password right or wrong', async () => {
    const known = await newPerson();
    const disabled = await newPerson();
    await system.patch(`/accounts/${disabled.id}`, { status: 'disabled' });
    const ways: [string, string][] = [
      [known.username, wrong],
      [`nobody-${names}`, password],
      [disabled.username, password],
    ];
    // Failures of long ago, a lock, its end to the minute, and a second lock: alike at every step.
    const waits = [0, 2, 40, 3, 1, 1, 28, 1, 0, 0, 0, 0, 0, 29, 1];
    const told: unknown[][] = [];
    for (const wait of waits) {
      later(wait);
      const step = [];
      for (const [n, [username, secret]] of ways.entries()) {
        step.push(bare(await tryAs(username, secret, {}, `192.0.2.${10 + n}`)));
      }
      told.push(step);
    }
    for (const [step, answers] of told.entries()) {
      expect(answers[1], `step ${step}`).toEqual(answers[0]);
      expect(answers[2], `step ${step}`).toEqual(answers[0]);
    }
    const codes = told.map(([one]) => (one as { body: { code: string } }).body.code);
    expect(new Set(codes)).toEqual(new Set(['wrong-credentials', 'account-locked']));
    // The right password says no more while the name is locked.
    await database.db.deleteFrom('rate_limit').execute();
    for (let n = 0; n < 6; n++) await tryAs(known.username, wrong);
    expect(bare(await tryAs(known.username, password))).toEqual(bare(await tryAs(known.username, wrong)));
  });

  it('costs the server one check of a password each: known, unknown, locked', async () => {
    const { username } = await newPerson();
    const checksOf = async (name: string) => {
      vi.mocked(verify).mockClear();
      await tryAs(name, wrong, {}, '192.0.2.90');
      return vi.mocked(verify).mock.calls.length;
    };
    // What nobody's password is compared with is made once.
    await checksOf('nobody-at-all');
    expect([await checksOf('nobody-at-all'), await checksOf(username)]).toEqual([1, 1]);
    for (let n = 0; n < 6; n++) await tryAs(username, wrong, {}, '192.0.2.90');
    expect((await tryAs(username, wrong, {}, '192.0.2.90')).body.code).toBe('account-locked');
    expect(await checksOf(username)).toBe(1);
  });

  it('is held back alike after very many tries', async () => {
    const { username } = await newPerson();
    await set('lockoutFailures', 10);
    await set('lockoutMinutes', 5);
    const last = async (name: string, ip: string) => {
      for (let n = 0; n < 20; n++) await tryAs(name, wrong, {}, ip);
      return await tryAs(name, password, {}, ip);
    };
    const one = await last(username, '192.0.2.91');
    const other = await last('nobody-either', '192.0.2.92');
    expect(one.status).toBe(429);
    expect(bare(other)).toEqual(bare(one));
  });
});

describe('the watermark', () => {
  it('is on until the security administrator turns it off, for everybody', async () => {
    const seen = async () => (await system.get('/session')).body.zone.watermark;
    expect(await seen()).toBe(true);
    const change = { changes: { screenWatermark: 0 }, reason: '试用期间' };
    expect((await system.patch('/settings', change)).status).toBe(403);
    expect((await (await api.as(zone.people.security)).patch('/settings', change)).status).toBe(200);
    expect(await seen()).toBe(false);
  });
});

describe('the sign-in log', () => {
  const own = async (caller: Caller, query = '') =>
    (await caller.get(`/account/sign-ins${query}`)).body as {
      items: { id: string; at: string; outcome: string; ip: string | null; userAgent: string | null }[];
      nextCursor: string | null;
    };
  const outcomesOf = async (caller: Caller) => (await own(caller)).items.map((item) => item.outcome);

  it('tells its owner of each success, failure, lockout, sign-out and end, with time, address and device', async () => {
    const { id, username, caller } = await newPerson();
    const started = clock;
    for (let n = 0; n < 5; n++) {
      later(1);
      await tryAs(username, wrong, {}, '192.0.2.20');
    }
    later(1);
    await tryAs(username, password, {}, '192.0.2.20');
    expect(await outcomesOf(caller)).toEqual([
      'locked',
      'lockout',
      ...Array.from({ length: 5 }, () => 'wrong-credentials'),
      'signed-in',
    ]);
    const [first] = (await own(caller)).items.slice(-2);
    expect(first).toMatchObject({
      at: new Date(started.getTime() + 60_000).toISOString(),
      ip: '192.0.2.20',
      userAgent: 'Firefox/140.0 (Windows)',
    });
    later(60);
    const here = await api.signIn(username, password);
    const there = await api.signIn(username, password);
    const { items } = (await here.get('/account/sessions')).body;
    const other = items.find((item: { current: boolean }) => !item.current);
    later(1);
    await here.delete(`/account/sessions/${other.id}`);
    expect((await outcomesOf(here))[0]).toBe('revoked');
    later(1);
    await api.signIn(username, password);
    later(1);
    await change(here, password, 'Another-Horse-8');
    expect((await outcomesOf(here)).slice(0, 2)).toEqual(['revoked', 'signed-in']);
    later(1);
    await here.delete('/session');
    expect((await there.get('/session')).status).toBe(401);
    const back = await api.signIn(username, 'Another-Horse-8');
    expect((await outcomesOf(back)).slice(0, 2).sort()).toEqual(['signed-in', 'signed-out']);
    later(1);
    await (await api.as(zone.people.security)).delete(`/accounts/${id}/sessions`);
    const last = await api.signIn(username, 'Another-Horse-8');
    expect(await outcomesOf(last)).toContain('revoked');
  });

  it('tells of codes of a second factor that were asked for, and that were wrong', async () => {
    const { username, caller } = await newPerson();
    const begun = await caller.post('/account/second-factor', { password });
    const code = new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({
      timestamp: clock.getTime(),
    });
    await caller.post('/account/second-factor/confirmation', { code });
    later(1);
    await tryAs(username, password);
    later(1);
    await tryAs(username, password, { code: '000000' });
    expect((await outcomesOf(caller)).slice(0, 2)).toEqual(['second-factor-wrong', 'second-factor-asked']);
  });

  it('tells nobody of others, and goes on by its cursor', async () => {
    const one = await newPerson();
    const other = await newPerson();
    for (let n = 0; n < 3; n++) {
      later(1);
      await tryAs(other.username, wrong);
    }
    expect(await outcomesOf(one.caller)).toEqual(['signed-in']);
    const first = await own(other.caller, '?limit=3');
    expect(first.items).toHaveLength(3);
    const second = await own(other.caller, `?limit=3&cursor=${first.nextCursor}`);
    expect(second.items.map((item) => item.outcome)).toEqual(['signed-in']);
    expect((await other.caller.get('/account/sign-ins?accountId=x')).status).toBe(400);
  });

  it('is searched by the auditor: person, result and time; nobody else reads it', async () => {
    const { username } = await newPerson();
    const started = clock;
    later(1);
    await tryAs(username, wrong);
    later(1);
    await tryAs(`${username}-x`, wrong);
    const audit = await api.as(zone.people.audit);
    const found = async (query: string) =>
      (await audit.get(`/sign-ins?${query}`)).body.items.map((item: { outcome: string }) => item.outcome);
    expect(await found(`q=${username.toUpperCase()}&outcome=wrong-credentials`)).toHaveLength(2);
    expect(await found(`q=${username}&outcome=signed-in`)).toHaveLength(1);
    expect(await found(`q=${username}&from=${new Date(started.getTime() + 90_000).toISOString()}`)).toEqual([
      'wrong-credentials',
    ]);
    expect(await found('q=no-such-name-at-all')).toEqual([]);
    for (const person of ['system', 'security', 'leader', 'butler', 'firm'] as const) {
      expect((await (await api.as(zone.people[person])).get('/sign-ins')).status, person).toBe(403);
    }
  });
});

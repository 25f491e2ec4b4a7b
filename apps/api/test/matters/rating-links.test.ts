import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyJournal } from '../../src/audit/verify.ts';
import { newId } from '../../src/platform/ids.ts';
import { type Answer, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
/** Contacts: two of the firm, one of the other firm, the project's owner and its contractor. */
const contacts = { ann: newId(), ben: newId(), other: newId(), owner: newId(), contractor: newId() };

beforeEach(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: at('2026-09-09 09:00') });
  const { ids } = zone;
  await database.db
    .insertInto('enterprise_contact')
    .values([
      {
        id: contacts.ann,
        enterprise_id: ids.enterprise,
        name: '示例联系人甲',
        phone: '000-1111',
        title: '主任',
        level: 'administrator',
      },
      {
        id: contacts.ben,
        enterprise_id: ids.enterprise,
        name: '示例联系人乙',
        phone: null,
        title: null,
        level: 'contact',
      },
      {
        id: contacts.other,
        enterprise_id: ids.otherEnterprise,
        name: '示例联系人丙',
        phone: null,
        title: null,
        level: 'contact',
      },
    ])
    .execute();
  await database.db
    .insertInto('project_contact')
    .values([
      {
        id: contacts.owner,
        project_id: ids.project,
        kind: 'owner',
        name: '示例业主',
        company: null,
        phone: null,
      },
      {
        id: contacts.contractor,
        project_id: ids.project,
        kind: 'contractor',
        name: '示例施工方',
        company: null,
        phone: null,
      },
    ])
    .execute();
});
afterEach(async () => {
  await api.close();
  await database.drop();
});

/** A firm's matter, answered, and closed on 8 September 2026 at 10:00; to be rated until the 21st at 18:00. */
async function closed(): Promise<string> {
  const id = await zone.raise('firm', at('2026-09-07 09:00'), {
    typeCode: 'bank-credit',
    title: '想要一笔贷款',
  });
  await zone.act('butler', at('2026-09-07 09:30'), id, 'accept', {});
  await zone.act('butler', at('2026-09-08 09:30'), id, 'answer-firm', {
    outcome: 'solved',
    text: '银行已放款',
  });
  await zone.act('firm', at('2026-09-08 10:00'), id, 'confirm', {});
  return id;
}
const last = at('2026-09-21 18:00');
async function issue(
  by: Person,
  id: string,
  contactId = contacts.ann,
  key: string = randomUUID(),
): Promise<Answer> {
  return await (await api.as(zone.people[by])).post(
    `/matters/${id}/rating-links`,
    { contactId },
    { 'idempotency-key': key },
  );
}
const tokenOf = async (id: string, contactId = contacts.ann): Promise<string> =>
  (await issue('butler', id, contactId)).body.token;
const look = async (token: string) => (await api.anonymous.post('/rating-links/look', { token })).body;
const rate = (token: string, level: number, text?: string) =>
  api.anonymous.post('/rating-links/rate', { token, level, ...(text ? { text } : {}) });
const detail = async (by: Person, id: string) =>
  (await (await api.as(zone.people[by])).get(`/matters/${id}`)).body;

describe('评价链接', () => {
  test('shows the title, the number and the answer, takes one rating, and says by whom it was issued', async () => {
    const id = await closed();
    const issued = await issue('butler', id);
    expect(issued.status).toBe(201);
    expect(issued.body).toMatchObject({ recipient: '示例联系人甲', until: last.toISOString() });
    const { token } = issued.body;
    const opened = await look(token);
    expect(opened).toEqual({
      state: 'open',
      matter: {
        title: '想要一笔贷款',
        number: (await detail('butler', id)).number,
        outcome: 'solved',
        answer: '银行已放款',
        until: last.toISOString(),
      },
    });
    expect((await rate(token, 2, '等了太久')).status).toBe(204);

    const seen = await detail('butler', id);
    expect(seen.status).toBe('rectifying');
    expect(seen.ratings).toMatchObject([
      { level: 2, text: '等了太久', byLink: { issuedBy: '示例butler', recipient: '示例联系人甲' } },
    ]);
    const entry = seen.timeline.find((one: { action: string }) => one.action === 'rate');
    expect(entry).toMatchObject({ actor: null, details: { byLink: true, issuedBy: '示例butler' } });
    expect(seen.ratingLinks.issued).toMatchObject([
      { recipientId: contacts.ann, by: '示例butler', usedAt: at('2026-09-09 09:00').toISOString() },
    ]);
    // The firm hears of what was said in its name, and by which way.
    const firm = await detail('firm', id);
    expect(firm.ratings[0].byLink).toEqual({ issuedBy: '示例butler', recipient: '示例联系人甲' });
    expect(firm.ratingLinks).toBeNull();
    expect(JSON.stringify(firm.timeline)).not.toContain(contacts.ann);
    const told = await (await api.as(zone.people.firm)).get('/notifications?limit=100');
    expect(told.body.items.map((item: { kind: string }) => item.kind)).toContain('rate');
  });

  test('only its hash is kept: neither in a row, nor in the journal, nor under the key of the request', async () => {
    const id = await closed();
    const { token } = (await issue('butler', id)).body;
    for (const table of ['rating_link', 'journal', 'idempotency_key', 'notification'] as const) {
      const rows = await database.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows), table).not.toContain(token);
    }
    await rate(token, 5);
    const findings: unknown[] = [];
    await verifyJournal({ db: database.db, dataDir: tmpdir(), onFinding: (one) => findings.push(one) });
    expect(findings).toEqual([]);
  });

  test('is good once; two at the same moment leave one rating', async () => {
    const token = await tokenOf(await closed());
    const both = await Promise.all([rate(token, 5), rate(token, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'rating-link-over',
      state: 'used',
    });
    expect(await look(token)).toEqual({ state: 'used', matter: null });
    expect(await database.db.selectFrom('rating').select('id').execute()).toHaveLength(1);
  });

  test('ends with the window: good at its last moment, not after it, nor when the sweep is late', async () => {
    const [one, two] = [await tokenOf(await closed()), await tokenOf(await closed())];
    api.setNow(last);
    expect((await look(one)).state).toBe('open');
    expect((await rate(one, 4)).status).toBe(204);
    api.setNow(new Date(last.getTime() + 1));
    expect(await look(two)).toEqual({ state: 'expired', matter: null });
    expect((await rate(two, 4)).body).toMatchObject({ code: 'rating-link-over', state: 'expired' });
  });

  test('says when the firm has rated otherwise, and when another round has begun', async () => {
    const id = await closed();
    const token = await tokenOf(id);
    await zone.act('firm', at('2026-09-09 09:01'), id, 'rate', { level: 5 });
    expect((await look(token)).state).toBe('rated');
    expect((await rate(token, 1)).body).toMatchObject({ state: 'rated' });
    await zone.act('firm', at('2026-09-09 09:02'), id, 'reopen', { text: '又要' });
    expect((await look(token)).state).toBe('expired');
  });

  test('issued again for the same contact, the former one opens nothing; another contact has his own', async () => {
    const id = await closed();
    const first = await tokenOf(id);
    const bens = await tokenOf(id, contacts.ben);
    const second = (await issue('coordinator', id)).body.token;
    expect((await look(first)).state).toBe('unknown');
    expect((await look(second)).state).toBe('open');
    expect((await rate(bens, 5)).status).toBe(204);
    expect((await look(second)).state).toBe('rated');
    const issued = await database.db
      .selectFrom('journal')
      .select('body')
      .where('action', '=', 'rating-link-issued')
      .execute();
    expect(issued.map(({ body }) => JSON.parse(body).data.details.again)).toEqual([false, false, true]);
    expect(await database.db.selectFrom('rating_link').select('id').execute()).toHaveLength(2);
  });

  test('a request that is repeated is journalled once, and its newest token is good', async () => {
    const id = await closed();
    const key = randomUUID();
    const [one, two] = [
      await issue('butler', id, contacts.ann, key),
      await issue('butler', id, contacts.ann, key),
    ];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect((await look(one.body.token)).state).toBe('unknown');
    expect((await look(two.body.token)).state).toBe('open');
    const entries = await database.db
      .selectFrom('journal')
      .select('seq')
      .where('action', '=', 'rating-link-issued')
      .execute();
    expect(entries).toHaveLength(1);
    await rate(two.body.token, 5);
    expect((await issue('butler', id, contacts.ann, key)).status).toBe(409);
  });

  test('is issued by the butler in charge and the coordinator; others do not even learn of the matter', async () => {
    const id = await closed();
    for (const person of Object.keys(zone.people) as Person[]) {
      const { status, body } = await issue(person, id, contacts.ben);
      const knows = ['firm', 'firmAdmin', 'butler', 'master', 'coordinator', 'leader', 'deputy'].includes(
        person,
      );
      const issues = ['butler', 'coordinator'].includes(person);
      expect(status, `${person} ${body.code}`).toBe(issues ? 201 : knows ? 409 : 404);
      const links = knows ? (await detail(person, id)).ratingLinks : null;
      if (knows) expect(links?.mayIssue ?? false, person).toBe(issues);
      if (links && !issues) expect(links.recipients, person).toEqual([]);
    }
  });

  test('only to a contact on record, never to whoever issues it, never before the end or after the rating', async () => {
    const id = await closed();
    for (const contact of [contacts.other, contacts.owner, randomUUID()]) {
      expect((await issue('butler', id, contact)).status).toBe(422);
    }
    await database.db
      .updateTable('enterprise_contact')
      .set({ account_id: zone.people.butler.accountId })
      .where('id', '=', contacts.ben)
      .execute();
    expect((await issue('butler', id, contacts.ben)).status).toBe(422);
    await zone.act('firm', at('2026-09-09 09:01'), id, 'rate', { level: 5 });
    expect((await issue('butler', id)).status).toBe(409);
    const open = await zone.raise('firm', at('2026-09-09 09:00'), { typeCode: 'bank-credit' });
    expect((await issue('butler', open)).status).toBe(409);
  });

  test('of a project it goes to the owner, not to the contractor', async () => {
    const id = await zone.raise('owner', at('2026-09-07 09:00'));
    await zone.act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
    await zone.act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', {
      outcome: 'solved',
      text: '已办',
    });
    await zone.act('owner', at('2026-09-08 10:00'), id, 'confirm', {});
    expect((await issue('projectButler', id, contacts.contractor)).status).toBe(422);
    const { token } = (await issue('projectButler', id, contacts.owner)).body;
    expect((await rate(token, 4)).status).toBe(204);
  });

  test('is not used where it was issued: whoever is signed in as anybody but the firm is refused', async () => {
    const token = await tokenOf(await closed());
    for (const person of ['butler', 'coordinator', 'master', 'roadOfficer', 'otherFirm', 'owner'] as const) {
      const answer = await (await api.as(zone.people[person])).post('/rating-links/rate', {
        token,
        level: 5,
      });
      expect(answer.body.code, person).toBe('rating-link-not-yours');
    }
    const firm = await (await api.as(zone.people.firm)).post('/rating-links/rate', { token, level: 5 });
    expect(firm.status).toBe(204);
  });

  test('a contact who is taken off the record takes the link along', async () => {
    const token = await tokenOf(await closed());
    await database.db.deleteFrom('enterprise_contact').where('id', '=', contacts.ann).execute();
    expect(await look(token)).toEqual({ state: 'unknown', matter: null });
    expect((await rate(token, 5)).body).toMatchObject({ state: 'unknown' });
  });

  test('guessing is limited by address; whoever opens a good link is not', async () => {
    const token = await tokenOf(await closed());
    for (let n = 0; n < 60; n++) expect((await look(token)).state).toBe('open');
    const guesses = [];
    for (let n = 0; n < 41; n++) {
      guesses.push(
        (await api.anonymous.post('/rating-links/look', { token: `${String(n).padStart(43, 'x')}` })).status,
      );
    }
    expect(guesses.slice(0, 40).every((status) => status === 200)).toBe(true);
    expect(guesses[40]).toBe(429);
    expect((await api.anonymous.post('/rating-links/look', { token: 'short' })).status).toBe(400);
  });
});

import { randomUUID } from 'node:crypto';
import { actionNames, matterQueues } from '@guanjia/core/matters';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { actionBody } from './action-bodies.ts';
import {
  firmSide,
  type Kind,
  kinds,
  mayKnow,
  type SecretMatter,
  secret,
  tellSecrets,
  upload,
} from './secret-matters.ts';

const now = at('2026-09-07 10:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let everyone: Person[];
const callers = new Map<Person, Caller>();
const matters = {} as Record<Kind, SecretMatter>;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  everyone = Object.keys(zone.people) as Person[];
  api = await startApi(database.db, { now });
  for (const person of everyone) callers.set(person, await api.as(zone.people[person]));
  matters.enterprise = await tellSecrets(zone, as, 'firm', 'butler', [zone.ids.road]);
  matters.project = await tellSecrets(zone, as, 'owner', 'projectButler', [zone.ids.road, zone.ids.traffic]);
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

function as(person: Person): Caller {
  return callers.get(person)!;
}

const knows = (person: Person, kind: Kind) => (mayKnow[kind] as readonly Person[]).includes(person);

describe.each(kinds)('the matter of the %s', (kind) => {
  test('stands in the lists of those who may know of it, and in no other', async () => {
    for (const person of everyone) {
      const expected = kinds.filter((one) => knows(person, one)).length;
      for (const query of [
        '',
        '?sort=created',
        '?sort=updated',
        '?queue=open',
        `?enterpriseId=${zone.ids.enterprise}`,
      ]) {
        const answer = await as(person).get(`/matters${query}`);
        if (answer.status === 403) {
          expect(expected, person).toBe(0);
          continue;
        }
        const ids = answer.body.items.map((item: { id: string }) => item.id);
        expect(ids.includes(matters[kind].id), `${person} ${query}`).toBe(knows(person, kind));
        expect(answer.body.total, `${person} ${query}`).toBe(expected);
      }
    }
  });

  test('is found by search only by those', async () => {
    for (const person of everyone) {
      for (const words of [secret.title.slice(0, 6), matters[kind].number]) {
        const answer = await as(person).get(`/matters?q=${encodeURIComponent(words)}`);
        const found = (answer.body.items ?? []).some((item: { id: string }) => item.id === matters[kind].id);
        expect(found, `${person} ${words}`).toBe(knows(person, kind));
      }
    }
  });

  test('is counted only for those', async () => {
    for (const person of everyone) {
      const answer = await as(person).get('/matters/queues');
      const counts = answer.status === 403 ? {} : answer.body.counts;
      const expected = kinds.filter((one) => knows(person, one)).length;
      expect(counts.all ?? 0, person).toBe(expected);
      expect(counts.open ?? 0, person).toBe(expected);
      if (expected > 0) continue;
      for (const queue of matterQueues) expect(counts[queue] ?? 0, `${person} ${queue}`).toBe(0);
      for (const light of Object.values((answer.body.lights ?? {}) as Record<string, number>)) {
        expect(light, person).toBe(0);
      }
    }
  });

  test('opens for those; for all others it does not differ from one that never was', async () => {
    for (const person of everyone) {
      const answer = await as(person).get(`/matters/${matters[kind].id}`);
      if (knows(person, kind)) {
        expect(answer.status, person).toBe(200);
        continue;
      }
      const nothing = await as(person).get(`/matters/${randomUUID()}`);
      expect(answer.status, person).toBe(404);
      const { instance: _, ...told } = answer.body;
      const { instance: __, ...toldOfNothing } = nothing.body;
      expect(told, person).toEqual(toldOfNothing);
    }
  });

  test('has a journal for those and, without anybody’s words, for the auditor', async () => {
    for (const person of everyone) {
      const answer = await as(person).get(`/matters/${matters[kind].id}/journal`);
      const allowed = knows(person, kind) || person === 'audit';
      expect(answer.status, person).toBe(allowed ? 200 : 404);
      for (const words of Object.values(secret)) expect(answer.text, person).not.toContain(words);
      if (!allowed) continue;
      const internal = answer.body.items.filter((item: { action: string }) => item.action === 'comment');
      expect(internal.length, person).toBe(firmSide.includes(person) ? 0 : 1);
    }
  });

  test('gives its files only to those, and the internal ones not to the firm', async () => {
    const { files } = matters[kind];
    for (const person of everyone) {
      const ofFirm = await as(person).get(`/attachments/${files.firm}`);
      const internal = await as(person).get(`/attachments/${files.internal}`);
      expect(ofFirm.status, person).toBe(knows(person, kind) ? 200 : 404);
      expect(internal.status, person).toBe(knows(person, kind) && !firmSide.includes(person) ? 200 : 404);
      for (const [file, whole] of [
        [files.firm, ofFirm],
        [files.internal, internal],
      ] as const) {
        expect((await as(person).get(`/attachments/${file}/link`)).status, person).toBe(whole.status);
        // Not even that it is no picture is told.
        const small = await as(person).get(`/attachments/${file}/thumbnail`);
        expect(small.body.code, person).toBe('not-found');
      }
    }
  });

  test('notifies nobody else, and the firm of nothing internal', async () => {
    for (const person of everyone) {
      const answer = await as(person).get('/notifications?limit=100');
      const about = answer.body.items.filter(
        (item: { matter: { id: string } | null }) => item.matter?.id === matters[kind].id,
      );
      if (!knows(person, kind)) expect(about, person).toEqual([]);
      if (!knows(person, 'enterprise') && !knows(person, 'project'))
        expect(answer.body.total, person).toBe(0);
      if (firmSide.includes(person)) {
        expect(about.map((item: { kind: string }) => item.kind)).not.toContain('comment');
        expect(answer.text).not.toContain(secret.instruction);
      }
      expect(answer.text, person).not.toContain(secret.internal);
    }
  });

  test('takes no action from anybody else: 404, not 403 or 409', async () => {
    const { db } = database;
    const before = await db
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst();
    for (const person of everyone.filter((one) => !knows(one, kind))) {
      for (const action of actionNames) {
        const answer = await as(person).post(
          `/matters/${matters[kind].id}/actions/${action}`,
          actionBody(action, zone),
          { 'idempotency-key': randomUUID() },
        );
        expect(answer.status, `${person} ${action} ${answer.text}`).toBe(404);
        expect(answer.body.code, `${person} ${action}`).toBe('not-found');
      }
    }
    const after = await db
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst();
    expect(after).toEqual(before);
  });

  test('shows the firm its own side only', async () => {
    for (const person of mayKnow[kind]) {
      const answer = await as(person).get(`/matters/${matters[kind].id}`);
      expect(answer.body.view, person).toBe(firmSide.includes(person) ? 'firm' : 'staff');
      const inside = [secret.instruction, secret.internal, secret.answer, 'internal.pdf'];
      for (const words of inside)
        expect(answer.text.includes(words), `${person} ${words}`).toBe(!firmSide.includes(person));
      expect(answer.text).toContain(secret.body);
    }
  });
});

test('an office that gave it back, or lost it, knows nothing of it any more', async () => {
  const { act, ids } = zone;
  const moment = at('2026-09-07 09:00');
  const id = await zone.raise('owner', moment);
  await act('projectButler', moment, id, 'accept', {});
  await act('projectButler', moment, id, 'assign', {
    assignments: [{ officeId: ids.planning, role: 'lead', limitDays: 3 }],
  });
  expect((await as('planningOfficer').get(`/matters/${id}`)).status).toBe(200);
  const { id: assignmentId } = await database.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .executeTakeFirstOrThrow();
  await act('planningOfficer', moment, id, 'return', { assignmentId, text: '不属本单位' });
  expect((await as('planningOfficer').get(`/matters/${id}`)).status).toBe(404);
  expect((await as('planningOfficer').get('/matters')).body.total).toBe(0);
  const told = await as('planningOfficer').get('/notifications?limit=100');
  expect(told.body.items.map((item: { matter: unknown }) => item.matter)).toEqual(
    told.body.items.map(() => null),
  );
  expect(told.text).not.toContain('东门外');
  await act('owner', moment, id, 'withdraw', { text: '不办了' });
});

test('nobody raises a matter for a subject that is not his', async () => {
  const { ids } = zone;
  const body = { typeCode: 'bank-credit', text: '冒名', authorisation: '电话' };
  const allowed: Record<string, readonly Person[]> = {
    [ids.enterprise]: ['firm', 'firmAdmin', 'butler'],
    [ids.otherEnterprise]: ['otherFirm', 'otherButler'],
  };
  for (const [enterpriseId, people] of Object.entries(allowed)) {
    for (const person of everyone.filter((one) => !people.includes(one))) {
      const answer = await as(person).post(
        '/matters',
        { ...body, enterpriseId },
        { 'idempotency-key': randomUUID() },
      );
      expect(answer.status, person).toBe(404);
    }
  }
  for (const person of everyone.filter((one) => !['owner', 'firmAdmin', 'projectButler'].includes(one))) {
    const answer = await as(person).post(
      '/matters',
      { ...body, projectId: ids.project },
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status, person).toBe(404);
  }
});

test('a file that somebody else handed in can be neither read nor used', async () => {
  const file = await upload(as('otherFirm'), 'theirs.pdf');
  for (const person of everyone.filter((one) => one !== 'otherFirm')) {
    expect((await as(person).get(`/attachments/${file}`)).status, person).toBe(404);
  }
  const answer = await as('firm').post(
    `/matters/${matters.enterprise.id}/actions/comment`,
    { text: '见附件', visibility: 'firm', attachmentIds: [file] },
    { 'idempotency-key': randomUUID() },
  );
  expect(answer.status).toBe(422);
});

test('firms, projects and their people are read only within one’s charge', async () => {
  const { ids } = zone;
  const reads: Record<string, readonly Person[]> = {
    [`/enterprises/${ids.enterprise}`]: [
      'firm',
      'firmAdmin',
      'butler',
      'master',
      'coordinator',
      'leader',
      'deputy',
    ],
    [`/enterprises/${ids.otherEnterprise}`]: [
      'otherFirm',
      'otherButler',
      'otherMaster',
      'coordinator',
      'leader',
      'deputy',
    ],
    [`/projects/${ids.project}`]: [
      'firm',
      'firmAdmin',
      'owner',
      'projectButler',
      'master',
      'coordinator',
      'leader',
      'deputy',
    ],
  };
  for (const [path, people] of Object.entries(reads)) {
    for (const person of everyone) {
      const { status } = await as(person).get(path);
      if (people.includes(person)) expect(status, `${person} ${path}`).toBe(200);
      else expect([403, 404], `${person} ${path} ${status}`).toContain(status);
    }
  }
  const lists = await Promise.all(everyone.map((person) => as(person).get('/enterprises')));
  for (const [n, person] of everyone.entries()) {
    const names = (lists[n]!.body.items ?? []).map((item: { id: string }) => item.id);
    for (const id of [ids.enterprise, ids.otherEnterprise]) {
      expect(names.includes(id), person).toBe(reads[`/enterprises/${id}`]!.includes(person));
    }
  }
});

test('the overview is for those above, and a station master’s counts his station only', async () => {
  for (const person of everyone) {
    const answer = await as(person).get('/overview');
    const allowed = ['master', 'otherMaster', 'coordinator', 'leader', 'deputy'].includes(person);
    expect(answer.status, person).toBe(allowed ? 200 : 403);
  }
  const other = await as('otherMaster').get('/overview');
  expect(other.body.open.total).toBe(0);
  expect(other.text).not.toContain('第一工作站');
});

test('live events reach those who may know, and nobody else', { timeout: 30_000 }, async () => {
  await api.app.startWork();
  const address = await api.app.fastify.listen({ port: 0, host: '127.0.0.1' });
  const heard = new Map<Person, string>();
  const stop = new AbortController();
  try {
    await Promise.all(
      everyone.map(async (person) => {
        const response = await fetch(`${address}/api/v1/events`, {
          headers: { cookie: as(person).cookie! },
          signal: stop.signal,
        });
        expect(response.status).toBe(200);
        heard.set(person, '');
        void listen(person, response);
      }),
    );
    for (const kind of kinds) {
      await as(kind === 'project' ? 'projectButler' : 'butler').post(
        `/matters/${matters[kind].id}/actions/comment`,
        { text: '进展正常', visibility: 'internal' },
        { 'idempotency-key': randomUUID() },
      );
    }
    await expect.poll(() => heard.get('coordinator'), { timeout: 10_000 }).toContain(matters.project.id);
    await expect.poll(() => heard.get('leader'), { timeout: 10_000 }).toContain(matters.enterprise.id);
    // One more look of the feed, so that whoever would be told wrongly has been told.
    await new Promise((done) => setTimeout(done, 1_500));
    for (const person of everyone) {
      for (const kind of kinds) {
        expect(heard.get(person)!.includes(matters[kind].id), `${person} ${kind}`).toBe(knows(person, kind));
      }
      expect(heard.get(person)).not.toContain('进展正常');
    }
  } finally {
    stop.abort();
    await api.app.stopWork();
  }

  async function listen(person: Person, response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body!) heard.set(person, heard.get(person) + decoder.decode(chunk));
    } catch {
      // The test ended.
    }
  }
});

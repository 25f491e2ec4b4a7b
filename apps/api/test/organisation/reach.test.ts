import { allows, isEmptyScope, type SubjectFacts, scopeOf } from '@guanjia/core/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let people: [Person, Caller][];
let enterprises: { id: string; facts: SubjectFacts }[];
let projects: { id: string; facts: SubjectFacts }[];

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
  people = await Promise.all(
    (Object.keys(zone.people) as Person[]).map(
      async (person): Promise<[Person, Caller]> => [person, await api.as(zone.people[person])],
    ),
  );
  const { ids } = zone;
  enterprises = [
    {
      id: ids.enterprise,
      facts: { enterpriseId: ids.enterprise, projectId: null, stationId: ids.station, butlerId: ids.butler },
    },
    {
      id: ids.otherEnterprise,
      facts: {
        enterpriseId: ids.otherEnterprise,
        projectId: null,
        stationId: ids.otherStation,
        butlerId: ids.otherButler,
      },
    },
  ];
  projects = [
    {
      id: ids.project,
      facts: {
        enterpriseId: ids.enterprise,
        projectId: ids.project,
        stationId: ids.station,
        butlerId: ids.projectButler,
      },
    },
  ];
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const idsOf = (answer: { body: { items: { id: string }[] } }) =>
  answer.body.items.map((item) => item.id).sort();

describe('one rule for object, list, count and search', () => {
  it('of enterprises', async () => {
    for (const [person, caller] of people) {
      const principal = zone.people[person];
      const mine = enterprises
        .filter(({ facts }) => allows(principal, 'enterprise.read', facts))
        .map(({ id }) => id);
      const list = await caller.get('/enterprises');
      if (isEmptyScope(scopeOf(principal, 'enterprise.read'))) {
        expect(list.status, person).toBe(403);
      } else {
        expect(idsOf(list), person).toEqual([...mine].sort());
        expect(list.body.total, person).toBe(mine.length);
        const search = await caller.get(`/enterprises?q=${encodeURIComponent('公司')}`);
        expect([search.body.total, idsOf(search)], person).toEqual([mine.length, [...mine].sort()]);
      }
      for (const { id, facts } of enterprises) {
        const answer = await caller.get(`/enterprises/${id}`);
        expect(answer.status, person).toBe(mine.includes(id) ? 200 : 404);
        if (answer.status !== 200) continue;
        const expected = [
          'enterprise.edit',
          'enterprise.classify',
          'enterprise.edit-contacts',
          'stewardship.handover',
        ].filter((action) => allows(principal, action as 'enterprise.edit', facts));
        expect(answer.body.abilities, person).toEqual(expected);
        expect(answer.body.stewardships.length > 0, person).toBe(
          allows(principal, 'stewardship.read', facts),
        );
      }
    }
  });

  it('of projects', async () => {
    for (const [person, caller] of people) {
      const principal = zone.people[person];
      const mine = projects
        .filter(({ facts }) => allows(principal, 'project.read', facts))
        .map(({ id }) => id);
      const list = await caller.get('/projects');
      if (list.status === 200) expect(idsOf(list), person).toEqual(mine);
      else expect(mine, person).toEqual([]);
      for (const { id } of projects) {
        expect((await caller.get(`/projects/${id}`)).status, person).toBe(mine.includes(id) ? 200 : 404);
      }
    }
  });

  it('of stewardships', async () => {
    const all = [...enterprises, ...projects];
    for (const [person, caller] of people) {
      const mine = all.filter(({ facts }) => allows(zone.people[person], 'stewardship.read', facts));
      const list = await caller.get('/stewardships');
      if (list.status !== 200) {
        expect([list.status, mine.length], person).toEqual([403, 0]);
        continue;
      }
      const subjects = list.body.items.map((item: { subject: { id: string } }) => item.subject.id).sort();
      expect(subjects, person).toEqual(mine.map(({ id }) => id).sort());
      expect(list.body.total, person).toBe(mine.length);
    }
  });

  it('of what changes them', async () => {
    const subject = { enterpriseId: zone.ids.otherEnterprise, butlerId: zone.ids.otherButler, reason: '试' };
    for (const [person, caller] of people) {
      const principal = zone.people[person];
      const facts = enterprises[1]?.facts as SubjectFacts;
      const seen = allows(principal, 'enterprise.read', facts);
      const expected = (action: 'enterprise.edit' | 'enterprise.edit-contacts' | 'stewardship.handover') =>
        allows(principal, action, facts) ? 'may' : seen ? 403 : 404;
      const did = (status: number) => (status === 403 || status === 404 ? status : 'may');
      const edit = await caller.patch(`/enterprises/${zone.ids.otherEnterprise}`, {
        version: 999,
        plot: '一号地',
      });
      expect(did(edit.status), `${person} edits`).toBe(expected('enterprise.edit'));
      const contact = await caller.delete(
        `/enterprises/${zone.ids.otherEnterprise}/contacts/${zone.ids.project}`,
      );
      const mayContacts = expected('enterprise.edit-contacts');
      // A contact that does not exist is not found either way.
      expect(contact.status, `${person} edits contacts`).toBe(mayContacts === 'may' ? 404 : mayContacts);
      const handover = await caller.post('/stewardships', subject, { 'idempotency-key': `try-${person}` });
      const may = expected('stewardship.handover');
      const refused = handover.status === 403 || handover.status === 404;
      expect(refused ? 'refused' : 'may', `${person} hands over`).toBe(may === 'may' ? 'may' : 'refused');
    }
  });
});

describe('the directory', () => {
  it('is for staff', async () => {
    for (const [person, caller] of people) {
      const staff = !['firm', 'firmAdmin', 'otherFirm', 'owner'].includes(person);
      for (const path of ['/organisation', '/offices', '/butlers']) {
        expect((await caller.get(path)).status, `${person} ${path}`).toBe(staff ? 200 : 403);
      }
    }
  });

  it('is changed by the coordinator and the system administrator', async () => {
    for (const [person, caller] of people) {
      const may = person === 'coordinator' || person === 'system';
      const answer = await caller.patch(`/offices/${zone.ids.road}`, { phone: '029-33330000' });
      expect(answer.status, person).toBe(may ? 200 : 403);
    }
  });
});

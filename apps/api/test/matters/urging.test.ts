import { matterQuery } from '@guanjia/core/matters';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextAt, listMatters } from '../../src/matters/index.ts';
import { readMatter } from '../../src/matters/read-matter.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(() => database.drop());

const see = async (person: Person, now: Date, id: string) =>
  await inTransaction(database.db, async (tx) =>
    readMatter(tx, await contextAt(tx, now), zone.people[person], id),
  );
const mayUrge = async (now: Date, id: string, person: Person = 'owner') =>
  (await see(person, now, id)).actions.some((a) => a.action === 'urge');
const toldOf = async (person: Person, id: string) =>
  (
    await database.db
      .selectFrom('notification')
      .select('id')
      .where('account_id', '=', zone.people[person].accountId)
      .where('matter_id', '=', id)
      .where('kind', '=', 'urge')
      .execute()
  ).length;

describe('催办', () => {
  test('once a working day: from the next one on again, over a weekend and over 国庆', async () => {
    const friday = at('2026-03-06 17:50');
    const id = await zone.raise('owner', at('2026-03-06 09:00'));
    expect(await mayUrge(friday, id)).toBe(true);
    await zone.act('owner', friday, id, 'urge', { text: '设备周一进场' });
    expect(await mayUrge(at('2026-03-06 23:59'), id)).toBe(false);
    expect(await mayUrge(at('2026-03-08 23:59'), id)).toBe(false);
    await expect(zone.act('owner', at('2026-03-08 12:00'), id, 'urge', {})).rejects.toMatchObject({
      code: 'action-not-available',
    });
    expect(await mayUrge(at('2026-03-09 00:00'), id)).toBe(true);
    const seen = await see('owner', friday, id);
    expect(seen.urgeAgainAt).toBe(at('2026-03-09 00:00').toISOString());
    expect(seen.urgings).toBe(1);

    const eve = at('2026-09-30 10:00');
    const other = await zone.raise('owner', eve);
    await zone.act('owner', eve, other, 'urge', {});
    expect(await mayUrge(at('2026-10-07 23:00'), other)).toBe(false);
    expect(await mayUrge(at('2026-10-08 08:00'), other)).toBe(true);
  });

  test('reaches whoever has it in hand, and nobody else', async () => {
    const now = at('2026-03-10 09:00');
    const id = await zone.raise('owner', now);
    await zone.act('projectButler', now, id, 'accept', {});
    await zone.act('projectButler', now, id, 'assign', {
      assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
    });
    await zone.act('owner', at('2026-03-10 10:00'), id, 'urge', {});
    expect(await toldOf('projectButler', id)).toBe(1);
    expect(await toldOf('roadOfficer', id)).toBe(1);
    expect(await toldOf('trafficOfficer', id)).toBe(0);
    expect(await toldOf('owner', id)).toBe(0);
  });

  test('is not for staff, nor while the firm itself is asked for something', async () => {
    const now = at('2026-03-11 09:00');
    const id = await zone.raise('owner', now);
    await zone.act('projectButler', now, id, 'accept', {});
    expect(await mayUrge(now, id, 'projectButler')).toBe(false);
    await zone.act('projectButler', now, id, 'request-materials', { items: ['图'] });
    expect(await mayUrge(now, id)).toBe(false);
  });

  test('marks the matter in lists, until a new round begins', async () => {
    const now = at('2026-03-12 09:00');
    const urged = await zone.raise('owner', now);
    const quiet = await zone.raise('owner', now);
    await zone.act('owner', now, urged, 'urge', {});
    const ids = async (query: object) =>
      await inTransaction(database.db, async (tx) => {
        const ctx = await contextAt(tx, now);
        const wanted = matterQuery.parse({ limit: 100, ...query });
        const page = await listMatters(tx, ctx, zone.people.projectButler, wanted);
        return page.items.map((item) => item.id);
      });
    expect(await ids({ urged: 'true' })).toContain(urged);
    expect(await ids({ urged: 'true' })).not.toContain(quiet);
    expect(await ids({ urged: 'false' })).toContain(quiet);
  });
});

import type { TypeHistory } from '@guanjia/core/catalogue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeForgotten } from '../../src/attachments/attachments-store.ts';
import { findWaitingAttachments } from '../../src/matters/matter-store.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = at('2026-09-01 09:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: NOW });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function upload(person: Person): Promise<string> {
  const id = newId();
  await database.db
    .insertInto('attachment')
    .values({
      id,
      matter_id: null,
      name: '空表.docx',
      media_type: 'application/zip',
      bytes: 10,
      sha256: Buffer.alloc(32),
      visibility: 'internal',
      uploaded_by: zone.people[person].accountId,
      created_at: NOW,
    })
    .execute();
  return id;
}

const code = 'water-supply';
async function save(fileId: string, part: 'templateFile' | 'sampleFile' = 'templateFile') {
  const coordinator = await api.as(zone.people.coordinator);
  const before = (await coordinator.get(`/catalogue/types/${code}`)).body as TypeHistory;
  const source = (before.draft ?? before.versions[0])!.rules;
  const { offered: _o, groupName: _g, leadOffice, supportingOffices, promised, ...rest } = source;
  return await coordinator.put(`/catalogue/types/${code}/draft`, {
    revision: before.draft?.revision ?? null,
    basedOn: before.versions[0]!.number,
    rules: {
      ...rest,
      leadOfficeId: leadOffice!.id,
      supportingOfficeIds: supportingOffices.map((o) => o.id),
      promised: promised && { days: promised.days, source: promised.source },
      materials: rest.materials.map((m, n) =>
        n === 0 ? { ...m, [part]: { id: fileId, name: '空表.docx' } } : m,
      ),
    },
  });
}
/** Whether the person may have the file: its bytes are not there, which is said only to who may. */
const mayHave = async (person: Person, id: string) => {
  const answer = await (await api.as(zone.people[person])).get(`/attachments/${id}`);
  return JSON.stringify(answer.body).includes('附件的内容已不在服务器上');
};

describe('forms and samples of the catalogue', () => {
  it('are kept with the draft, read by everybody, and neither forgotten nor used for anything else', async () => {
    const file = await upload('coordinator');
    expect(await mayHave('firm', file)).toBe(false);
    expect((await save(file)).status).toBe(200);
    for (const person of ['firm', 'otherFirm', 'butler', 'roadOfficer'] as const) {
      expect(await mayHave(person, file), person).toBe(true);
    }
    expect(await takeForgotten(database.db, at('2026-10-01 09:00'), 100)).not.toContain(file);
    const waiting = await inTransaction(database.db, (tx) =>
      findWaitingAttachments(tx, [file], zone.people.coordinator.accountId),
    );
    expect(waiting).toEqual([]);
    // Saved again it is kept already.
    expect((await save(file, 'sampleFile')).status).toBe(200);
  });

  it('are the editor’s own: nobody else’s upload, nothing of a matter, nothing that is not there', async () => {
    for (const file of [await upload('firm'), newId()]) {
      const answer = await save(file);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toContain('rules.materials.0.templateFile');
      expect(await mayHave('roadOfficer', file)).toBe(false);
    }
    const used = await upload('coordinator');
    const matter = await zone.raise('firm', NOW, { typeCode: code });
    await database.db.updateTable('attachment').set({ matter_id: matter }).where('id', '=', used).execute();
    expect((await save(used)).status).toBe(400);
  });
});

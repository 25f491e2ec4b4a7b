import { pageQuery } from '@guanjia/core/paging';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findVersions, insertVersion, putInForce } from '../../src/catalogue/versions-store.ts';
import { contextAt } from '../../src/matters/index.ts';
import { listPledges, readReusable } from '../../src/matters/present-materials.ts';
import { getReadableBundle, readMatter } from '../../src/matters/read-matter.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(() => database.drop());

const began = at('2026-03-02 10:00');
const read = async (person: Person, id: string, now: Date) =>
  await inTransaction(database.db, async (tx) =>
    readMatter(tx, await contextAt(tx, now), zone.people[person], id),
  );
const itemOf = async (id: string, name: string, now = began, person: Person = 'projectButler') => {
  const item = (await read(person, id, now)).materials.find((one) => one.name === name);
  if (!item) throw new Error(`no item ${name}`);
  return item;
};
async function upload(person: Person): Promise<string> {
  const id = newId();
  await database.db
    .insertInto('attachment')
    .values({
      id,
      matter_id: null,
      name: '图.pdf',
      media_type: 'application/pdf',
      bytes: 10,
      sha256: Buffer.alloc(32),
      visibility: 'internal',
      uploaded_by: zone.people[person].accountId,
      created_at: began,
    })
    .execute();
  return id;
}
async function accepted(now = began, nth = 0): Promise<{ id: string; name: string }> {
  const id = await zone.raise('owner', now);
  await zone.act('projectButler', now, id, 'accept', {});
  const item = (await read('owner', id, now)).materials[nth];
  return { id, name: item!.name };
}
/** Puts a version in force in which the first item may be lacking and the second declared. */
async function letPromise(): Promise<void> {
  await inTransaction(database.db, async (tx) => {
    const [latest] = await findVersions(tx, 'road-opening');
    if (!latest) throw new Error('no version');
    const materials = latest.rules.materials.map((m, n) => ({ ...m, mayLack: n === 0, mayPromise: n === 1 }));
    const rules = { ...latest.rules, materials };
    const number = latest.number + 1;
    await insertVersion(tx, 'road-opening', {
      number,
      rules,
      reason: '试行',
      publishedAt: began,
      publishedBy: null,
    });
    await putInForce(tx, 'road-opening', rules);
  });
}
const told = async (person: Person, id: string, kind: string) =>
  (
    await database.db
      .selectFrom('notification')
      .select('id')
      .where('account_id', '=', zone.people[person].accountId)
      .where('matter_id', '=', id)
      .where('kind', '=', kind)
      .execute()
  ).length;

describe('材料清单', () => {
  test('begins as the list of the type, and each item goes its own way', async () => {
    const { id, name } = await accepted();
    expect(await itemOf(id, name)).toMatchObject({ state: 'open', listed: true, files: [], pledge: null });
    const file = await upload('owner');
    await zone.act('owner', began, id, 'hand-in-materials', { items: [{ name, attachmentIds: [file] }] });
    expect(await itemOf(id, name)).toMatchObject({ state: 'supplied', files: [{ id: file }] });
    expect(await told('projectButler', id, 'hand-in-materials')).toBe(1);
    await zone.act('projectButler', began, id, 'check-materials', {
      items: [{ name, result: 'wanted', text: '缺公章' }],
    });
    expect(await itemOf(id, name, began, 'owner')).toMatchObject({ state: 'wanted', remark: '缺公章' });
    const better = await upload('owner');
    await zone.act('owner', began, id, 'hand-in-materials', { items: [{ name, attachmentIds: [better] }] });
    await zone.act('projectButler', began, id, 'check-materials', {
      items: [{ name, result: 'accepted', validThrough: '2026-12-31' }],
    });
    expect(await itemOf(id, name)).toMatchObject({
      state: 'accepted',
      remark: null,
      validThrough: '2026-12-31',
      files: [{ id: better }],
    });
  });

  test('refuses what is not on the list, twice the same, nothing at all, and a fault without words', async () => {
    const { id, name } = await accepted();
    const act = zone.act;
    await expect(
      act('owner', began, id, 'hand-in-materials', { items: [{ name: '没有的', attachmentIds: [] }] }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    await expect(act('owner', began, id, 'hand-in-materials', { items: [{ name }] })).rejects.toMatchObject({
      code: 'rule-violated',
    });
    await expect(
      act('projectButler', began, id, 'check-materials', { items: [{ name, result: 'wanted' }] }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    await expect(
      act('projectButler', began, id, 'check-materials', {
        items: [
          { name, result: 'accepted' },
          { name, result: 'not-needed' },
        ],
      }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    // Somebody else's file is no file.
    const strange = await upload('roadOfficer');
    await expect(
      act('owner', began, id, 'hand-in-materials', { items: [{ name, attachmentIds: [strange] }] }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    expect(await itemOf(id, name)).toMatchObject({ state: 'open' });
    // The butler may record what came on paper.
    await act('projectButler', began, id, 'hand-in-materials', { items: [{ name }] });
    expect(await itemOf(id, name)).toMatchObject({ state: 'supplied', files: [] });
  });

  test('is asked for once; a second time only with the reason', async () => {
    const { id } = await accepted();
    await zone.act('projectButler', began, id, 'request-materials', { items: ['总平面图', '用电说明'] });
    expect(await itemOf(id, '用电说明')).toMatchObject({ state: 'wanted', listed: false });
    await expect(
      zone.act('owner', began, id, 'supply-materials', {
        items: [{ name: '总平面图', attachmentIds: [await upload('owner')] }],
      }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    // One may be kept before the other is there; the clocks still stand.
    await zone.act('owner', began, id, 'hand-in-materials', {
      items: [{ name: '总平面图', attachmentIds: [await upload('owner')] }],
    });
    expect(await read('owner', id, began)).toMatchObject({
      status: 'awaiting-materials',
      materialsWanted: ['用电说明'],
    });
    await zone.act('owner', began, id, 'supply-materials', {
      items: [{ name: '用电说明', attachmentIds: [await upload('owner')] }],
    });
    expect(await read('owner', id, began)).toMatchObject({ status: 'accepted', materialsWanted: [] });
    await expect(
      zone.act('projectButler', began, id, 'request-materials', { items: ['再一张'] }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    await zone.act('projectButler', began, id, 'request-materials', {
      items: ['再一张'],
      text: '设计变更，上次没有',
    });
    await zone.act('projectButler', began, id, 'resume', { text: '容缺' });
    expect(await itemOf(id, '再一张')).toMatchObject({ state: 'open' });
  });

  test('without items everything that was asked for counts as handed in with the files', async () => {
    const { id } = await accepted();
    await zone.act('projectButler', began, id, 'request-materials', { items: ['甲', '乙'] });
    const file = await upload('owner');
    await zone.act('owner', began, id, 'supply-materials', { attachmentIds: [file] });
    expect(await itemOf(id, '甲')).toMatchObject({ state: 'supplied', files: [{ id: file }] });
    expect(await itemOf(id, '乙')).toMatchObject({ state: 'supplied', files: [{ id: file }] });
  });
});

describe('用以前交过的', () => {
  const reusable = async (person: Person, id: string, now: Date) =>
    await inTransaction(database.db, async (tx) => {
      const { bundle } = await getReadableBundle(tx, zone.people[person], id);
      return (await readReusable(tx, await contextAt(tx, now), zone.people[person], bundle)).items;
    });

  test('what was checked may be used again until its day, by its own firm only', async () => {
    const one = await accepted();
    const file = await upload('owner');
    await zone.act('owner', began, one.id, 'hand-in-materials', {
      items: [{ name: one.name, attachmentIds: [file] }],
    });
    const other = await accepted();
    // Not before somebody has found it right.
    expect((await reusable('owner', other.id, began)).some((i) => i.files[0]?.id === file)).toBe(false);
    await zone.act('projectButler', began, one.id, 'check-materials', {
      items: [{ name: one.name, result: 'accepted', validThrough: '2026-03-10' }],
    });
    const found = (await reusable('owner', other.id, began)).find((i) => i.files[0]?.id === file);
    expect(found).toMatchObject({ name: one.name, validThrough: '2026-03-10' });
    await zone.act('owner', at('2026-03-10 23:00'), other.id, 'hand-in-materials', {
      items: [{ name: other.name, reuseId: found!.id }],
    });
    expect(await itemOf(other.id, other.name)).toMatchObject({
      state: 'supplied',
      files: [{ id: file }],
      validThrough: '2026-03-10',
    });
    // The day after it is neither offered nor taken.
    const late = at('2026-03-11 08:00');
    const third = await accepted(late);
    expect((await reusable('owner', third.id, late)).some((i) => i.id === found!.id)).toBe(false);
    await expect(
      zone.act('owner', late, third.id, 'hand-in-materials', {
        items: [{ name: third.name, reuseId: found!.id }],
      }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    // Another subject's matter takes nothing of this one.
    const foreign = await zone.raise('firm', began, { typeCode: 'water-supply' });
    await zone.act('butler', began, foreign, 'accept', {});
    const { name } = (await read('firm', foreign, began)).materials[0]!;
    await expect(
      zone.act('firm', began, foreign, 'hand-in-materials', { items: [{ name, reuseId: found!.id }] }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    expect((await reusable('firm', foreign, began)).some((i) => i.id === found!.id)).toBe(false);
  });
});

describe('容缺受理、告知承诺', () => {
  test('the firm promises what its list lets it, by a day ahead; the butler may beyond it', async () => {
    const before = await accepted();
    await letPromise();
    const { id, name } = await accepted();
    const promise = (person: Person, until: string, kind = 'supplement') =>
      zone.act(person, began, id, 'promise-materials', {
        items: [{ name, kind: kind as 'supplement', until }],
        text: '十日内补交',
      });
    // What began before keeps to its list.
    await expect(
      zone.act('owner', began, before.id, 'promise-materials', {
        items: [{ name: before.name, kind: 'supplement', until: '2026-03-12' }],
        text: '后补',
      }),
    ).rejects.toMatchObject({ code: 'action-not-available' });
    await expect(promise('owner', '2026-03-02')).rejects.toMatchObject({ code: 'rule-violated' });
    await expect(promise('owner', '2027-03-04')).rejects.toMatchObject({ code: 'rule-violated' });
    await expect(promise('owner', '2026-03-12', 'commitment')).rejects.toMatchObject({
      code: 'rule-violated',
    });
    await promise('owner', '2026-03-12');
    expect(await itemOf(id, name)).toMatchObject({
      state: 'promised',
      pledge: { kind: 'supplement', until: '2026-03-12', outcome: null, light: 'green', words: '十日内补交' },
    });
    await expect(promise('projectButler', '2026-03-20')).rejects.toMatchObject({ code: 'rule-violated' });
  });

  test('no result before what was lacking has come and was found right', async () => {
    const { id, name } = await accepted();
    await zone.act('owner', began, id, 'promise-materials', {
      items: [{ name, kind: 'supplement', until: '2026-03-12' }],
      text: '后补',
    });
    await expect(
      zone.act('projectButler', began, id, 'answer-firm', { outcome: 'solved', text: '已办' }),
    ).rejects.toMatchObject({ code: 'rule-violated' });
    await zone.act('owner', began, id, 'hand-in-materials', {
      items: [{ name, attachmentIds: [await upload('owner')] }],
    });
    await zone.act('projectButler', began, id, 'check-materials', { items: [{ name, result: 'accepted' }] });
    expect(await itemOf(id, name)).toMatchObject({ state: 'accepted', pledge: { outcome: 'kept' } });
    await zone.act('projectButler', began, id, 'answer-firm', { outcome: 'solved', text: '已办' });
  });

  test('a day that passes breaks the promise at its end and not before; it is called to mind once', async () => {
    const { id, name } = await accepted(began, 1);
    await zone.act('owner', began, id, 'promise-materials', {
      items: [{ name, kind: 'commitment', until: '2026-03-12' }],
      text: '符合条件',
    });
    // It outlives the matter, which is answered and closed meanwhile.
    await zone.act('projectButler', began, id, 'answer-firm', { outcome: 'solved', text: '按承诺办结' });
    await zone.act('owner', began, id, 'confirm', {});
    await zone.sweep(at('2026-03-09 10:00'));
    expect(await told('owner', id, 'pledge-due')).toBe(0);
    const near = at('2026-03-12 10:00');
    await zone.sweep(near);
    await zone.sweep(at('2026-03-12 12:00'));
    expect(await told('owner', id, 'pledge-due')).toBe(1);
    expect(await itemOf(id, name, near)).toMatchObject({ pledge: { light: 'yellow', outcome: null } });
    await zone.sweep(at('2026-03-12 23:59'));
    expect(await itemOf(id, name, near)).toMatchObject({ pledge: { outcome: null } });
    await zone.sweep(at('2026-03-13 00:01'));
    expect(await itemOf(id, name, near)).toMatchObject({ state: 'wanted', pledge: { outcome: 'broken' } });
    expect(await told('coordinator', id, 'pledge-broken')).toBe(1);
    // It promises nothing more by itself before that is made good.
    const other = await accepted(at('2026-03-16 10:00'), 1);
    const again = {
      items: [{ name: other.name, kind: 'commitment' as const, until: '2026-03-30' }],
      text: '符合条件',
    };
    const then = at('2026-03-16 11:00');
    await expect(zone.act('owner', then, other.id, 'promise-materials', again)).rejects.toMatchObject({
      code: 'rule-violated',
    });
    await zone.act('projectButler', then, other.id, 'promise-materials', again);
  });

  test('what lies there to be checked when its day ends is not broken by the firm', async () => {
    const { id, name } = await accepted();
    await zone.act('projectButler', began, id, 'promise-materials', {
      items: [{ name, kind: 'supplement', until: '2026-03-12' }],
      text: '主管部门同意容缺',
    });
    await zone.act('owner', at('2026-03-12 20:00'), id, 'hand-in-materials', {
      items: [{ name, attachmentIds: [await upload('owner')] }],
    });
    await zone.sweep(at('2026-03-13 09:00'));
    expect(await itemOf(id, name)).toMatchObject({ state: 'supplied', pledge: { outcome: null } });
    await zone.act('projectButler', at('2026-03-13 10:00'), id, 'check-materials', {
      items: [{ name, result: 'accepted' }],
    });
    expect(await itemOf(id, name)).toMatchObject({ pledge: { outcome: 'kept' } });
  });

  test('what is still to be kept is listed by day, to those who may know of it, page by page', async () => {
    const list = async (person: Person, query: object = {}) =>
      await inTransaction(database.db, async (tx) =>
        listPledges(tx, await contextAt(tx, began), zone.people[person], pageQuery.parse(query)),
      );
    const before = (await list('owner')).total;
    const { id, name } = await accepted();
    for (const [item, until] of [
      [name, '2026-03-20'],
      ['另一份', '2026-03-06'],
    ] as const) {
      if (item !== name) {
        await zone.act('projectButler', began, id, 'request-materials', { items: [item] });
      }
      await zone.act('projectButler', began, id, 'promise-materials', {
        items: [{ name: item, kind: 'supplement', until }],
        text: '同意容缺',
      });
    }
    const own = await list('owner');
    expect(own.total).toBe(before + 2);
    expect(own.items.map((one) => one.until)).toEqual(own.items.map((one) => one.until).toSorted());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('owner', { limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(own.items.map((one) => one.id));
    expect((await list('coordinator')).total).toBeGreaterThanOrEqual(own.total);
    for (const person of ['firm', 'otherFirm', 'otherButler', 'roadOfficer'] as const) {
      expect((await list(person)).items.filter((one) => one.matter.id === id)).toEqual([]);
    }
  });

  test('a matter that ends without a result asks for nothing any more', async () => {
    const { id, name } = await accepted();
    await zone.act('projectButler', began, id, 'promise-materials', {
      items: [{ name, kind: 'supplement', until: '2026-03-12' }],
      text: '同意容缺',
    });
    await zone.act('owner', began, id, 'withdraw', { text: '不办了' });
    expect(await itemOf(id, name)).toMatchObject({ pledge: { outcome: 'void' } });
    await zone.sweep(at('2026-03-13 09:00'));
    expect(await told('owner', id, 'pledge-broken')).toBe(0);
  });
});

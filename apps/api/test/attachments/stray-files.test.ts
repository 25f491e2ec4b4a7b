import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostWaitingBytes, takeForgotten } from '../../src/attachments/attachments-store.ts';
import { folders } from '../../src/attachments/file-store.ts';
import { foldersAt } from '../../src/attachments/forgotten-uploads.ts';
import { collectStrays } from '../../src/attachments/stray-files.ts';
import { newId } from '../../src/platform/ids.ts';
import { at } from '../matters/small-zone.ts';
import { api, as, clock, database, key, on, start, stop, zone } from '../plans/plan-zone.ts';
import { handIn, pdf, photo } from './handing-in.ts';

beforeAll(async () => {
  await start();
  on('2026-03-02 09:00');
}, 60_000);
afterAll(stop);

const dayMs = 86_400_000;
const sweep = () =>
  collectStrays({ db: database.db, files: { dataDir: api.dataDir }, now: () => clock }, folders);
const pathOf = (id: string, end = '') => join(api.dataDir, 'files', id.slice(-2), `${id}${end}`);

/** Bytes on the disk, so many milliseconds old by the zone's clock. */
async function put(path: string, age: number): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, 'x');
  const then = new Date(clock.getTime() - age);
  await utimes(path, then, then);
}
const isThere = async (path: string): Promise<boolean> =>
  (await readdir(join(path, '..'))).includes(path.split('/').at(-1) ?? '');

describe('bytes that no row names', () => {
  test('go once they are a day old, with their small picture and what interrupted writes left', async () => {
    const [old, young, cut] = [newId(), newId(), newId()];
    await put(pathOf(old), dayMs + 1);
    await put(pathOf(old, '.thumbnail'), dayMs + 1);
    await put(pathOf(cut, `.${newId()}.new`), dayMs + 1);
    await put(pathOf(young), dayMs);
    await put(join(api.dataDir, 'files', 'ab', 'read-me.txt'), 10 * dayMs);
    expect(await sweep()).toEqual({ removed: 3, missing: [] });
    expect(await isThere(pathOf(old))).toBe(false);
    expect(await isThere(pathOf(young))).toBe(true);
    expect(await isThere(join(api.dataDir, 'files', 'ab', 'read-me.txt'))).toBe(true);
    expect(await sweep()).toEqual({ removed: 0, missing: [] });
  });

  test('are not those of a row, however old', async () => {
    const { body } = await handIn(await as('owner'), '现场.jpg', await photo());
    const long = new Date(clock.getTime() - 30 * dayMs);
    for (const end of ['', '.thumbnail']) await utimes(pathOf(body.id, end), long, long);
    expect((await sweep()).removed).toBe(0);
    expect((await (await as('owner')).get(`/attachments/${body.id}`)).status).toBe(200);
  });
});

test('a row in use without bytes is told of after a day and stays; one that nothing uses goes', async () => {
  const owner = await as('owner');
  const used = (await handIn(owner, '用过.pdf', pdf)).body.id;
  const waiting = (await handIn(owner, '没用.pdf', pdf)).body.id;
  const raised = await owner.post(
    '/matters',
    { typeCode: 'road-opening', projectId: zone.ids.project, text: '开口', attachmentIds: [used] },
    key(),
  );
  await rm(pathOf(used));
  await rm(pathOf(waiting));
  expect((await sweep()).missing).toEqual([]);
  on('2026-03-03 09:01');
  expect((await sweep()).missing).toEqual([used]);
  const gone = await takeForgotten(database.db, new Date(clock.getTime() - dayMs), 500);
  expect(gone).toContain(waiting);
  expect(gone).not.toContain(used);
  const read = await (await as('owner')).get(`/attachments/${used}`);
  expect(read.body.detail).toContain('已不在服务器上');
  expect((await (await as('owner')).get(`/matters/${raised.body.id}`)).body.attachments).toHaveLength(1);
});

test('every folder is gone through once a day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => new Date(Date.UTC(2026, 2, 2, hour, 59)));
  const visited = hours.flatMap(foldersAt);
  expect(visited).toHaveLength(256);
  expect(new Set(visited)).toEqual(new Set(folders));
});

describe('what one person may have waiting', () => {
  /** Leaves room for one more document and not for two. */
  async function fill(room: number): Promise<void> {
    await database.db
      .deleteFrom('attachment')
      .where('uploaded_by', '=', zone.people.butler.accountId)
      .execute();
    await database.db
      .insertInto('attachment')
      .values({
        id: newId(),
        matter_id: null,
        name: '大文件.pdf',
        media_type: 'application/pdf',
        bytes: mostWaitingBytes - room,
        sha256: Buffer.alloc(32),
        visibility: 'internal',
        uploaded_by: zone.people.butler.accountId,
        created_at: at('2026-03-03 08:00'),
        latitude: null,
        longitude: null,
      })
      .execute();
  }

  test('is not exceeded by uploads that end at once, and what was refused leaves no bytes', async () => {
    const butler = await as('butler');
    await fill(2 * pdf.length - 1);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => handIn(butler, `${n}.pdf`, pdf)));
    expect(answers.map((one) => one.status).sort()).toEqual([201, 429, 429, 429]);
    expect(answers.find((one) => one.status === 429)?.body.detail).toContain('请先提交已上传的');
    const { total } = await database.db
      .selectFrom('attachment')
      .select((eb) => eb.fn.sum<string>('bytes').as('total'))
      .where('uploaded_by', '=', zone.people.butler.accountId)
      .executeTakeFirstOrThrow();
    expect(Number(total)).toBeLessThanOrEqual(mostWaitingBytes);
    const rows = await database.db.selectFrom('attachment').select('id').execute();
    const known = new Set(rows.map((row) => row.id));
    const kept = (await readdir(join(api.dataDir, 'files'), { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile() && /^[\da-f-]{36}$/.test(one.name) && !known.has(one.name))
      .map((one) => one.name);
    // One of another test is young still.
    expect(kept.length).toBeLessThanOrEqual(1);
  });

  test('may be reached exactly', async () => {
    await fill(pdf.length);
    expect((await handIn(await as('butler'), '刚好.pdf', pdf)).status).toBe(201);
    expect((await handIn(await as('butler'), '多一个.pdf', pdf)).status).toBe(429);
  });
});

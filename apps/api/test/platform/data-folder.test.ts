import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findHolder, lockDataFolder, prepareDataFolder } from '../../src/platform/data-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'guanjia-folder-')));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('one holder at a time, and the next after release', async () => {
  const first = await lockDataFolder(folder, 'first');
  await first.describe('http://127.0.0.1:8080');
  expect(await findHolder(folder)).toMatchObject({ pid: process.pid, what: 'http://127.0.0.1:8080' });
  await expect(lockDataFolder(folder, 'second')).rejects.toThrow(
    new RegExp(`进程 ${process.pid}，http://127\\.0\\.0\\.1:8080`),
  );
  await first.release();
  const second = await lockDataFolder(folder, 'second');
  await second.release();
  expect(await readdir(folder)).toEqual([]);
});

test('of many that come at once one gets it', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => lockDataFolder(folder, 'one of ten')),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each([
  ['of a process that is gone', { pid: 4_194_303, born: '1', what: '' }],
  ['of a pid that is another process by now', { pid: process.pid, born: 'before the reboot', what: '' }],
  ['that is torn', '{"pid": 12'],
])('a lock %s is taken over', async (_, content) => {
  await writeFile(
    join(folder, 'in-use.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  const taken = await lockDataFolder(folder, 'next');
  expect(await findHolder(folder)).toMatchObject({ what: 'next' });
  await taken.release();
});

test('a folder that cannot be written to is said so', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(prepareDataFolder(join(folder, 'file', 'data'))).rejects.toThrow(/写不了（ENOTDIR）/);
});

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './start-error.ts';

/** 32 bytes under the data folder's `keys`, made at the first use; only the server's user may read them. */
export async function loadSecretKey(dataDir: string, name: string): Promise<Buffer> {
  const folder = join(dataDir, 'keys');
  const path = join(folder, `${name}.key`);
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const key = randomBytes(32);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(key);
      await file.sync();
    } finally {
      await file.close();
    }
    return key;
  } catch (error) {
    // Another server was quicker.
    if (codeOf(error) === 'EEXIST') return await readFile(path);
    throw error;
  }
}

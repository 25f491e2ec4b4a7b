import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes of attachments under the data folder, by id; written whole or not at all. */
export function fileStore(dataDir: string) {
  const pathOf = (id: string) => join(dataDir, 'files', id.slice(-2), id);
  return {
    async put(id: string, bytes: Uint8Array): Promise<void> {
      const path = pathOf(id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(`${path}.new`, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    },
    async open(id: string): Promise<ReadStream | undefined> {
      const found = await stat(pathOf(id)).catch(() => undefined);
      return found?.isFile() ? createReadStream(pathOf(id)) : undefined;
    },
    async remove(id: string): Promise<void> {
      await rm(pathOf(id), { force: true });
    },
  };
}

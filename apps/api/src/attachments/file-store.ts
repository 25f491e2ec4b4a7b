import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../platform/ids.ts';
import { codeOf } from '../platform/start-error.ts';

/** Beside each file there may be a small picture of it. */
export type Part = 'file' | 'thumbnail';

/** One entry of a folder: `id` is whose bytes it is part of, undefined where the name is none of ours. */
export interface StoredEntry {
  readonly path: string;
  readonly id: string | undefined;
  /** Whole, and not what an interrupted write left behind. */
  readonly part: Part | undefined;
  readonly modifiedAt: Date;
}

const names = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(\.thumbnail)?(\..*new)?$/;

/** Files lie in 256 folders, by the last two digits of their ids. */
export const folders: readonly string[] = Array.from({ length: 256 }, (_, n) =>
  n.toString(16).padStart(2, '0'),
);
const folderOf = (id: string): string => id.slice(-2);

/** Bytes of attachments under the data folder, by id; written whole or not at all. */
export function fileStore(dataDir: string) {
  const pathOf = (id: string, part: Part) =>
    join(dataDir, 'files', folderOf(id), part === 'file' ? id : `${id}.thumbnail`);
  return {
    async put(id: string, bytes: Uint8Array, part: Part = 'file'): Promise<void> {
      const path = pathOf(id, part);
      // Of its own name: two readers may make the same small picture at the same moment.
      const fresh = `${path}.${newId()}.new`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(fresh, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, path);
    },
    async open(id: string): Promise<ReadStream | undefined> {
      const found = await stat(pathOf(id, 'file')).catch(() => undefined);
      return found?.isFile() ? createReadStream(pathOf(id, 'file')) : undefined;
    },
    /** The bytes, or nothing where there are none. */
    async read(id: string, part: Part): Promise<Buffer | undefined> {
      return await readFile(pathOf(id, part)).catch(nothingWhereNone);
    },
    async remove(id: string): Promise<void> {
      await rm(pathOf(id, 'file'), { force: true });
      await rm(pathOf(id, 'thumbnail'), { force: true });
    },
    async entriesOf(folder: string): Promise<StoredEntry[]> {
      const path = join(dataDir, 'files', folder);
      const entries: StoredEntry[] = [];
      for (const name of (await readdir(path).catch(nothingWhereNone)) ?? []) {
        const found = await stat(join(path, name)).catch(nothingWhereNone);
        if (!found?.isFile()) continue;
        const [, id, small, unfinished] = names.exec(name) ?? [];
        entries.push({
          path: join(path, name),
          id,
          part: id === undefined || unfinished ? undefined : small ? 'thumbnail' : 'file',
          modifiedAt: found.mtime,
        });
      }
      return entries;
    },
    async removeEntry({ path }: StoredEntry): Promise<void> {
      await rm(path, { force: true });
    },
  };
}
export type FileStore = ReturnType<typeof fileStore>;

function nothingWhereNone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

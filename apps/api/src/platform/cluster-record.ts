import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { SYSTEM_FOLDER } from './brought-binaries.ts';
import { codeOf, StartError } from './start-error.ts';
import { canEnter, isRoot, type SystemUser } from './unprivileged-user.ts';

/** What we must remember of a brought cluster: where it lies and the passwords that we made for it. */
const clusterRecordSchema = z.object({
  /** Relative to the data folder, or absolute where the database user can't enter the data folder. */
  folder: z.string(),
  /** On 127.0.0.1. Another one is taken when somebody else holds it. */
  port: z.number(),
  adminPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
  /** Roles and database are there. */
  ready: z.boolean(),
});
export type ClusterRecord = z.infer<typeof clusterRecordSchema>;

const recordPath = (dataDir: string) => join(dataDir, 'postgres.json');

export const clusterFolder = (dataDir: string, record: ClusterRecord) => resolve(dataDir, record.folder);

export async function findClusterRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const path = recordPath(dataDir);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartError(
      `读不了 ${path}（${codeOf(error)}）：请换用原来启动它的用户，或换 DATA_DIR。(not readable: start as the user who made it)`,
    );
  }
  try {
    return clusterRecordSchema.parse(JSON.parse(text));
  } catch {
    throw new StartError(`${path} 已损坏：请从备份恢复该文件。(damaged: restore it from a backup)`);
  }
}

/** Never half written: a crash leaves the old one or the new one. */
export async function saveClusterRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  const path = recordPath(dataDir);
  const unfinished = `${path}.${process.pid}`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
    await file.sync();
    // Root may start what an ordinary user made, and that user must be able to start it again.
    const { uid, gid } = await stat(dataDir);
    if (isRoot) await file.chown(uid, gid);
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}

/** A new record for a data folder that has none, with random passwords; nothing is made on disk yet. */
export async function createClusterRecord(
  dataDir: string,
  user: SystemUser | undefined,
  port: number,
): Promise<ClusterRecord> {
  const inside = join(dataDir, 'postgres');
  if (await stat(join(inside, 'PG_VERSION')).catch(() => undefined)) {
    throw new StartError(
      `${inside} 里已有数据库，但缺少 ${recordPath(dataDir)}（内有口令）：请恢复该文件，或移走该文件夹。(the cluster's password file is missing)`,
    );
  }
  const reachable = !user || (await canEnter(user, dataDir));
  const password = () => randomBytes(24).toString('base64url');
  return {
    folder: reachable ? 'postgres' : await makeSystemFolder(dataDir),
    port,
    adminPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    ready: false,
  };
}

/** Named after the data folder that it serves; the suffix keeps it apart from one whose data folder was removed. */
async function makeSystemFolder(dataDir: string): Promise<string> {
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const folder = join(SYSTEM_FOLDER, `data-${key}-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await writeFile(join(folder, 'origin'), `${dataDir}\n`);
  return join(folder, 'postgres');
}

/**
 * A data folder that was copied names the system folder of the one that it was copied from: two servers must not
 * share it. One that was moved keeps it.
 */
export async function claimSystemFolder(dataDir: string, record: ClusterRecord): Promise<void> {
  if (!isAbsolute(record.folder) || relative(SYSTEM_FOLDER, record.folder).startsWith('..')) return;
  const origin = join(dirname(record.folder), 'origin');
  const served = (await readFile(origin, 'utf8').catch(() => '')).trim();
  if (served === dataDir) return;
  if (served !== '' && (await stat(recordPath(served)).catch(() => undefined))) {
    throw new StartError(
      `${basename(dataDir)} 是 ${served} 的副本，数据库 ${record.folder} 属于后者：请换 DATA_DIR。(this data folder is a copy; its cluster belongs to the original)`,
    );
  }
  await writeFile(origin, `${dataDir}\n`);
}

import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StartError } from './start-error.ts';

const run = promisify(execFile);

export interface SystemUser {
  uid: number;
  gid: number;
  name: string;
}

/** PostgreSQL refuses to run as root. */
export const isRoot = process.getuid?.() === 0;

/**
 * Who runs the brought PostgreSQL when we are root: the owner of the cluster if there is one already, else
 * `postgres`, else a system user `guanjia` that is made for it, else `nobody`.
 */
export async function findDatabaseUser(clusterFolder: string): Promise<SystemUser> {
  const users = await readUsers();
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? String(owner.uid);
    return { uid: owner.uid, gid: owner.gid, name };
  }
  const existing =
    users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'guanjia');
  if (existing) return existing;
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'guanjia',
  ]).catch(() => {});
  const made = await readUsers();
  const user = made.find(({ name }) => name === 'guanjia') ?? made.find(({ name }) => name === 'nobody');
  if (!user) {
    throw new StartError(
      'PostgreSQL 不能以 root 运行，而本机没有 postgres、nobody 用户，也建不了用户：请换普通用户启动。(PostgreSQL refuses to run as root: start as an ordinary user)',
    );
  }
  return user;
}

/** Whether this user can enter the folder (that is, every folder above it too). */
export async function canEnter(user: SystemUser, folder: string): Promise<boolean> {
  return await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
  }).then(
    () => true,
    () => false,
  );
}

async function readUsers(): Promise<SystemUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

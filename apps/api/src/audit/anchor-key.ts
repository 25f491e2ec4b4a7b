import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../platform/start-error.ts';

const keyPath = (dataDir: string): string => join(dataDir, 'keys', 'anchor-ed25519.pem');

/** The zone's own Ed25519 key, made at the first use; only the server's user may read it. */
export async function loadAnchorKey(dataDir: string): Promise<KeyObject> {
  const known = await findKey(dataDir);
  if (known) return known;
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await chmod(join(dataDir, 'keys'), 0o700);
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = await open(keyPath(dataDir), 'wx', 0o600);
  try {
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
  } finally {
    await file.close();
  }
  return privateKey;
}

/** The public half, for verification; undefined where no anchor was ever signed here. */
export async function findAnchorPublicKey(dataDir: string): Promise<KeyObject | undefined> {
  const key = await findKey(dataDir);
  return key && createPublicKey(key);
}

async function findKey(dataDir: string): Promise<KeyObject | undefined> {
  try {
    return createPrivateKey(await readFile(keyPath(dataDir)));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

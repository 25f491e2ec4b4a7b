import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../platform/start-error.ts';

const keyPath = (dataDir: string): string => join(dataDir, 'keys', 'second-factor.key');
const nonceBytes = 12;
const tagBytes = 16;

/** The key that seals secrets, made at the first use: a copy of the database alone opens none. */
async function loadKey(dataDir: string): Promise<Buffer> {
  try {
    return await readFile(keyPath(dataDir));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await chmod(join(dataDir, 'keys'), 0o700);
  const key = randomBytes(32);
  try {
    const file = await open(keyPath(dataDir), 'wx', 0o600);
    try {
      await file.writeFile(key);
      await file.sync();
    } finally {
      await file.close();
    }
    return key;
  } catch (error) {
    // Another server was quicker.
    if (codeOf(error) === 'EEXIST') return await readFile(keyPath(dataDir));
    throw error;
  }
}

/** Seals a secret for one account: it opens for no other. */
export async function seal(dataDir: string, accountId: string, secret: Buffer): Promise<Buffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', await loadKey(dataDir), nonce).setAAD(Buffer.from(accountId));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Opens it again. Throws where it was altered, moved to another account, or sealed by another key. */
export async function unseal(dataDir: string, accountId: string, sealed: Buffer): Promise<Buffer> {
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', await loadKey(dataDir), nonce)
    .setAAD(Buffer.from(accountId))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}

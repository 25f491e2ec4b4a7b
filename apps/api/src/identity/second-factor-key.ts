import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { loadSecretKey } from '../platform/secret-key.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** The key that seals secrets: a copy of the database alone opens none. */
const loadKey = (dataDir: string): Promise<Buffer> => loadSecretKey(dataDir, 'second-factor');

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

import { createHmac, timingSafeEqual } from 'node:crypto';
import { loadSecretKey } from '../platform/secret-key.ts';

const validMs = 5 * 60_000;

/** Which file, whose session, until when (ms): all of it is signed, and none of it can be exchanged. */
export interface LinkFacts {
  readonly id: string;
  readonly session: string;
  readonly until: number;
}

async function signatureOf(dataDir: string, { id, session, until }: LinkFacts): Promise<Buffer> {
  const key = await loadSecretKey(dataDir, 'file-links');
  return createHmac('sha256', key).update(`file-link\n${id}\n${session}\n${until}`).digest();
}

/** An address that opens the file for some minutes without a cookie, as long as the session lives. */
export async function signLink(dataDir: string, file: { id: string; session: string }, now: Date) {
  const until = now.getTime() + validMs;
  const signature = await signatureOf(dataDir, { ...file, until });
  const query = new URLSearchParams({
    session: file.session,
    until: String(until),
    signature: signature.toString('base64url'),
  });
  return {
    url: `/api/v1/attachments/${file.id}/download?${query}`,
    expiresAt: new Date(until).toISOString(),
  };
}

export async function isLinkGood(
  dataDir: string,
  facts: LinkFacts & { readonly signature: string },
  now: Date,
): Promise<boolean> {
  const given = Buffer.from(facts.signature, 'base64url');
  const wanted = await signatureOf(dataDir, facts);
  return given.length === wanted.length && timingSafeEqual(given, wanted) && now.getTime() < facts.until;
}

import type { Answer, Caller } from '../support/api.ts';

/** Sends the form `kind` + `file` as a browser would. */
export async function uploadFile(
  caller: Caller,
  kind: string | undefined,
  file: Buffer | string | undefined,
  name = '名单.csv',
): Promise<Answer> {
  const boundary = 'form-boundary-7f3a';
  const parts: Buffer[] = [];
  const part = (head: string, body: Buffer | string) =>
    parts.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    );
  if (kind !== undefined) part('name="kind"', kind);
  if (file !== undefined)
    part(`name="file"; filename="${name}"\r\ncontent-type: application/octet-stream`, file);
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return await caller.send({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat(parts),
  });
}

/** Follows a run until it is no longer being written. */
export async function settled(caller: Caller, id: string): Promise<Answer> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const answer = await caller.get(`/imports/${id}`);
    if (answer.status !== 200 || answer.body.state !== 'committing') return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`import ${id} is not done after a minute`);
}

/** Uploads a file and writes it; the run as it ends. */
export async function importFile(caller: Caller, kind: string, file: Buffer | string) {
  const uploaded = await uploadFile(caller, kind, file);
  if (uploaded.status !== 201) throw new Error(`upload answered ${uploaded.status} ${uploaded.text}`);
  const committed = await caller.post(`/imports/${uploaded.body.id}/commit`);
  if (committed.status !== 202) throw new Error(`commit answered ${committed.status} ${uploaded.text}`);
  return (await settled(caller, uploaded.body.id)).body;
}

const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A valid credit code for each number, computed anew so that it also checks the checker. */
export function creditCode(number: number): string {
  const body = String(10_000_000 + number);
  const inner =
    11 - (ORGANISATION_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11);
  const start = `91610400${body}${inner === 10 ? 'X' : inner % 11}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * CHARACTERS.indexOf(start.charAt(at)), 0);
  return start + CHARACTERS[(31 - (sum % 31)) % 31];
}

import { randomUUID } from 'node:crypto';
import { at, type Person, type SmallZone } from '../matters/small-zone.ts';
import type { Caller } from '../support/api.ts';

/**
 * Who may know of what. Everybody of the zone is in each row or is told that there is no such matter: in lists,
 * counts, searches, the matter itself, its timeline, journal, files, notifications, live events and actions.
 */
export const mayKnow = {
  enterprise: [
    'firm',
    'firmAdmin',
    'butler',
    'roadOfficer',
    'roadHead',
    'master',
    'coordinator',
    'leader',
    'deputy',
  ],
  project: [
    'owner',
    'firmAdmin',
    'projectButler',
    'roadOfficer',
    'roadHead',
    'trafficOfficer',
    'master',
    'coordinator',
    'leader',
    'deputy',
  ],
} as const satisfies Record<string, readonly Person[]>;
export type Kind = keyof typeof mayKnow;
export const kinds = Object.keys(mayKnow) as Kind[];

/** Of those, the ones who read the firm's side only. */
export const firmSide: readonly Person[] = ['firm', 'firmAdmin', 'owner'];

export const secret = {
  title: '机密标题甲乙丙',
  body: '机密正文东区扩建',
  instruction: '机密交办要求',
  internal: '机密内部意见',
  answer: '机密部门答复',
};

export interface SecretMatter {
  id: string;
  number: string;
  files: { firm: string; internal: string };
}

/** Hands in a small file; answers its id. */
export async function upload(caller: Caller, name: string): Promise<string> {
  const boundary = randomUUID();
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\r\n--${boundary}--\r\n`;
  const answer = await caller.send({
    method: 'POST',
    url: '/api/v1/attachments',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  if (answer.status !== 201) throw new Error(`upload answered ${answer.status} ${answer.text}`);
  return answer.body.id;
}

/** A matter in work, with words and files on both sides. */
export async function tellSecrets(
  zone: SmallZone,
  as: (person: Person) => Caller,
  firm: Person,
  butler: Person,
  offices: string[],
): Promise<SecretMatter> {
  const before = at('2026-09-03 10:00');
  const fileOfFirm = await upload(as(firm), 'plan.pdf');
  const id = await zone.raise(firm, before, {
    title: secret.title,
    text: secret.body,
    attachmentIds: [fileOfFirm],
    typeCode: 'road-opening',
    ...(firm === 'firm' ? { typeCode: 'bank-credit' } : {}),
  });
  await zone.act(butler, before, id, 'accept', {});
  await zone.act(butler, before, id, 'assign', {
    assignments: offices.map((officeId, n) => ({
      officeId,
      role: n === 0 ? ('lead' as const) : ('support' as const),
      limitDays: 3,
      instruction: secret.instruction,
    })),
  });
  const internal = await upload(as(butler), 'internal.pdf');
  await zone.act(butler, before, id, 'comment', {
    text: secret.internal,
    visibility: 'internal',
    attachmentIds: [internal],
  });
  const { id: assignmentId } = await zone.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .where('office_id', '=', zone.ids.road)
    .executeTakeFirstOrThrow();
  await zone.act('roadOfficer', before, id, 'sign', { assignmentId });
  await zone.act('roadOfficer', before, id, 'answer', {
    assignmentId,
    outcome: 'solved',
    text: secret.answer,
  });
  const { number } = await zone.db
    .selectFrom('matter')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, number, files: { firm: fileOfFirm, internal } };
}

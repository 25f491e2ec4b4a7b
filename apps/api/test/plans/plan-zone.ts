import { randomUUID } from 'node:crypto';
import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import sharp from 'sharp';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// One small zone with a project and its plan, for each file that imports it; `start` and `stop` frame its tests.

export let database: TestDatabase;
export let zone: SmallZone;
export let api: TestApi;
let callers: Map<Person, Caller>;
export let clock: Date;

export const start = async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  callers = new Map();
  clock = at('2026-03-02 09:00');
  api = await startApi(database.db, { now: clock });
};
export const stop = async () => {
  await api.close();
  await database.drop();
};

export async function as(person: Person): Promise<Caller> {
  const caller = callers.get(person) ?? (await api.as(zone.people[person]));
  callers.set(person, caller);
  return caller;
}
export const on = (local: string) => {
  clock = at(local);
  api.setNow(clock);
  // Days later everybody has to sign in anew.
  callers.clear();
};
export const key = () => ({ 'idempotency-key': randomUUID() });
export const planPath = () => `/projects/${zone.ids.project}/plan`;
export const post = async (person: Person, path: string, body: object, headers = key()) =>
  (await as(person)).post(`${planPath()}${path}`, body, headers);
const answers = { 'water-or-hazard': false, 'special-fire': false };
export const make = (person: Person = 'projectButler') =>
  post(person, '', { templateCode: 'new-plant', startsOn: '2026-03-02', answers });
export const read = async (person: Person = 'projectButler'): Promise<PlanView> =>
  (await (await as(person)).get(planPath())).body;
export const node = (plan: PlanView, code: string): PlanNodeView => {
  const found = plan.nodes.find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};
export const report = (code: string, body: object, person: Person = 'projectButler') =>
  post(person, `/nodes/${code}/reports`, body);
export const change = async (changes: object[], person: Person = 'projectButler', reason = '现场情况变化') =>
  post(person, '/changes', { version: (await read()).version, reason, changes });
export const noticesOf = async (person: Person) =>
  (await (await as(person)).get('/notifications?limit=50')).body.items.filter(
    (one: { kind: string }) => one.kind === 'plan-light',
  );

const boundary = 'x'.repeat(20);
/** A photo of this person that nothing uses yet. */
export async function upload(person: Person): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="现场.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const answer = await (await as(person)).send({
    method: 'POST',
    url: '/api/v1/attachments',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return answer.body.id;
}

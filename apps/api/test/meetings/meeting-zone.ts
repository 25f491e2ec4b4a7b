import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Answer, type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

export { at } from '../matters/small-zone.ts';

export interface MeetingZone {
  database: TestDatabase;
  zone: SmallZone;
  api: TestApi;
  /** Signs somebody in at a moment of the fake clock. */
  as(person: Person, moment?: Date): Promise<Caller>;
  /** Moves the clock. */
  go(local: string): void;
  post(person: Person, path: string, body?: unknown): Promise<Answer>;
  get(person: Person, path: string): Promise<Answer>;
  put(person: Person, path: string, body: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/** A small zone with its API on a fake clock. */
export async function makeMeetingZone(local: string): Promise<MeetingZone> {
  const database = await createTestDatabase();
  const zone = await makeSmallZone(database.db);
  let now = at(local);
  const api = await startApi(database.db, { now });
  const as = async (person: Person): Promise<Caller> => await api.as(zone.people[person]);
  return {
    database,
    zone,
    api,
    as,
    go(moment) {
      now = at(moment);
      api.setNow(now);
    },
    async post(person, path, body = {}) {
      return await (await as(person)).post(path, body, { 'idempotency-key': randomUUID() });
    },
    async get(person, path) {
      return await (await as(person)).get(path);
    },
    async put(person, path, body) {
      return await (await as(person)).put(path, body);
    },
    async close() {
      await api.close();
      await database.drop();
    },
  };
}

export const iso = (local: string): string => at(local).toISOString();

/** A meeting's body: an hour, convened at once. */
export const meetingBody = (
  kind: 'on-site' | 'joint' | 'thematic',
  starts: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  kind,
  title: '示例会议',
  startsAt: iso(starts),
  endsAt: new Date(at(starts).getTime() + 3_600_000).toISOString(),
  place: '管委会 201',
  participants: [],
  agenda: [],
  convene: true,
  ...more,
});

export function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text).toBe(status);
  return answer.body;
}

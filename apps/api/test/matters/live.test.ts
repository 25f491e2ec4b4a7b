import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLiveFeed, type LiveFeed } from '../../src/live/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
let feed: LiveFeed;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  feed = createLiveFeed({ db: database.db, now: () => new Date() }, (error) => {
    throw error;
  });
  await feed.start();
});
afterAll(async () => {
  await feed.stop();
  await database.drop();
});

async function listen(person: Person) {
  const sessionId = newId();
  const now = new Date();
  await database.db
    .insertInto('session')
    .values({
      id: sessionId,
      token_hash: Buffer.from(sessionId.replaceAll('-', '').padEnd(64, '0'), 'hex'),
      account_id: zone.people[person].accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      ip: null,
      user_agent: null,
    })
    .execute();
  const heard: string[] = [];
  let ended = false;
  feed.listen({ sessionId, send: (event) => heard.push(event.id), end: () => (ended = true) });
  return { sessionId, heard, ended: () => ended };
}

const until = async (condition: () => boolean) => {
  for (let n = 0; n < 100 && !condition(); n++) await new Promise((done) => setTimeout(done, 100));
};

test('a change reaches those who may see it, once, also out of a transaction that took long; nobody else', async () => {
  const butler = await listen('projectButler');
  const stranger = await listen('otherButler');
  // An older transaction that is still open holds the window back; nothing is lost when it ends.
  let release = () => {};
  const slow = database.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('live_event')
      .values({ kind: 'matter', subject_id: newId(), account_id: null, action: null })
      .execute();
    await new Promise<void>((done) => {
      release = done;
    });
  });
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await new Promise((done) => setTimeout(done, 1500));
  expect(butler.heard).toEqual([]);
  release();
  await slow;
  await until(() => butler.heard.length > 0);
  expect(butler.heard).toEqual([id]);
  expect(stranger.heard).toEqual([]);
});

test('a session that was revoked hears nothing more', async () => {
  const butler = await listen('projectButler');
  await database.db
    .updateTable('session')
    .set({ revoked_at: new Date() })
    .where('id', '=', butler.sessionId)
    .execute();
  await zone.raise('owner', at('2026-09-01 09:30'));
  await until(butler.ended);
  expect(butler.ended()).toBe(true);
  expect(butler.heard).toEqual([]);
});

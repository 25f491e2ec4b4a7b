import type { Principal } from '@guanjia/core/identity';
import { matterQuery, matterQueues, matterSorts } from '@guanjia/core/matters';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoZone } from '../../src/demo/index.ts';
import { findPrincipalOfSession } from '../../src/identity/index.ts';
import { contextAt, fillCounts, listMatters, matterScope, verifyCounts } from '../../src/matters/index.ts';
import { countQueues, recountQueues } from '../../src/matters/list-matters.ts';
import { queueCondition, queuedOffice } from '../../src/matters/matter-scope.ts';
import { keptSidesOf } from '../../src/matters/queue-counts.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { hashSessionToken, newSessionToken } from '../../src/platform/sessions.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at } from './small-zone.ts';

const now = at('2026-09-28 10:00');
let database: TestDatabase;
let people: Principal[];
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoZone({ db: database.db, now: () => now, pastMatters: 60 });
  const accounts = await database.db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .select('account.id')
    .distinct()
    .execute();
  people = await Promise.all(accounts.map(({ id }) => signedIn(id)));
});
afterAll(() => database.drop());

async function signedIn(accountId: string): Promise<Principal> {
  const id = newId();
  await database.db
    .insertInto('session')
    .values({
      id,
      token_hash: hashSessionToken(newSessionToken()),
      account_id: accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      ip: null,
      user_agent: null,
    })
    .execute();
  const principal = await findPrincipalOfSession(database.db, id, now);
  if (!principal) throw new Error(`nobody is ${accountId}`);
  return principal;
}

describe('kept counts', () => {
  test('equal a recount over a year of matters, for everybody', async () => {
    expect(await inTransaction(database.db, (tx) => verifyCounts(tx))).toEqual([]);
    for (const person of people) {
      expect(await countQueues(database.db, person), person.displayName).toEqual(
        await recountQueues(database.db, person),
      );
    }
    const sides = new Set(people.map((person) => keptSidesOf(person)?.side ?? 'counted'));
    expect([...sides].sort()).toEqual(['butler', 'counted', 'office', 'station', 'zone']);
  });

  test('are found wrong where somebody tampered with them, and counted anew', async () => {
    const sneak = (statement: ReturnType<typeof sql>) => statement.execute(database.db);
    await sneak(sql`update queue_count set n = n + 1 where side = 'zone' and status = 'closed'`);
    await sneak(sql`update office_queue set light = 'red' where (office_id, matter_id) in
      (select office_id, matter_id from office_queue where light <> 'red' limit 1)`);
    await sneak(sql`delete from office_queue where (office_id, matter_id) in
      (select office_id, matter_id from office_queue limit 1)`);
    const faults = await inTransaction(database.db, (tx) => verifyCounts(tx));
    expect(faults.filter((f) => f.side === 'zone').length).toBeGreaterThan(0);
    expect(faults.filter((f) => f.side === 'entry')).toHaveLength(2);
    await inTransaction(database.db, (tx) => fillCounts(tx));
    expect(await inTransaction(database.db, (tx) => verifyCounts(tx))).toEqual([]);
  });
});

test('an office’s list through its queue shows what its scope says, in every queue and order', async () => {
  const officers = people.filter((person) => queuedOffice(person) !== null);
  const busy = await sql<{ office_id: string }>`select office_id from office_queue
    group by office_id order by count(*) desc limit 3`.execute(database.db);
  const chosen = busy.rows.flatMap(({ office_id }) =>
    officers.filter((o) => o.officeIds.includes(office_id)).slice(0, 1),
  );
  expect(chosen.length).toBeGreaterThan(1);
  const ctx = await inTransaction(database.db, (tx) => contextAt(tx, now));
  for (const officer of chosen) {
    for (const queue of matterQueues) {
      const { rows } = await sql<{ id: string }>`select m.id from matter m
        where ${matterScope(officer)} and ${queueCondition(queue, officer)}`.execute(database.db);
      const expected = rows.map((row) => row.id).sort();
      for (const sort of matterSorts) {
        const found: string[] = [];
        const dues: string[] = [];
        let cursor: string | undefined;
        do {
          const query = matterQuery.parse({ queue, sort, limit: 7, ...(cursor ? { cursor } : {}) });
          const page = await listMatters(database.db, ctx, officer, query);
          expect(page.total, `${queue} ${sort}`).toBe(expected.length);
          found.push(...page.items.map((item) => item.id));
          dues.push(...page.items.map((item) => item.due?.at ?? '9999'));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect([...found].sort(), `${queue} ${sort}`).toEqual(expected);
        if (sort === 'due') expect(dues).toEqual([...dues].sort());
      }
    }
  }
}, 60_000);

import type { RatingStatistics, TimeSaved } from '@guanjia/core/insights';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoZone } from '../../src/demo/index.ts';
import { at } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = at('2026-09-28 10:00');
let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoZone({ db: database.db, now: () => now, pastMatters: 90 });
  api = await startApi(database.db, { now });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function as(username: string): Promise<Caller> {
  const { id } = await database.db
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return await api.as({ accountId: id });
}

/** As PostgreSQL's percentile_cont: between the two nearest values in proportion. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

/** Everything that was closed in a year, read row by row. */
async function everyClosed() {
  const matters = await database.db
    .selectFrom('matter')
    .selectAll()
    .where('status', '=', 'closed')
    .where('closed_at', '>=', at('2025-10-01 00:00'))
    .execute();
  const clocks = await database.db.selectFrom('clock').selectAll().where('kind', '=', 'promise').execute();
  const ratings = await database.db.selectFrom('rating').selectAll().execute();
  const rectifications = await database.db.selectFrom('rectification').selectAll().execute();
  const assignments = await database.db
    .selectFrom('assignment')
    .selectAll()
    .where('status', '=', 'accepted')
    .execute();
  return matters.map((matter) => {
    const ended = clocks.filter((c) => c.matter_id === matter.id && ['stopped', 'lapsed'].includes(c.state));
    const wrong = rectifications.filter((x) => x.matter_id === matter.id && x.status === 'excluded');
    const counted = ratings
      .filter((r) => r.matter_id === matter.id && !wrong.some((x) => x.rating_id === r.id))
      .sort((a, b) => b.round - a.round)[0];
    return {
      matter,
      used: ended.length > 0 ? ended.reduce((sum, c) => sum + Number(c.used_days), 0) : null,
      level: counted?.level ?? null,
      excluded: wrong.length,
      offices: [...new Set(assignments.filter((a) => a.matter_id === matter.id).map((a) => a.office_id))],
    };
  });
}
type Closed = Awaited<ReturnType<typeof everyClosed>>[number];

const working = (days: number | null, unit: string | null): number | null =>
  days === null ? null : unit === 'calendar' ? (days * 5) / 7 : days;

function expectTime(row: TimeSaved['total'], of: readonly Closed[]): void {
  const timed = of.flatMap((one) => (one.used === null ? [] : [{ ...one, used: one.used }]));
  const used = timed.map((one) => one.used);
  const past = timed.flatMap((one) => {
    const days = working(one.matter.past_days, one.matter.past_unit);
    return days === null ? [] : [{ days, saved: days - one.used }];
  });
  expect(row.used.n).toBe(timed.length);
  expect(row.used.median).toBeCloseTo(quantile(used, 0.5) ?? Number.NaN, 6);
  expect(row.used.lower).toBeCloseTo(quantile(used, 0.25) ?? Number.NaN, 6);
  expect(row.used.upper).toBeCloseTo(quantile(used, 0.75) ?? Number.NaN, 6);
  expect(row.pastPractice.n).toBe(past.length);
  if (past.length === 0) expect(row.savedOnPast.median).toBeNull();
  else
    expect(row.savedOnPast.median).toBeCloseTo(
      quantile(
        past.map((p) => p.saved),
        0.5,
      )!,
      6,
    );
}

describe('time saved', () => {
  test('equals what is counted matter by matter, by each breakdown', async () => {
    const all = await everyClosed();
    expect(all.length).toBeGreaterThan(60);
    const coordinator = await as('coordinator');
    const read = async (by: string) =>
      (await coordinator.get(`/statistics/time-saved?by=${by}`)).body as TimeSaved;
    const keyed: Record<string, (one: Closed) => string[]> = {
      type: (one) => [one.matter.type_code],
      station: (one) => [one.matter.station_id],
      butler: (one) => [one.matter.butler_id],
      department: (one) => one.offices,
      month: (one) => [new Date(one.matter.closed_at!.getTime() + 8 * 3_600_000).toISOString().slice(0, 7)],
    };
    for (const [by, keys] of Object.entries(keyed)) {
      const answer = await read(by);
      expectTime(answer.total, all);
      const groups = new Set(all.filter((one) => one.used !== null).flatMap(keys));
      expect(new Set(answer.rows.map((row) => row.key)), by).toEqual(groups);
      for (const row of answer.rows) {
        expect(row.name).not.toBe('');
        expectTime(
          row,
          all.filter((one) => keys(one).includes(row.key)),
        );
      }
    }
  });

  test('keeps to the days that are asked for, and refuses those in the wrong order', async () => {
    const coordinator = await as('coordinator');
    const { body } = await coordinator.get('/statistics/time-saved?by=month&from=2026-03-01&to=2026-04-30');
    expect(body.rows.map((row: { key: string }) => row.key)).toEqual(['2026-03', '2026-04']);
    const none = await coordinator.get('/statistics/time-saved?from=2020-01-01&to=2020-01-02');
    expect(none.body.rows).toEqual([]);
    expect(none.body.total.used).toEqual({ n: 0, median: null, lower: null, upper: null });
    const wrong = await coordinator.get('/statistics/time-saved?from=2026-04-30&to=2026-03-01');
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors[0].path).toBe('query.to');
  });
});

interface Round {
  matterId: string;
  typeCode: string;
  stationId: string;
  closedAt: Date;
  level: number | null;
  excluded: string | null;
  waiting: boolean;
  offices: string[];
}

/** Every closed round out of the journals: another way than the rows that the figures are taken from. */
async function everyRound(): Promise<Round[]> {
  const matters = await database.db.selectFrom('matter').selectAll().execute();
  const assignments = await database.db
    .selectFrom('assignment')
    .selectAll()
    .where('status', '=', 'accepted')
    .execute();
  const texts = new Map(
    (await database.db.selectFrom('personal_text').select(['id', 'body']).execute()).map((t) => [
      t.id,
      t.body,
    ]),
  );
  const closing = new Set(['confirm', 'closed-silent', 'close-unsupplied', 'revisit']);
  const rounds: Round[] = [];
  for (const matter of matters) {
    const entries = await database.db
      .selectFrom('journal')
      .select(['action', 'at', 'body'])
      .where('stream', '=', `matter:${matter.id}`)
      .orderBy('seq')
      .execute();
    let open: Round | undefined;
    for (const { action, at: when, body } of entries) {
      const { data, texts: own } = JSON.parse(body);
      if (closing.has(action) || (action === 'rate' && data.fromStatus === 'answered')) {
        open = {
          matterId: matter.id,
          typeCode: matter.type_code,
          stationId: matter.station_id,
          closedAt: when,
          level: null,
          excluded: null,
          waiting: false,
          offices: [
            ...new Set(
              assignments
                .filter((a) => a.matter_id === matter.id && a.assigned_at <= when)
                .map((a) => a.office_id),
            ),
          ],
        };
        rounds.push(open);
      }
      if (action === 'rate' && open) open.level = data.details.level;
      if (action === 'exclude-rating' && open) open.excluded = texts.get(own[0].id) ?? '';
      if (action === 'reopen') open = undefined;
    }
    if (open) open.waiting = open.level === null && (matter.rating_until?.getTime() ?? 0) > now.getTime();
  }
  return rounds.filter(({ closedAt }) => closedAt >= at('2025-10-01 00:00'));
}

test('ratings: five levels, denominators, not rated and excluded, as the journals tell round by round', async () => {
  const all = await everyRound();
  expect(all.filter(({ level }) => level !== null && level <= 2).length).toBeGreaterThan(0);
  const expectRatings = (row: RatingStatistics['total'], of: readonly Round[]) => {
    const rated = of.filter(({ level }) => level !== null);
    const counted = rated.filter(({ excluded }) => excluded === null);
    expect(row.closed).toBe(of.length);
    expect(row.rated).toBe(rated.length);
    expect(row.counted).toBe(counted.length);
    expect(row.levels).toEqual(
      [5, 4, 3, 2, 1].map((level) => counted.filter((one) => one.level === level).length),
    );
    expect(row.excluded).toBe(rated.length - counted.length);
    expect(row.waiting).toBe(of.filter(({ waiting }) => waiting).length);
    expect(row.notRated).toBe(of.length - rated.length - row.waiting);
    expect(row.byLink).toBe(0);
  };
  const keyed: Record<string, (one: Round) => string[]> = {
    type: (one) => [one.typeCode],
    station: (one) => [one.stationId],
    department: (one) => one.offices,
    month: (one) => [new Date(one.closedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 7)],
  };
  const leader = await as('leader');
  for (const [by, keys] of Object.entries(keyed)) {
    const { body } = await leader.get(`/statistics/ratings?by=${by}`);
    expectRatings(body.total, all);
    expect(new Set(body.rows.map((row: { key: string }) => row.key)), by).toEqual(new Set(all.flatMap(keys)));
    for (const row of body.rows)
      expectRatings(
        row,
        all.filter((one) => keys(one).includes(row.key)),
      );
    const reasons = all.flatMap(({ excluded }) => (excluded === null ? [] : [excluded]));
    expect(body.exclusions.map((one: { reason: string }) => one.reason).sort()).toEqual(reasons.sort());
    expect(body.exclusions.every((one: { by: string | null }) => one.by !== null)).toBe(true);
  }
});

test('everybody counts only what they may know of; a department only itself; firms and administrators nothing', async () => {
  const rounds = await everyRound();
  const whole = (await (await as('coordinator')).get('/statistics/ratings')).body.total.closed;
  for (const username of ['butler', 'officer', 'station-master']) {
    const caller = await as(username);
    const { body } = await caller.get('/statistics/ratings');
    const listed = (await caller.get('/matters?queue=all&limit=100')).body;
    expect(listed.nextCursor, username).toBeNull();
    const own = new Set(listed.items.map((item: { id: string }) => item.id));
    expect(body.total.closed, username).toBeLessThan(whole);
    expect(body.total.closed, username).toBe(rounds.filter(({ matterId }) => own.has(matterId)).length);
  }
  const officer = await as('officer');
  const { body } = await officer.get('/statistics/time-saved?by=department');
  expect(body.rows.length).toBeLessThanOrEqual(1);
  for (const username of ['firm', 'project-owner', 'system-admin', 'audit-admin']) {
    expect((await (await as(username)).get('/statistics/ratings')).status, username).toBe(403);
    expect((await (await as(username)).get('/statistics/time-saved')).status, username).toBe(403);
  }
});

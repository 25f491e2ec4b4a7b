import type { MatterPage } from '@guanjia/core/matters';
import pg from 'pg';
import type { Figure } from './figures.ts';
import { type Contender, compare, connections } from './load.ts';
import { ownAddress, Server } from './servers.ts';
import type { BenchZone } from './zone.ts';

const wanted = ['handling', 'answered'];
const firmlyWithinMs = 100;
const bareAddress = /bare (http:\S+)/;

interface Officer {
  office: string;
  cookie: string;
}

/** A department's matters in two states, with their total, in the order of their due moments: 50 at a time. */
export async function benchList(
  zone: BenchZone,
  sizes: readonly number[],
  seconds: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const perSecond: { size: number; value: number }[] = [];
  for (const size of sizes) {
    await zone.fill(size);
    const officers = await signInOfficers(zone);
    const ours = await Server.start('apps/api/src/main.ts', serverEnvironment(zone), ownAddress);
    const bare = await Server.start(
      'apps/api/bench/bare-server.ts',
      { DATABASE_URL: zone.appUrl },
      bareAddress,
    );
    try {
      const contenders = [contenderOf('ours', ours, officers), contenderOf('bare', bare, officers)] as const;
      await checkSameAnswers(ours, bare, officers);
      const measured = await compare(contenders, seconds);
      const own = measured.get('ours');
      const peer = measured.get('bare');
      if (!own || !peer) throw new Error('nothing was measured');
      const floor = await measureFloor(zone, officers, seconds);
      perSecond.push({ size, value: own.perSecond });
      const part = `list ${size}`;
      const ratio = own.perSecond / peer.perSecond;
      figures.push(
        {
          name: part,
          value: own.perSecond,
          unit: 'requests/s',
          ratio,
          peer: 'bare Fastify + pg, same query with count(*)',
          goal: { text: '≥ 0.8× bare', met: ratio >= 0.8 },
        },
        {
          name: `${part} floor`,
          value: floor,
          unit: 'requests/s',
          ratio: own.perSecond / floor,
          peer: 'the two statements alone, 50 connections',
        },
        {
          name: `${part} p99`,
          value: own.p99,
          unit: 'ms',
          ratio: peer.p99 / own.p99,
          peer: 'bare, its p99',
          goal: { text: `≤ ${firmlyWithinMs} ms`, met: own.p99 <= firmlyWithinMs },
        },
      );
      if (own.cpu !== undefined) {
        figures.push({
          name: `${part} cpu`,
          value: own.cpu,
          unit: 'ms of the server a request',
          ratio: peer.cpu ? peer.cpu / own.cpu : null,
          peer: 'bare, the same',
          goal: { text: '≤ 2 ms', met: own.cpu <= 2 },
        });
      }
      if (own.megabytes !== undefined) {
        figures.push({
          name: `${part} memory`,
          value: own.megabytes,
          unit: 'MB',
          ratio: peer.megabytes ? peer.megabytes / own.megabytes : null,
          peer: 'bare, the same',
          goal: { text: '≤ 150 MB', met: own.megabytes <= 150 },
        });
      }
    } finally {
      await ours.stop();
      await bare.stop();
    }
  }
  const [before, after] = perSecond.slice(-2);
  if (before && after && before !== after) {
    const growth = before.value / after.value;
    figures.push({
      name: `list growth ${before.size} to ${after.size}`,
      value: growth,
      unit: '× the time a request',
      ratio: null,
      peer: null,
      goal: { text: '≤ 1.3×', met: growth <= 1.3 },
    });
  }
  return figures;
}

export const serverEnvironment = (zone: BenchZone): Record<string, string> => ({
  DATABASE_URL: zone.appUrl,
  DATABASE_MIGRATION_URL: zone.ownerUrl,
  DATA_DIR: zone.dataDir,
  PORT: '0',
  DEMO: 'off',
  PREPARED_STATEMENTS: 'on',
});

/** One officer of each office, and nothing else: who has more roles asks another question. */
async function signInOfficers(zone: BenchZone): Promise<Officer[]> {
  const rows = await zone.sql<{ office: string; account: string }>(`
    SELECT o.id AS office, min(r.account_id::text) AS account FROM bench_office o
    JOIN account_role r ON r.office_id = o.id AND r.role IN ('officer', 'department-head')
    WHERE NOT EXISTS (SELECT FROM account_role other WHERE other.account_id = r.account_id AND other.office_id IS DISTINCT FROM o.id)
    GROUP BY o.id`);
  if (rows.length === 0) throw new Error('no office has an officer of its own');
  return await Promise.all(
    rows.map(async ({ office, account }) => ({ office, cookie: await zone.signIn(account) })),
  );
}

const ownPath = `/api/v1/matters?${wanted.map((status) => `status=${status}`).join('&')}&limit=20`;
const barePath = `/matters?status=${wanted.join(',')}`;

function contenderOf(name: 'ours' | 'bare', server: Server, officers: readonly Officer[]): Contender {
  let turn = 0;
  return {
    name,
    server,
    next() {
      const officer = officers[turn++ % officers.length];
      if (!officer) throw new Error('nobody asks');
      const headers: Record<string, string> =
        name === 'ours' ? { cookie: officer.cookie } : { 'x-office': officer.office };
      return { method: 'GET', path: name === 'ours' ? ownPath : barePath, headers };
    },
  };
}

/** Both must say the same before either is timed. */
async function checkSameAnswers(ours: Server, bare: Server, officers: readonly Officer[]): Promise<void> {
  for (const { office, cookie } of officers) {
    const [own, other] = await Promise.all([
      fetch(`${ours.url}${ownPath}`, { headers: { cookie } }).then((r) => r.json() as Promise<MatterPage>),
      fetch(`${bare.url}${barePath}`, { headers: { 'x-office': office } }).then(
        (r) => r.json() as Promise<{ total: number; items: { id: string }[] }>,
      ),
    ]);
    const same =
      (own.total === other.total || (!own.totalIsExact && other.total > own.total)) &&
      own.items.map((item) => item.id).join() === other.items.map((item) => item.id).join();
    if (!same) throw new Error(`office ${office}: ${own.total} and ${other.total} differ, or their rows do`);
    if (own.items.length < 20) throw new Error(`office ${office} has too few matters to be measured`);
  }
}

/** What the database itself gives: the bare server's statements on 50 connections, without HTTP. */
async function measureFloor(zone: BenchZone, officers: readonly Officer[], seconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: zone.appUrl });
      await client.connect();
      return client;
    }),
  );
  let done = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    clients.map(async (client, n) => {
      for (let turn = n; performance.now() < until; turn++) {
        const values = [officers[turn % officers.length]?.office, wanted];
        await client.query({ name: 'list', text: floorList, values });
        await client.query({ name: 'count', text: floorCount, values });
        done += 1;
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return done / took;
}

const floorList = `SELECT m.id, m.number, t.body, m.status, picked.due_at, e.name, a.display_name, s.short_name
  FROM (SELECT matter_id, due_at FROM office_queue WHERE office_id = $1 AND status = ANY ($2)
    ORDER BY due_at, matter_id LIMIT 20) picked
  JOIN matter m ON m.id = picked.matter_id JOIN personal_text t ON t.id = m.title_text_id
  JOIN enterprise e ON e.id = m.enterprise_id JOIN butler b ON b.id = m.butler_id
  JOIN account a ON a.id = b.account_id JOIN office s ON s.id = m.station_id ORDER BY picked.due_at, m.id`;
const floorCount = 'SELECT count(*)::int AS n FROM office_queue WHERE office_id = $1 AND status = ANY ($2)';

import { randomUUID } from 'node:crypto';
import type { Figure } from './figures.ts';
import { serverEnvironment } from './list.ts';
import { type Contender, compare } from './load.ts';
import { ownAddress, Server } from './servers.ts';
import type { BenchZone } from './zone.ts';

/** Matters that wait to be accepted, enough for all rounds of both. */
const waiting = 60_000;

/** A butler accepts a matter: with journal, clocks, counts and notices on our side, a bare update on the other. */
export async function benchTransition(zone: BenchZone, size: number, seconds: number): Promise<Figure[]> {
  await zone.fill(size);
  await zone.addSubmitted(waiting);
  const butlers = await zone.sql<{ id: string; account_id: string }>(
    'SELECT DISTINCT b.id, b.account_id FROM butler b JOIN bench_subject s ON s.butler_id = b.id',
  );
  const cookies = new Map(
    await Promise.all(butlers.map(async (b) => [b.id, await zone.signIn(b.account_id)] as const)),
  );
  const rows = await zone.sql<{ id: string; butler_id: string }>(
    `SELECT id, butler_id FROM matter WHERE status = 'submitted' AND id::text LIKE '00000000-0000-7000-%'
     ORDER BY id DESC LIMIT ${waiting}`,
  );
  const take = () => {
    const row = rows.pop();
    if (!row) throw new Error('too few matters wait: give less seconds');
    return row;
  };
  const ours = await Server.start('apps/api/src/main.ts', serverEnvironment(zone), ownAddress);
  const bare = await Server.start(
    'apps/api/bench/bare-server.ts',
    { DATABASE_URL: zone.appUrl },
    /bare (http:\S+)/,
  );
  const json = { 'content-type': 'application/json' };
  const contenders: Contender[] = [
    {
      name: 'ours',
      server: ours,
      next() {
        const { id, butler_id } = take();
        return {
          method: 'POST',
          path: `/api/v1/matters/${id}/actions/accept`,
          headers: { ...json, cookie: cookies.get(butler_id) ?? '', 'idempotency-key': randomUUID() },
          body: '{}',
        };
      },
    },
    {
      name: 'bare',
      server: bare,
      next() {
        const { id, butler_id } = take();
        return {
          method: 'POST',
          path: '/transition',
          headers: { ...json, 'x-butler': butler_id },
          body: JSON.stringify({ id, status: 'accepted' }),
        };
      },
    },
  ];
  try {
    const measured = await compare(contenders, seconds);
    const own = measured.get('ours');
    const peer = measured.get('bare');
    if (!own || !peer) throw new Error('nothing was measured');
    const ratio = own.perSecond / peer.perSecond;
    const figures: Figure[] = [
      {
        name: `transition ${size}`,
        value: own.perSecond,
        unit: 'changes/s',
        ratio,
        peer: 'bare Fastify + pg: update, history, job in one statement',
        goal: { text: '≥ 0.7× bare', met: ratio >= 0.7 },
      },
      {
        name: `transition ${size} p99`,
        value: own.p99,
        unit: 'ms',
        ratio: peer.p99 / own.p99,
        peer: 'bare, its p99',
        goal: { text: '≤ 60 ms with fsync', met: own.p99 <= 60 },
      },
    ];
    if (own.cpu !== undefined) {
      figures.push({
        name: `transition ${size} cpu`,
        value: own.cpu,
        unit: 'ms of the server a change',
        ratio: peer.cpu ? peer.cpu / own.cpu : null,
        peer: 'bare, the same',
      });
    }
    return figures;
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

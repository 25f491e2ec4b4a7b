import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from './database.ts';

/** A figure of a domain, read when the metrics are asked for. `read` answers label values with their figure. */
export interface DomainGauge {
  name: string;
  help: string;
  labels?: readonly string[];
  read(db: Db): Promise<readonly { labels?: Record<string, string>; value: number }[]>;
}

export interface Metrics {
  render(): Promise<string>;
  contentType: string;
}

/** Measures every request by route, and offers what the domains count. One registry a server, so that tests don't mix. */
export function measure(app: FastifyInstance, db: Db, gauges: readonly DomainGauge[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'guanjia_' });
  const requests = new Histogram({
    name: 'guanjia_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address: ids would make a series each.
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.addHook('onClose', async () => registry.clear());
  for (const gauge of [databaseConnections, ...gauges]) addGauge(registry, db, gauge);
  return {
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function addGauge(registry: Registry, db: Db, { name, help, labels = [], read }: DomainGauge): void {
  new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { labels: values = {}, value } of await read(db)) this.set(values, value);
    },
  });
}

const databaseConnections: DomainGauge = {
  name: 'guanjia_database_connections',
  help: 'Connections to this database, by state',
  labels: ['state'],
  async read(db) {
    const { rows } = await sql<{ state: string; count: number }>`
      SELECT coalesce(state, 'other') AS state, count(*) AS count FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' GROUP BY 1
    `.execute(db);
    return rows.map(({ state, count }) => ({ labels: { state }, value: count }));
  },
};

import Fastify, { type FastifyInstance } from 'fastify';
import type { Db } from './platform/database.ts';
import type { Settings } from './platform/settings.ts';

export interface AppDependencies {
  db: Db;
  settings: Settings;
  files: { dataDir: string };
  now: () => Date;
}

export interface App {
  fastify: FastifyInstance;
  /** Begins what runs beside the requests (sweeps, outbox). */
  startWork(): Promise<void>;
  stopWork(): Promise<void>;
}

export async function createApp({ settings }: AppDependencies): Promise<App> {
  const fastify = Fastify({
    logger: { level: settings.logLevel },
    trustProxy: settings.trustProxy,
    forceCloseConnections: true,
  });
  fastify.get('/healthz', async () => ({ status: 'ok' }));
  return { fastify, startWork: async () => {}, stopWork: async () => {} };
}

import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Db } from './database.ts';
import type { Settings } from './settings.ts';

/** What every domain is given. */
export interface AppDependencies {
  db: Db;
  settings: Settings;
  files: { dataDir: string };
  now: () => Date;
}

/** The server as routes see it: zod schemas give the types of body, query, params and answer. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What runs beside the requests: sweeps, outboxes, clean-ups. */
export interface BackgroundWork {
  start(): Promise<void>;
  stop(): Promise<void>;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { type App, createApp } from '../../src/app.ts';
import type { Db } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { hashSessionToken, newSessionToken } from '../../src/platform/sessions.ts';
import { readSettings } from '../../src/platform/settings.ts';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose schema the server has checked.
  body: any;
}

export interface Caller {
  cookie: string | undefined;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  send(request: InjectOptions): Promise<Answer>;
}

export interface TestApi {
  app: App;
  /** Where its files and keys lie. */
  dataDir: string;
  anonymous: Caller;
  /** Somebody signed in, without the cost of a password. */
  as(person: { accountId: string }): Promise<Caller>;
  /** Signs in over the API; throws what it answers where it refuses. */
  signIn(username: string, password: string): Promise<Caller>;
  /** Sets the clock; until then it is the real one. */
  setNow(now: Date): void;
  close(): Promise<void>;
}

/** The whole server in process on a test database. */
export async function startApi(
  db: Db,
  options: { now?: Date; environment?: Record<string, string> } = {},
): Promise<TestApi> {
  let fixed = options.now;
  const now = () => fixed ?? new Date();
  const settings = readSettings({ LOG_LEVEL: 'silent', ...options.environment });
  // Its own: anchors of one zone must not lie among those of another.
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-test-files-'));
  const app = await createApp({
    db,
    settings,
    files: { dataDir },
    now,
  });
  await app.fastify.ready();
  return {
    app,
    dataDir,
    anonymous: callerOf(app, undefined),
    async as({ accountId }) {
      const token = newSessionToken();
      await db
        .insertInto('session')
        .values({
          id: newId(),
          token_hash: hashSessionToken(token),
          account_id: accountId,
          created_at: now(),
          last_seen_at: now(),
          expires_at: new Date(now().getTime() + 12 * 3_600_000),
          ip: null,
          user_agent: null,
        })
        .execute();
      return callerOf(app, `guanjia_session=${token}`);
    },
    async signIn(username, password) {
      const answer = await callerOf(app, undefined).post('/session', { username, password });
      const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0];
      if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status} ${answer.text}`);
      return callerOf(app, cookie);
    },
    setNow(moment) {
      fixed = moment;
    },
    async close() {
      await app.fastify.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Paths are below /api/v1, unless they begin with `//`. */
export function callerOf(app: App, cookie: string | undefined): Caller {
  const send = async (request: InjectOptions): Promise<Answer> => {
    const response = await app.fastify.inject({
      ...request,
      headers: { ...(cookie ? { cookie } : {}), ...request.headers },
    });
    const text = response.body;
    const isJson = /json/.test(String(response.headers['content-type'] ?? ''));
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  };
  const url = (path: string) => (path.startsWith('//') ? path.slice(1) : `/api/v1${path}`);
  const json = (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown, headers = {}) =>
    send({
      method,
      url: url(path),
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  return {
    cookie,
    send,
    get: (path) => send({ method: 'GET', url: url(path) }),
    post: (path, body, headers) => json('POST', path, body, headers),
    put: (path, body) => json('PUT', path, body),
    patch: (path, body) => json('PATCH', path, body),
    delete: (path) => send({ method: 'DELETE', url: url(path) }),
  };
}

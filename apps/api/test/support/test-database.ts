import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Db } from '../../src/platform/database.ts';

/** Where the tests' PostgreSQL is; provided by global-setup.ts. */
export interface TestServer {
  /** May create databases. */
  adminUrl: string;
  /** Roles with their passwords, without a database. */
  ownerUrl: string;
  appUrl: string;
  /** A database with all migrations applied, that nobody connects to. */
  template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export interface TestDatabase {
  /** As the running role, like the server has it. */
  db: Db;
  /** As the role that owns the tables: what an attacker with the owner's password could do. */
  ownerUrl: string;
  appUrl: string;
  drop(): Promise<void>;
}

/** A database of its own with all migrations applied, in about 50 ms. Call `drop()` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.adminUrl, `CREATE DATABASE ${name} TEMPLATE ${server.template}`);
  const appUrl = onDatabase(server.appUrl, name);
  const db = createDatabase(appUrl, { max: 10, applicationName: 'guanjia-test' });
  return {
    db,
    ownerUrl: onDatabase(server.ownerUrl, name),
    appUrl,
    async drop() {
      await db.destroy();
      await asAdmin(server.adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** A database with nothing in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{
  ownerUrl: string;
  appUrl: string;
  drop(): Promise<void>;
}> {
  const server = inject('testServer');
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  const owner = new URL(server.ownerUrl).username;
  await asAdmin(
    server.adminUrl,
    `CREATE DATABASE ${name} OWNER ${pg.escapeIdentifier(decodeURIComponent(owner))} TEMPLATE template0`,
  );
  return {
    ownerUrl: onDatabase(server.ownerUrl, name),
    appUrl: onDatabase(server.appUrl, name),
    drop: async () => await asAdmin(server.adminUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

export async function asAdmin(adminUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A text that comes so often is worth keeping its plan. */
const hotAfter = 5;
/** Plans kept on each connection at most, and texts that are watched: what comes later is planned each time. */
const mostKept = 200;
const mostWatched = 2_000;

/**
 * Gives a statement that comes again and again a name, under which PostgreSQL keeps it parsed and planned: planning
 * a list costs more than reading it. Only reads and writes whose columns are written out are kept.
 */
export class HotStatements {
  readonly #seen = new Map<string, { times: number; name: string | undefined }>();
  #kept = 0;

  nameOf(text: string): string | undefined {
    const known = this.#seen.get(text);
    if (!known) {
      if (this.#seen.size < mostWatched) this.#seen.set(text, { times: 1, name: undefined });
      return undefined;
    }
    known.times += 1;
    if (known.name === undefined && known.times === hotAfter && this.#kept < mostKept && isKept(text)) {
      this.#kept += 1;
      known.name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    }
    return known.name;
  }
}

/** `select *` would answer another shape once a migration adds a column, which PostgreSQL refuses of a kept plan. */
const isKept = (text: string): boolean =>
  /^\s*(?:select|with|insert|update|delete)\b/i.test(text) && !text.replaceAll('count(*)', '').includes('*');

/** Lets a connection send what is hot by its name. */
export function sendByName(client: pg.PoolClient, hot: HotStatements): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) ? hot.nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  }) as typeof client.query;
}

import type { FastifyRequest } from 'fastify';
import { Problem } from './problems.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a browser says of a request that its own page, or its user by hand, makes. Older ones say nothing. */
const ownSites: ReadonlySet<unknown> = new Set(['same-origin', 'none', undefined]);

/**
 * Refuses what another site makes a signed-in browser send. Together with the SameSite=Strict cookie and JSON-only
 * bodies no token is needed, and a program, which sends neither header, needs the cookie only.
 */
export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (safeMethods.has(request.method)) return;
  const { origin } = request.headers;
  const foreign = origin !== undefined && hostOf(origin) !== request.host;
  if (foreign || !ownSites.has(request.headers['sec-fetch-site'])) throw new Problem('foreign-origin');
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

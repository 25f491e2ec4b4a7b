import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problems.ts';

interface Pages {
  prefix: '/m/' | '/desk/';
  /** The folder that Vite built. */
  root: string;
}

const apps = join(import.meta.dirname, '../../..');
const allPages: readonly Pages[] = [
  { prefix: '/m/', root: join(apps, 'mobile/dist') },
  { prefix: '/desk/', root: join(apps, 'console/dist') },
];

/**
 * Serves the two built apps. Files with a hash in their name may be kept for ever, all others are asked for again;
 * an address without a file is a screen of the app, so it gets the app.
 */
export async function servePages(app: FastifyInstance, pages: readonly Pages[] = allPages): Promise<void> {
  for (const { prefix, root } of pages) {
    const bare = prefix.slice(0, -1);
    app.get(bare, { schema: { hide: true } }, async (_request, reply) => reply.redirect(prefix));
    if (!existsSync(join(root, 'index.html'))) {
      app.get(`${prefix}*`, { schema: { hide: true } }, async () => {
        throw new Problem('interface-not-built');
      });
      continue;
    }
    await app.register(
      async (scope) => {
        await scope.register(fastifyStatic, {
          root,
          preCompressed: true,
          cacheControl: false,
          setHeaders: (reply, path) => {
            reply.header('cache-control', cachingOf(path.slice(root.length)));
          },
        });
        scope.setNotFoundHandler((request, reply) => {
          if (!asksForScreen(request)) throw new Problem('route-not-found');
          return sendIndex(reply, root);
        });
      },
      { prefix: bare },
    );
  }
}

/** A missing file with an extension is missing; anything else is a screen's address. */
const asksForScreen = ({ method, url }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && !/\.[a-z0-9]{2,5}$/i.test(url.split('?')[0] ?? '');

const sendIndex = (reply: FastifyReply, root: string): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', root);

const cachingOf = (path: string): string =>
  /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

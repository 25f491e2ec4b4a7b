import type { Api } from '../platform/app-dependencies.ts';
import { Problem } from '../platform/problems.ts';
import type { LiveFeed } from './live-feed.ts';

const heartbeatMs = 20_000;
const perAccount = 12;

export async function liveRoutes(app: Api, feed: LiveFeed): Promise<void> {
  const open = new Map<string, number>();

  app.get(
    '/events',
    {
      config: { unattended: true },
      schema: {
        summary: '实时变化（server-sent events）',
        description: '每条 data 是 {kind, id}：哪件事有变化，请重新读取所显示的内容。逐条按权限投递。',
        tags: ['live'],
        produces: ['text/event-stream'],
      },
    },
    (request, reply) => {
      const { accountId, sessionId } = request.principal;
      const count = open.get(accountId) ?? 0;
      if (count >= perAccount) throw new Problem('too-many-requests', { headers: { 'retry-after': '30' } });
      open.set(accountId, count + 1);
      reply.hijack();
      const out = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) out.setHeader(name, value);
      out.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      out.write('retry: 3000\n\n: open\n\n');
      const beat = setInterval(() => out.write(': still here\n\n'), heartbeatMs);
      const leave = feed.listen({
        sessionId,
        send: (event) => out.write(`data: ${JSON.stringify(event)}\n\n`),
        end: () => out.end('event: signed-out\ndata: {}\n\n'),
      });
      out.on('close', () => {
        clearInterval(beat);
        leave();
        open.set(accountId, (open.get(accountId) ?? 1) - 1);
      });
    },
  );
}

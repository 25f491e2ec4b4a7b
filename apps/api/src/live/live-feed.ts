import type { LiveEvent } from '@guanjia/core/matters';
import { findPrincipalOfSession } from '../identity/index.ts';
import { meetingsVisibleAmong } from '../meetings/index.ts';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { supervisionsVisibleAmong } from '../supervision/index.ts';
import { deleteOldEvents, oldestOpen, projectsVisibleAmong, readFeed, visibleAmong } from './live-store.ts';

export interface Listener {
  sessionId: string;
  send(event: LiveEvent): void;
  /** The session ended: the listener is let go. */
  end(): void;
}

export interface LiveFeed extends BackgroundWork {
  listen(listener: Listener): () => void;
}

const judges = [
  ['matter', visibleAmong],
  ['project', projectsVisibleAmong],
  ['supervision', supervisionsVisibleAmong],
  ['meeting', meetingsVisibleAmong],
] as const;

const lookEveryMs = 700;
const judgeEveryMs = 30_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * One look at the feed for all open screens of this process. Whether a person may see a change is judged anew at
 * each delivery, by the same rule as the lists.
 */
export function createLiveFeed(
  { db, now }: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
): LiveFeed {
  const listeners = new Set<Listener>();
  let seen: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let stopped = true;
  let judgedAt = 0;
  let cleanedAt = 0;

  async function look(): Promise<void> {
    const end = await oldestOpen(db);
    const from = seen ?? end;
    const rows = from === end || listeners.size === 0 ? [] : await readFeed(db, from, end);
    // Only now: a look that failed is made again from where it began.
    seen = end;
    const due = now().getTime() - judgedAt >= judgeEveryMs;
    if (rows.length === 0 && !due) return;
    judgedAt = now().getTime();
    // One listener that fails costs nobody else the change; its page reads again when it reconnects.
    await Promise.all(
      [...listeners].map((listener) =>
        deliver(listener, rows).catch((error) => {
          log(error);
          listeners.delete(listener);
          listener.end();
        }),
      ),
    );
    if (now().getTime() - cleanedAt >= hourMs) {
      cleanedAt = now().getTime();
      await deleteOldEvents(db, new Date(cleanedAt - dayMs));
    }
  }

  async function deliver(listener: Listener, rows: Awaited<ReturnType<typeof readFeed>>): Promise<void> {
    const principal = await findPrincipalOfSession(db, listener.sessionId, now());
    if (!principal) {
      listeners.delete(listener);
      listener.end();
      return;
    }
    for (const [kind, among] of judges) {
      const ids = [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.id))];
      if (ids.length === 0) continue;
      const visible = await among(db, principal, ids);
      for (const id of ids) if (visible.has(id)) listener.send({ kind, id });
    }
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look().catch(log).finally(again);
    }, lookEveryMs);
    timer.unref();
  }

  return {
    async start() {
      stopped = false;
      seen = await oldestOpen(db);
      again();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

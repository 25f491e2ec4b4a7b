import { raiseAlarm } from './alarms.ts';
import type { AppDependencies, BackgroundWork } from './app-dependencies.ts';
import { inTransaction } from './database.ts';

/** What one look could not deal with: the key of its alarm, and what that says. */
interface SweepFailure {
  readonly key: string;
  readonly error: unknown;
  readonly details: Record<string, unknown>;
}

interface Sweeping {
  readonly everyMs: number;
  /** Once, before the first look. */
  readonly first?: () => Promise<void>;
  /** One look at all that is due; answers what failed, which held up nothing else. */
  readonly sweep: () => Promise<readonly SweepFailure[]>;
}

/** Looks again and again, on every server, until it is stopped; what fails is logged, raises an alarm, and is tried again. */
export function createSweeping(
  { db, now }: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
  { everyMs, first, sweep }: Sweeping,
): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let stopped = true;

  async function look(): Promise<void> {
    for (const { key, error, details } of await sweep()) {
      log(error);
      await inTransaction(db, (tx) => raiseAlarm(tx, { key, kind: 'sweep-failed', at: now(), details }));
    }
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      sweeping = look().catch(log).finally(again);
    }, everyMs);
    timer.unref();
  }

  return {
    async start() {
      stopped = false;
      sweeping = Promise.resolve(first?.()).then(look).catch(log).finally(again);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}

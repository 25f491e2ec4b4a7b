import { raiseAlarm } from '../platform/alarms.ts';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { contextAt } from './context.ts';
import { sweepEscalations } from './escalation-sweep.ts';
import { recountClocks } from './recount.ts';
import { sweepClocks } from './sweep.ts';

const sweepEveryMs = 5_000;

/** Lets lights turn and windows lapse, on every server; what fails is logged, raises an alarm, and is tried again. */
export function createSweepWork(
  { db, now }: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let stopped = true;

  async function sweep(): Promise<void> {
    await recountClocks(db, (tx) => contextAt(tx, now()));
    const clocks = await sweepClocks(db, (tx) => contextAt(tx, now()));
    const escalations = await sweepEscalations(db, (tx) => contextAt(tx, now()));
    for (const { matterId, error } of [...clocks.failed, ...escalations.failed]) {
      log(error);
      await inTransaction(db, (tx) =>
        raiseAlarm(tx, { key: `sweep:${matterId}`, kind: 'sweep-failed', at: now(), details: { matterId } }),
      );
    }
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      sweeping = sweep().catch(log).finally(again);
    }, sweepEveryMs);
    timer.unref();
  }

  return {
    async start() {
      stopped = false;
      sweeping = sweep().catch(log).finally(again);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}

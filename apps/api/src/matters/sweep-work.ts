import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { createSweeping } from '../platform/sweeping.ts';
import { contextAt } from './context.ts';
import { sweepEscalations } from './escalation-sweep.ts';
import { recountClocks } from './recount.ts';
import { sweepClocks } from './sweep.ts';

const everyMs = 5_000;

/** Lets lights turn and windows lapse, and brings up what stays late. */
export function createSweepWork(
  deps: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
): BackgroundWork {
  const { db, now } = deps;
  return createSweeping(deps, log, {
    everyMs,
    async sweep() {
      await recountClocks(db, (tx) => contextAt(tx, now()));
      const clocks = await sweepClocks(db, (tx) => contextAt(tx, now()));
      const escalations = await sweepEscalations(db, (tx) => contextAt(tx, now()));
      return [...clocks.failed, ...escalations.failed].map(({ matterId, error }) => ({
        key: `sweep:${matterId}`,
        error,
        details: { matterId },
      }));
    },
  });
}

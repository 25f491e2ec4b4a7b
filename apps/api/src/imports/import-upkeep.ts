import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { discardForgottenRuns, releaseInterruptedRuns } from './import-runs-store.ts';
import { allFinished } from './running-commits.ts';

const everyMs = 60_000;
const forgottenAfterMs = 7 * 86_400_000;

/** Frees runs whose server died while writing, and clears files that nobody took up again within a week. */
export async function tidyImports({ db, now }: Pick<AppDependencies, 'db' | 'now'>): Promise<void> {
  const at = now();
  await releaseInterruptedRuns(db, '写入时服务器停止了，没有写入任何内容，可以再试一次。', at);
  await discardForgottenRuns(db, new Date(at.getTime() - forgottenAfterMs), at);
}

export function importUpkeep(deps: AppDependencies, log: (error: unknown) => void): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const tidy = () => {
    running = tidyImports(deps).catch(log);
    return running;
  };
  return {
    async start() {
      await tidy();
      timer = setInterval(tidy, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
      await allFinished();
    },
  };
}

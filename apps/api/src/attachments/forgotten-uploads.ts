import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { takeForgotten } from './attachments-store.ts';
import { fileStore } from './file-store.ts';

const dayMs = 86_400_000;

/** Clears uploads that no request named within a day. */
async function deleteForgottenUploads({ db, files, now }: AppDependencies): Promise<number> {
  const ids = await takeForgotten(db, new Date(now().getTime() - dayMs), 500);
  const store = fileStore(files.dataDir);
  for (const id of ids) await store.remove(id);
  return ids.length;
}

const everyMs = 3_600_000;

export function attachmentUpkeep(deps: AppDependencies, log: (error: unknown) => void): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  return {
    async start() {
      timer = setInterval(() => {
        running = deleteForgottenUploads(deps).catch(log);
      }, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

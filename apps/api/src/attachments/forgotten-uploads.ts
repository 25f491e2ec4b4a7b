import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { takeForgotten } from './attachments-store.ts';
import { fileStore, folders } from './file-store.ts';
import { collectStrays } from './stray-files.ts';

const dayMs = 86_400_000;
const everyMs = 3_600_000;
const hoursOfDay = 24;

/** Clears uploads that no request named within a day. */
async function deleteForgottenUploads({ db, files, now }: AppDependencies): Promise<void> {
  const ids = await takeForgotten(db, new Date(now().getTime() - dayMs), 500);
  const store = fileStore(files.dataDir);
  for (const id of ids) await store.remove(id);
}

/** Each hour its share of the folders, so that all of the disk is gone through once a day. */
export const foldersAt = (now: Date): string[] =>
  folders.filter((_, n) => n % hoursOfDay === now.getUTCHours());

async function sweep(deps: AppDependencies, log: (error: unknown) => void): Promise<void> {
  await deleteForgottenUploads(deps);
  const { missing } = await collectStrays(deps, foldersAt(deps.now()));
  if (missing.length === 0) return;
  log(
    new Error(
      `附件的内容不在磁盘上，请从备份恢复 (${missing.length} attachments without bytes, restore them from a backup): ${missing.slice(0, 20).join(' ')}`,
    ),
  );
}

export function attachmentUpkeep(deps: AppDependencies, log: (error: unknown) => void): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  return {
    async start() {
      timer = setInterval(() => {
        running = sweep(deps, log).catch(log);
      }, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

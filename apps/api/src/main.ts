import { setTimeout as sleep } from 'node:timers/promises';
import { Lifetime } from './platform/lifetime.ts';
import { StartError } from './platform/start-error.ts';
import { serve } from './serve.ts';

const lifetime = new Lifetime();
let starting: Promise<unknown> = Promise.resolve();
/** The brought PostgreSQL, once it runs; an own one is not ours to stop. */
let stopDatabase = async (_mode: 'fast' | 'immediate') => {};

async function end(code: number): Promise<never> {
  lifetime.ask();
  // What is half open can't be closed. A long step of the start (the demo's year) ends, and leaves nothing behind,
  // when its database does.
  if (!(await settles(starting))) {
    await stopDatabase('fast');
    if (!(await settles(starting))) process.exit(code);
  }
  await lifetime.close((name, error) => console.error(`停止${name}时出错：`, error));
  if (code === 0) console.log('已停止，数据保留 (stopped; the data is kept)');
  process.exit(code);
}

async function settles(work: Promise<unknown>): Promise<boolean> {
  const settled = work.then(
    () => true,
    () => true,
  );
  return await Promise.race([settled, sleep(1_500, false)]);
}

/** The first signal stops in order, the next one at once: PostgreSQL then recovers at the next start. */
function interrupted(): void {
  if (lifetime.ending.aborted) {
    console.error('强制停止 (forced)');
    void stopDatabase('immediate').finally(() => process.exit(130));
    return;
  }
  console.log('\n正在停止…再按一次 Ctrl-C 强制停止 (stopping; once more to force)');
  void end(0);
}

process.on('SIGINT', interrupted).on('SIGTERM', interrupted).on('SIGHUP', interrupted);
// The launcher was killed without a word: nobody could stop us any more.
process.on('disconnect', () => void end(0));
process.channel?.unref();
process.on('uncaughtException', (error) => {
  console.error(error);
  void end(1);
});

try {
  starting = serve({
    lifetime,
    onDatabaseStarted: (stop) => {
      stopDatabase = stop;
    },
    onDatabaseLost: () => {
      console.error(
        '数据库进程意外结束，服务随之停止；重新启动即可恢复 (PostgreSQL ended: start again to recover)',
      );
      void end(1);
    },
  });
  await starting;
} catch (error) {
  if (!lifetime.ending.aborted) {
    console.error(error instanceof StartError ? error.message : error);
    starting = Promise.resolve();
    await end(1);
  }
}

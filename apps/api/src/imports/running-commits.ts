/** Commits that this process is writing; a stopping server waits for them. */
const running = new Set<Promise<void>>();

export function keepRunning(finished: Promise<void>, log: (error: unknown) => void): void {
  const kept = finished.catch(log).finally(() => running.delete(kept));
  running.add(kept);
}

export async function allFinished(): Promise<void> {
  await Promise.all(running);
}

import { setTimeout as sleep } from 'node:timers/promises';

type Closer = { name: string; close: () => Promise<unknown> };

const CLOSE_WITHIN = 15_000;

/**
 * What was opened is closed in the reverse order, once, however the process comes to its end. A closer that fails
 * or hangs doesn't keep the next ones from their turn.
 */
export class Lifetime {
  readonly #closers: Closer[] = [];
  readonly #ending = new AbortController();
  #closing: Promise<void> | undefined;

  /** Aborted as soon as the end was asked for: long work looks at it between its steps. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  onEnd(name: string, close: () => Promise<unknown>): void {
    this.#closers.push({ name, close });
  }

  /** Tells those that watch `ending`; nothing is closed yet. */
  ask(): void {
    this.#ending.abort();
  }

  close(onFailure: (name: string, error: unknown) => void): Promise<void> {
    this.ask();
    this.#closing ??= this.#closeAll(onFailure);
    return this.#closing;
  }

  async #closeAll(onFailure: (name: string, error: unknown) => void): Promise<void> {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      const late = sleep(CLOSE_WITHIN, undefined, { ref: false }).then(() => {
        throw new Error(`not closed within ${CLOSE_WITHIN / 1000} s`);
      });
      try {
        await Promise.race([closer.close(), late]);
      } catch (error) {
        onFailure(closer.name, error);
      }
    }
  }
}

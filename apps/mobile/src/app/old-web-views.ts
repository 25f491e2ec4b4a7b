/**
 * Three small things that web views of the floor (Chromium 87, Safari 14) lack and the code uses. Syntax is lowered
 * by the build; this is about functions only.
 */
if (typeof AbortSignal.timeout !== 'function') {
  AbortSignal.timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms);
    return controller.signal;
  };
}

if (typeof AbortSignal.any !== 'function') {
  AbortSignal.any = (signals: Iterable<AbortSignal>): AbortSignal => {
    const controller = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) controller.abort();
      else signal.addEventListener('abort', () => controller.abort(), { once: true });
    }
    return controller.signal;
  };
}

if (typeof Array.prototype.at !== 'function') {
  Object.defineProperty(Array.prototype, 'at', {
    configurable: true,
    writable: true,
    value: function at<T>(this: readonly T[], index: number): T | undefined {
      return this[index < 0 ? this.length + index : index];
    },
  });
}

export {};

import { useCallback, useRef } from 'react';
import { newIdempotencyKey } from '../api/index.ts';

/** One act of the reader: its key, and when it was done by the clock of the device. */
interface Act {
  readonly content: string;
  readonly key: string;
  readonly deviceAt: string;
}

/**
 * Keeps one act as long as its content stays: sent again after a lost connection it carries the same key and time and
 * counts once. Other content is another act, and so is the same content after the first was done.
 */
export function useAct(): { of: (content: unknown) => Act; done: () => void } {
  const held = useRef<Act>(undefined);
  const of = useCallback((content: unknown) => {
    const text = JSON.stringify(content);
    if (held.current?.content === text) return held.current;
    const act = { content: text, key: newIdempotencyKey(), deviceAt: new Date().toISOString() };
    held.current = act;
    return act;
  }, []);
  const done = useCallback(() => {
    held.current = undefined;
  }, []);
  return { of, done };
}

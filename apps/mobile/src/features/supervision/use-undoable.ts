import { useCallback, useEffect, useRef, useState } from 'react';

const WAIT_S = 5;

export interface Undoable {
  /** What waits, by its key. */
  readonly waiting: string | undefined;
  /** Seconds until it is done. */
  readonly left: number;
  readonly begin: (key: string, act: () => void) => void;
  readonly undo: () => void;
}

/**
 * One tap that may be taken back for some seconds. What waits is done at once when another begins or the screen is
 * left: whoever tapped meant it.
 */
export function useUndoable(): Undoable {
  const [waiting, setWaiting] = useState<string>();
  const [left, setLeft] = useState(WAIT_S);
  const held = useRef<() => void>(undefined);
  const finish = useCallback(() => {
    const act = held.current;
    held.current = undefined;
    setWaiting(undefined);
    act?.();
  }, []);
  useEffect(() => {
    if (waiting === undefined) return;
    const timer = setTimeout(() => {
      if (left <= 1) finish();
      else setLeft(left - 1);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [waiting, left, finish]);
  useEffect(
    () => () => {
      held.current?.();
      held.current = undefined;
    },
    [],
  );
  return {
    waiting,
    left,
    begin: (key, act) => {
      held.current?.();
      held.current = act;
      setLeft(WAIT_S);
      setWaiting(key);
    },
    undo: () => {
      held.current = undefined;
      setWaiting(undefined);
    },
  };
}

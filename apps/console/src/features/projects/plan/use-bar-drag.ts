import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { type PointerEvent, useEffect, useRef } from 'react';
import type { Scale } from './scale.ts';
import { type Trial, trialOfDrag } from './what-if.ts';

type Part = 'move' | 'stretch';

/** Dragging a bar tries another beginning, or at its right end another length, while the pointer is down. */
export function useBarDrag(
  scale: Scale,
  plan: PlanView,
  onTry: ((code: string, trial: Trial) => void) | undefined,
): (node: PlanNodeView) => (part: Part, event: PointerEvent<SVGElement>) => void {
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  return (node) => (part, event) => {
    if (event.button !== 0 || !onTry) return;
    event.preventDefault();
    const from = event.clientX;
    let told = 0;
    const move = (moved: globalThis.PointerEvent): void => {
      const days = Math.round((moved.clientX - from) / scale.perDay);
      if (days === told) return;
      told = days;
      // Back where it was: the trial says what is so, and so is none.
      const asItIs = part === 'move' ? { earliestStart: node.earliestStart } : { days: node.days };
      onTry(node.code, trialOfDrag(node, part, days, plan.startsOn) ?? asItIs);
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      stop.current = undefined;
    };
    stop.current = end;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
}

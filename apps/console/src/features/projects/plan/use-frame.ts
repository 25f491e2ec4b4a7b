import { type RefObject, useEffect, useRef, useState } from 'react';

/** Opens where work is going on now; afterwards people scroll as they like, until the measure changes. */
export function useOpenAt(frame: RefObject<HTMLDivElement | null>, top: number, left: number): void {
  const latest = useRef({ top, left });
  latest.current = { top, left };
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = latest.current.top;
  }, [frame]);
  const measured = left === 0 ? 'fit' : 'measured';
  useEffect(() => {
    if (frame.current && measured === 'measured') frame.current.scrollLeft = latest.current.left;
  }, [frame, measured]);
}

/** Width in pixels that is left for the chart between the two columns. */
export function useRoomFor(frame: RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(800);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const names = element.querySelector<HTMLElement>('.gantt-names')?.offsetWidth ?? 0;
      const late = element.querySelector<HTMLElement>('.gantt-late')?.offsetWidth ?? 0;
      setRoom(Math.max(240, element.clientWidth - names - late));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return room;
}

import { dayNumber, dayOf } from './days.ts';

/** Days as pixels: the chart begins at the left edge with its first day. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly perDay: number;
  readonly width: number;
  /** Where a day begins. */
  readonly x: (day: string) => number;
  /** Where a day ends. */
  readonly xEnd: (day: string) => number;
}

export const zooms = ['fit', 'quarter', 'month', 'week'] as const;
export type Zoom = (typeof zooms)[number];

/** The next measure, closer or further away; the last ones stay. */
export function zoomed(zoom: Zoom, closer: 1 | -1): Zoom {
  const at = zooms.indexOf(zoom) + closer;
  return zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? zoom;
}

const perDayOf: Record<Exclude<Zoom, 'fit'>, number> = { quarter: 1.7, month: 4, week: 15 };

/** The span of a plan with a little room on both sides, laid over a width (fit) or at a fixed measure. */
export function scaleOf(days: readonly string[], zoom: Zoom, roomy: number): Scale {
  const numbers = days.map(dayNumber);
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  const margin = Math.max(3, Math.round((most - least) * 0.02));
  const from = least - margin;
  const to = most + margin + 1;
  const perDay = zoom === 'fit' ? Math.max(0.05, roomy / (to - from)) : perDayOf[zoom];
  const x = (day: string) => (dayNumber(day) - from) * perDay;
  return { from, to, perDay, width: (to - from) * perDay, x, xEnd: (day) => x(day) + perDay };
}

interface Tick {
  readonly x: number;
  readonly day: string;
  /** 1 to 12. */
  readonly month: number;
  readonly year: number;
  readonly newYear: boolean;
}

/** Beginnings of months, or of every third or twelfth where they would stand closer than a word is wide. */
export function ticksOf(scale: Scale): Tick[] {
  const perMonth = scale.perDay * 30;
  const every = perMonth >= 34 ? 1 : perMonth * 3 >= 34 ? 3 : 12;
  const ticks: Tick[] = [];
  const [year = 0, month = 0] = dayOf(Math.ceil(scale.from)).split('-').map(Number);
  for (let n = year * 12 + month - 1; ; n += 1) {
    const day = `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`;
    if (dayNumber(day) > scale.to) return ticks;
    if (dayNumber(day) < scale.from || (n % 12) % every !== 0) continue;
    ticks.push({
      x: scale.x(day),
      day,
      month: (n % 12) + 1,
      year: Math.floor(n / 12),
      newYear: n % 12 === 0,
    });
  }
}

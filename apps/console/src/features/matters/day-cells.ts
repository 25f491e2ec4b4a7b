import { isoDate } from '@guanjia/client/format';
import type { MatterClock } from '@guanjia/core/matters';

type Exceptions = Readonly<Record<string, 'work' | 'rest'>>;

/** One working day of a clock: what became of it. */
export interface DayCell {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly state: 'used' | 'paused' | 'now' | 'left' | 'over';
  readonly today: boolean;
  readonly due: boolean;
}

const DAY_MS = 86_400_000;
/** Beyond this many the cells would be slivers; the view falls back to a plain bar. */
export const MOST_CELLS = 40;

function worksOn(date: string, exceptions: Exceptions): boolean {
  const known = exceptions[date];
  if (known) return known === 'work';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/**
 * The working days from the start of a clock to its due day, or to today where that is later. A day is paused when a
 * pause holds at its noon, so that a pause of an hour doesn't hide a day of work.
 */
export function dayCellsOf(
  clock: Pick<MatterClock, 'startedAt' | 'dueAt' | 'stoppedAt' | 'pauses'>,
  now: Date,
  exceptions: Exceptions,
): readonly DayCell[] {
  const end = clock.stoppedAt ? new Date(clock.stoppedAt) : now;
  const today = isoDate(now);
  const lastUsed = isoDate(end);
  const dueDay = isoDate(clock.dueAt);
  const last = [lastUsed, dueDay].sort().at(-1) ?? dueDay;
  const cells: DayCell[] = [];
  for (let date = isoDate(clock.startedAt); date <= last && cells.length <= 400; date = dayAfter(date)) {
    if (!worksOn(date, exceptions) && date !== dueDay) continue;
    cells.push({ date, state: stateOf(date), today: date === today, due: date === dueDay });
  }
  return cells;

  function stateOf(date: string): DayCell['state'] {
    if (date > lastUsed) return 'left';
    const noon = Date.parse(`${date}T12:00:00+08:00`);
    const paused = clock.pauses.some(
      (pause) => Date.parse(pause.from) <= noon && noon < (pause.to ? Date.parse(pause.to) : end.getTime()),
    );
    if (paused) return 'paused';
    if (date > dueDay) return 'over';
    // A day that is not over yet is not used up.
    return date === today && !clock.stoppedAt ? 'now' : 'used';
  }
}

import {
  addWorkingDays,
  addWorkingMinutes,
  type CountedSpan,
  lightAt,
  recountDue,
  type WorkingCalendar,
  type WorkingMoment,
  workingDaysUsed,
  workingMinutesBetween,
  yellowFrom,
} from '@guanjia/core/calendar';
import { type ClockKind, isLit, type Light } from '@guanjia/core/matters';
import type { ZoneSettings } from '@guanjia/core/settings';
import { newId } from '../platform/ids.ts';
import type { ClockRow, MatterBundle } from './bundle.ts';
import { runningClock } from './bundle.ts';

/** What clocks are computed from. */
export interface ClockContext {
  now: Date;
  calendar: WorkingCalendar;
  settings: ZoneSettings;
}

export type Limit = { days: number } | { minutes: number };

const yellowRule = (settings: ZoneSettings) => ({
  share: settings.yellowShare,
  minWorkingDays: settings.yellowMinDays,
  capShare: settings.yellowCapShare,
});

/** Clocks that concern the firm; those of offices and of who decides are internal. */
export const firmClocks: ReadonlySet<string> = new Set<ClockKind>([
  'accept',
  'promise',
  'materials',
  'confirm',
  'rating',
  'rectify',
  'revisit',
]);

/** Kinds that warn before they run out: the firm is told once more of its confirmation, and once to rate. */
const warns = (kind: ClockKind): boolean => isLit(kind) || kind === 'confirm' || kind === 'rating';

/** From when a clock warns; null where it does not. A window no longer than the reminder is announced by its opening. */
function warnFrom(
  clock: Pick<ClockRow, 'kind' | 'started_at' | 'due_at' | 'limit_days'>,
  { calendar, settings }: Pick<ClockContext, 'calendar' | 'settings'>,
): Date | null {
  const { kind, started_at: start, due_at: dueAt, limit_days: limit } = clock;
  if (!warns(kind)) return null;
  if (kind !== 'rating') return yellowFrom(calendar, start, dueAt, yellowRule(settings));
  const days = settings.ratingRemindDays;
  if (days === 0 || days >= (limit ?? 0)) return null;
  return yellowFrom(calendar, start, dueAt, { share: 0, minWorkingDays: days, capShare: 1 });
}

/** The next moment at which the sweep must look, or null when nothing changes by itself any more. */
function nextLook(clock: Pick<ClockRow, 'state' | 'level' | 'yellow_at' | 'due_at'>): Date | null {
  if (clock.state !== 'running' || clock.level === 'red') return null;
  // The due moment itself is still in time, so the look is right after it.
  return clock.level === 'green' && clock.yellow_at ? clock.yellow_at : new Date(clock.due_at.getTime() + 1);
}

const levelAt = (clock: Pick<ClockRow, 'kind' | 'yellow_at' | 'due_at'>, now: Date): ClockRow['level'] =>
  warns(clock.kind)
    ? lightAt({ dueAt: clock.due_at, yellowAt: clock.yellow_at ?? clock.due_at, now })
    : 'green';

/** Starts a clock of the matter; a running one of the same kind (and assignment) is not doubled. */
export function startClock(
  bundle: MatterBundle,
  ctx: ClockContext,
  kind: ClockKind,
  limit: Limit,
  assignmentId: string | null = null,
): ClockRow {
  const already = runningClock(bundle, kind, assignmentId);
  if (already) return already;
  const due =
    'days' in limit
      ? addWorkingDays(ctx.calendar, ctx.now, limit.days)
      : addWorkingMinutes(ctx.calendar, ctx.now, limit.minutes);
  const dueAt = 'dueAt' in due ? due.dueAt : due.at;
  const clock: ClockRow = {
    id: newId(ctx.now.getTime()),
    matter_id: bundle.matter.id,
    kind,
    assignment_id: assignmentId,
    state: 'running',
    level: 'green',
    limit_days: 'days' in limit ? limit.days : null,
    limit_minutes: 'minutes' in limit ? limit.minutes : null,
    started_at: ctx.now,
    due_at: dueAt,
    yellow_at: null,
    next_at: null,
    paused_at: null,
    paused_minutes: 0,
    pauses: [],
    stopped_at: null,
    used_days: null,
    calendar_version: ctx.calendar.version,
    provisional: due.provisional,
  };
  clock.yellow_at = warnFrom(clock, ctx);
  clock.level = levelAt(clock, ctx.now);
  clock.next_at = nextLook(clock);
  bundle.clock.push(clock);
  return clock;
}

/** Stops a clock, if it runs, and keeps how many working days it used. `lapsed` where it ran out by itself. */
export function stopClock(
  bundle: MatterBundle,
  ctx: ClockContext,
  kind: ClockKind,
  assignmentId: string | null = null,
  state: 'stopped' | 'lapsed' = 'stopped',
): void {
  const clock = runningClock(bundle, kind, assignmentId);
  if (clock) endClock(clock, ctx, state);
}

export function endClock(clock: ClockRow, ctx: ClockContext, state: 'stopped' | 'lapsed' = 'stopped'): void {
  const end = clock.paused_at ?? ctx.now;
  const used = usedDays(clock, ctx);
  if (clock.state === 'paused') closePause(clock, ctx, false);
  clock.used_days = used.toFixed(2);
  clock.state = state;
  clock.level = levelAt(clock, end);
  clock.stopped_at = ctx.now;
  clock.paused_at = null;
  clock.next_at = null;
}

/** Pauses the clocks of these kinds that run (pause on materials). */
export function pauseClocks(
  bundle: MatterBundle,
  ctx: ClockContext,
  kinds: readonly ClockKind[],
  reason: string,
): void {
  for (const clock of bundle.clock) {
    if (clock.state !== 'running' || !kinds.includes(clock.kind)) continue;
    clock.state = 'paused';
    clock.paused_at = ctx.now;
    clock.pauses = [...clock.pauses, { from: ctx.now.toISOString(), to: null, reason }];
    clock.next_at = null;
  }
}

function closePause(clock: ClockRow, ctx: ClockContext, shift: boolean): void {
  const from = clock.paused_at;
  if (!from) return;
  clock.pauses = clock.pauses.map((p) => (p.to === null ? { ...p, to: ctx.now.toISOString() } : p));
  if (!shift) return;
  clock.paused_minutes += Math.round(workingMinutesBetween(ctx.calendar, from, ctx.now));
}

/** Resumes what was paused: the working time that was left when the pause began is left now. */
export function resumeClocks(bundle: MatterBundle, ctx: ClockContext, kinds: readonly ClockKind[]): void {
  for (const clock of bundle.clock) {
    const from = clock.paused_at;
    if (clock.state !== 'paused' || !from || !kinds.includes(clock.kind)) continue;
    closePause(clock, ctx, true);
    clock.state = 'running';
    clock.paused_at = null;
    if (from < clock.due_at) {
      const left = workingMinutesBetween(ctx.calendar, from, clock.due_at);
      moveDue(clock, ctx, addWorkingMinutes(ctx.calendar, ctx.now, left));
    }
    clock.level = levelAt(clock, ctx.now);
    clock.next_at = nextLook(clock);
  }
}

function moveDue(clock: ClockRow, ctx: ClockContext, due: { at: Date; provisional: boolean }): void {
  clock.due_at = due.at;
  clock.provisional = due.provisional;
  clock.calendar_version = ctx.calendar.version;
  if (clock.yellow_at) clock.yellow_at = warnFrom(clock, ctx);
}

/** Adds working days to a clock's due moment (a granted extension); it turns green again if there is time. */
export function extendClock(clock: ClockRow, ctx: ClockContext, days: number): void {
  const due = addWorkingDays(ctx.calendar, clock.due_at, days);
  moveDue(clock, ctx, { at: due.dueAt, provisional: due.provisional });
  if (clock.limit_days !== null) clock.limit_days += days;
  clock.level = levelAt(clock, ctx.now);
  clock.next_at = nextLook(clock);
}

/** The clock as the core counts it. */
const spanOf = (clock: ClockRow): CountedSpan => {
  // A pause that began after the due moment moved nothing; nor does it here.
  const resumed = clock.pauses.findLast((pause) => pause.to !== null)?.to;
  return {
    startedAt: clock.started_at,
    resumedAt: resumed ? new Date(resumed) : null,
    dueAt: clock.due_at,
    inDays: clock.limit_days !== null,
  };
};

/** What a clock that was counted by `by` is due by the calendar of now; undefined where nothing is different. */
export function newDueOf(
  clock: ClockRow,
  by: WorkingCalendar,
  next: WorkingCalendar,
): WorkingMoment | undefined {
  const due = recountDue(spanOf(clock), by, next);
  const same = due.at.getTime() === clock.due_at.getTime() && due.provisional === clock.provisional;
  return same ? undefined : due;
}

const gravity = { green: 0, yellow: 1, red: 2 } as const satisfies Record<ClockRow['level'], number>;

/**
 * Moves a clock to another due moment. A light that gets better turns at once; one that gets worse is left to the
 * sweep, which tells those concerned as it always does.
 */
export function moveClock(clock: ClockRow, ctx: ClockContext, due: WorkingMoment): void {
  moveDue(clock, ctx, due);
  if (clock.state !== 'running') return;
  const level = levelAt(clock, ctx.now);
  // Whoever was reminded to rate is not reminded again, however much later the window now ends.
  if (clock.kind !== 'rating' && gravity[level] < gravity[clock.level]) clock.level = level;
  clock.next_at = nextLook(clock);
}

/** Turns a clock to the level that `now` asks for; answers whether it changed. */
export function turnLight(clock: ClockRow, now: Date): boolean {
  const level = levelAt(clock, now);
  const turned = level !== clock.level;
  clock.level = level;
  clock.next_at = nextLook(clock);
  return turned;
}

export function clockLight(clock: Pick<ClockRow, 'state' | 'level' | 'kind'>): Light {
  if (!isLit(clock.kind)) return 'none';
  if (clock.state === 'paused') return 'paused';
  return clock.state === 'running' ? clock.level : 'none';
}

const worstFirst = ['red', 'yellow', 'green', 'paused', 'none'] as const satisfies readonly Light[];
export const worstLight = (found: readonly Light[]): Light =>
  worstFirst.find((light) => found.includes(light)) ?? 'none';

/** Keeps the matter's own light and next due moment in step with its clocks. */
export function refreshLight(bundle: MatterBundle): void {
  const lit = bundle.clock.filter((c) => clockLight(c) !== 'none');
  bundle.matter.light = worstLight(lit.map(clockLight));
  const running = lit.filter((c) => c.state === 'running').map((c) => c.due_at.getTime());
  bundle.matter.next_due_at = running.length > 0 ? new Date(Math.min(...running)) : null;
}

/** Working days a clock has used by `now`. */
export function usedDays(clock: ClockRow, ctx: Pick<ClockContext, 'now' | 'calendar'>): number {
  if (clock.used_days !== null) return Number(clock.used_days);
  const end = clock.paused_at ?? ctx.now;
  return workingDaysUsed(ctx.calendar, clock.started_at, end, clock.paused_minutes);
}

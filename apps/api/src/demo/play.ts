import { addWorkingMinutes } from '@guanjia/core/calendar';
import { type ClockContext, performAction, raiseMatter, sweepMatter } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import type { Course, Cue, MatterBundle, Plot } from './cues.ts';
import type { World } from './world.ts';

/** A matter under way: its next act, and the next moment at which one of its clocks must be looked at. */
interface Thread {
  matter: MatterBundle;
  course: Course;
  cue: Cue | undefined;
  actsAt: number;
  looksAt: number;
}

export interface Refusal {
  number: string;
  action: string;
  reason: string;
}

const NEVER = Number.POSITIVE_INFINITY;
const SWEEP_EVERY_MS = 60_000;

/**
 * Plays all plots through the real use cases in the order of time, clocks included, up to the world's present.
 * What would happen later stays undone: those matters are open. Answers what was refused, which should be nothing:
 * such a matter stays as it then was.
 */
export async function play(tx: Tx, world: World, plots: readonly Plot[]): Promise<Refusal[]> {
  const { calendar, settings, random } = world;
  const at = (moment: number): ClockContext => ({ now: new Date(moment), calendar, settings });
  const end = world.now.getTime();
  const coming = [...plots].sort((one, other) => one.opening.at.getTime() - other.opening.at.getTime());
  const threads = new Set<Thread>();
  const refused: Refusal[] = [];

  const go = (thread: Thread, matter: MatterBundle, now: number): void => {
    thread.matter = matter;
    thread.looksAt = Math.min(NEVER, ...matter.clock.map((clock) => clock.next_at?.getTime() ?? NEVER));
    const next = thread.course.next(matter);
    thread.cue = next.done ? undefined : next.value;
    thread.actsAt = thread.cue ? afterWorking(now, thread.cue.wait) : NEVER;
    if (thread.actsAt === NEVER && thread.looksAt === NEVER) threads.delete(thread);
  };
  const afterWorking = (now: number, minutes: number): number =>
    addWorkingMinutes(calendar, new Date(now), minutes).at.getTime() + random.int(0, 40_000);

  for (;;) {
    const raisesAt = coming[0]?.opening.at.getTime() ?? NEVER;
    const thread = earliest(threads);
    const actsAt = thread?.actsAt ?? NEVER;
    const looksAt = thread ? thread.looksAt + SWEEP_EVERY_MS : NEVER;
    const moment = Math.min(raisesAt, actsAt, looksAt);
    if (moment > end) return refused;
    if (moment === raisesAt) {
      const plot = coming.shift() as Plot;
      const matter = await raiseMatter(tx, at(moment), plot.opening.who, plot.opening.request);
      const course = plot.course(matter);
      const raised: Thread = { matter, course, cue: undefined, actsAt: NEVER, looksAt: NEVER };
      threads.add(raised);
      go(raised, matter, moment);
    } else if (thread && moment === looksAt) {
      await sweepMatter(tx, at(moment), thread.matter.matter.id);
      thread.looksAt = await nextLook(tx, thread.matter.matter.id);
      if (thread.actsAt === NEVER && thread.looksAt === NEVER) threads.delete(thread);
    } else if (thread?.cue) {
      const { who, action, request } = thread.cue;
      try {
        go(
          thread,
          await performAction(tx, at(moment), who, thread.matter.matter.id, action, request),
          moment,
        );
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        // Who signs too late finds it signed: late means accepted.
        if (action === 'sign') {
          go(thread, thread.matter, moment);
          thread.looksAt = await nextLook(tx, thread.matter.matter.id);
        } else {
          refused.push({ number: thread.matter.matter.number, action, reason: error.message });
          thread.actsAt = NEVER;
          thread.cue = undefined;
        }
      }
    }
  }
}

function earliest(threads: ReadonlySet<Thread>): Thread | undefined {
  let first: Thread | undefined;
  let soonest = NEVER;
  for (const thread of threads) {
    const due = Math.min(thread.actsAt, thread.looksAt + SWEEP_EVERY_MS);
    if (due < soonest) {
      soonest = due;
      first = thread;
    }
  }
  return first;
}

async function nextLook(tx: Tx, matterId: string): Promise<number> {
  const { at } = await tx
    .selectFrom('clock')
    .select((eb) => eb.fn.min('next_at').as('at'))
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow();
  return at ? new Date(at).getTime() : NEVER;
}

import { addWorkingMinutes } from '@guanjia/core/calendar';
import { type ClockContext, performAction, raiseMatter, sweepMatter } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import type { Course, Cue, MatterBundle, Plot } from './cues.ts';
import type { World } from './world.ts';

/** A matter under way: its next act, and the next moment at which one of its clocks must be looked at. */
interface Thread {
  readonly plot: Plot;
  readonly course: Course;
  matter: MatterBundle;
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
/** Different matters don't wait for one another within such a span, nor more than so many. */
const TOGETHER_MS = 6 * 3_600_000;
const MOST_TOGETHER = 12;

/**
 * Plays all plots through the real use cases in the order of time, clocks included, up to the world's present.
 * What would happen later stays undone: those matters are open. Answers what was refused, which should be nothing:
 * such a matter stays as it then was.
 */
export async function play(tx: Tx, world: World, plots: readonly Plot[]): Promise<Refusal[]> {
  const stage = new Stage(tx, world, plots);
  for (let acts = stage.next(); acts.length > 0; acts = stage.next()) {
    // All must have ended before one that failed may end the transaction under them.
    for (const { status, reason } of (await Promise.allSettled(acts.map((act) => act()))) as Outcome[]) {
      if (status === 'rejected') throw reason;
    }
  }
  return stage.refused;
}

type Outcome = { status: 'fulfilled' | 'rejected'; reason?: unknown };

class Stage {
  readonly refused: Refusal[] = [];
  readonly #tx: Tx;
  readonly #world: World;
  readonly #coming: Plot[];
  readonly #threads = new Set<Thread>();

  constructor(tx: Tx, world: World, plots: readonly Plot[]) {
    this.#tx = tx;
    this.#world = world;
    this.#coming = plots.toSorted((one, other) => one.opening.at.getTime() - other.opening.at.getTime());
  }

  /** What happens next: acts of different matters within a short span, at most one of them a new matter. */
  next(): (() => Promise<void>)[] {
    const due = [...this.#threads]
      .map((thread) => ({ moment: Math.min(thread.actsAt, thread.looksAt), thread }))
      .sort((one, other) => one.moment - other.moment);
    const raisesAt = this.#coming[0]?.opening.at.getTime() ?? NEVER;
    const first = Math.min(raisesAt, due[0]?.moment ?? NEVER);
    const until = Math.min(first + TOGETHER_MS, this.#world.now.getTime());
    const acts = due
      .filter(({ moment }) => moment <= until)
      .slice(0, MOST_TOGETHER)
      .map(
        ({ moment, thread }) =>
          () =>
            this.#goOn(thread, moment),
      );
    const plot = raisesAt <= until ? this.#coming.shift() : undefined;
    return plot ? [...acts, () => this.#raise(plot)] : acts;
  }

  async #raise(plot: Plot): Promise<void> {
    const { at, who, request } = plot.opening;
    const matter = await raiseMatter(this.#tx, this.#context(at.getTime()), who, request);
    const course = plot.course(matter);
    const thread = { plot, course, matter, cue: undefined, actsAt: NEVER, looksAt: NEVER };
    this.#threads.add(thread);
    this.#advance(thread, matter, at.getTime());
  }

  async #goOn(thread: Thread, moment: number): Promise<void> {
    if (thread.looksAt <= thread.actsAt) {
      await sweepMatter(this.#tx, this.#context(moment), thread.matter.matter.id);
      await this.#lookAgain(thread);
    } else if (thread.cue) await this.#act(thread, thread.cue, moment);
  }

  async #act(thread: Thread, { who, action, request }: Cue, moment: number): Promise<void> {
    const { id, number } = thread.matter.matter;
    try {
      const matter = await performAction(this.#tx, this.#context(moment), who, id, action, request);
      this.#advance(thread, matter, moment);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Who signs too late finds it signed: late means accepted.
      if (action === 'sign') this.#advance(thread, thread.matter, moment);
      else {
        this.refused.push({ number, action, reason: error.message });
        thread.cue = undefined;
        thread.actsAt = NEVER;
      }
      await this.#lookAgain(thread);
    }
  }

  /** The course goes on from how the matter stands now. */
  #advance(thread: Thread, matter: MatterBundle, now: number): void {
    thread.matter = matter;
    const next = thread.course.next(matter);
    thread.cue = next.done ? undefined : next.value;
    thread.actsAt = thread.cue ? this.#afterWorking(now, thread.cue.wait, thread.plot) : NEVER;
    this.#setLook(thread, Math.min(NEVER, ...matter.clock.map((clock) => clock.next_at?.getTime() ?? NEVER)));
  }

  async #lookAgain(thread: Thread): Promise<void> {
    const { at } = await this.#tx
      .selectFrom('clock')
      .select((eb) => eb.fn.min('next_at').as('at'))
      .where('matter_id', '=', thread.matter.matter.id)
      .executeTakeFirstOrThrow();
    this.#setLook(thread, at ? new Date(at).getTime() : NEVER);
  }

  #setLook(thread: Thread, at: number): void {
    thread.looksAt = at + SWEEP_EVERY_MS;
    if (thread.actsAt === NEVER && thread.looksAt === NEVER) this.#threads.delete(thread);
  }

  #afterWorking(now: number, minutes: number, { random }: Plot): number {
    const { at } = addWorkingMinutes(this.#world.calendar, new Date(now), minutes);
    return at.getTime() + random.int(0, 40_000);
  }

  #context(moment: number): ClockContext {
    const { calendar, settings } = this.#world;
    return { now: new Date(moment), calendar, settings };
  }
}

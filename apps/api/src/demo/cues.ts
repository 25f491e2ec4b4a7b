import type { Principal } from '@guanjia/core/identity';
import type { ActionName, ActionRequest, RaiseRequest } from '@guanjia/core/matters';
import type { raiseMatter } from '../matters/index.ts';
import type { Random } from './random.ts';

/** A matter with all its rows, as the use cases answer it. */
export type MatterBundle = Awaited<ReturnType<typeof raiseMatter>>;

/** One act in the course of a matter, `wait` working minutes after the one before. */
export interface Cue {
  readonly wait: number;
  readonly who: Principal;
  readonly action: ActionName;
  readonly request: ActionRequest;
}

/** The course of a matter after it was raised: each cue is answered with the matter as it then stands. */
export type Course = Generator<Cue, void, MatterBundle>;

export interface Opening {
  readonly at: Date;
  readonly who: Principal;
  readonly request: RaiseRequest;
}

/** A matter to be: how it is raised, and what then happens. */
export interface Plot {
  readonly opening: Opening;
  /** Its own, so that what happens in one matter doesn't depend on what happens in another. */
  readonly random: Random;
  course(raised: MatterBundle): Course;
}

/** Writes a cue whose request fits its action. */
export function cue<A extends ActionName>(
  wait: number,
  who: Principal,
  action: A,
  request: ActionRequest<A>,
): Cue {
  return { wait, who, action, request };
}

/** The open assignment of an office; the courses only ask for one that they made. */
export function assignmentOf(bundle: MatterBundle, officeId: string): string {
  const found = bundle.assignment.findLast(
    (a) => a.office_id === officeId && !['accepted', 'returned', 'recalled'].includes(a.status),
  );
  if (!found) throw new Error(`No open assignment of office ${officeId}`);
  return found.id;
}

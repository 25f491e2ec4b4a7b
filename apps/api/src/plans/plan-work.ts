import { localDate } from '@guanjia/core/calendar';
import { contextAt } from '../matters/index.ts';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { createSweeping } from '../platform/sweeping.ts';
import { ensureTemplatesOfZone } from './ensure-templates.ts';
import { findTurnedMatters, followMatter } from './node-matters.ts';
import { settlePlan } from './settle-plan.ts';

const everyMs = 5_000;
const batch = 100;

export interface PlanSweep {
  readonly dealt: number;
  readonly failed: readonly { readonly projectId: string; readonly error: unknown }[];
}

/**
 * What happens to plans by themselves: a matter that ended completes its node, one that is opened again
 * opens it again, and each day every plan is reckoned
 * anew, because what did not happen yesterday moves what follows. Each plan in a transaction of its own and leased, so
 * that several servers may do it at once and one that fails holds up no other.
 */
export async function sweepPlans(db: Db, now: () => Date): Promise<PlanSweep> {
  const failed: { projectId: string; error: unknown }[] = [];
  let dealt = 0;
  const attempt = async (projectId: string, work: () => Promise<boolean>) => {
    try {
      if (await work()) dealt += 1;
    } catch (error) {
      failed.push({ projectId, error });
    }
  };
  for (const { matter_id: matterId, project_id: projectId } of await findTurnedMatters(db, batch)) {
    await attempt(projectId, () =>
      inTransaction(db, async (tx) => followMatter(tx, await contextAt(tx, now()), projectId, matterId)),
    );
  }
  for (;;) {
    const ctx = await inTransaction(db, (tx) => contextAt(tx, now()));
    const today = localDate(ctx.calendar, ctx.now);
    const before = dealt + failed.length;
    const due = await db
      .selectFrom('plan')
      .select('project_id')
      .where('counted_on', '<', today)
      .$if(failed.length > 0, (q) =>
        q.where(
          'project_id',
          'not in',
          failed.map((one) => one.projectId),
        ),
      )
      .orderBy('counted_on')
      .limit(batch)
      .execute();
    for (const { project_id: projectId } of due) {
      await attempt(projectId, () =>
        inTransaction(db, async (tx) => {
          const leased = await tx
            .selectFrom('plan')
            .select('project_id')
            .where('project_id', '=', projectId)
            .where('counted_on', '<', today)
            .forUpdate()
            .skipLocked()
            .executeTakeFirst();
          return leased !== undefined && (await settlePlan(tx, ctx, projectId, null)) !== undefined;
        }),
      );
    }
    if (due.length === 0 || dealt + failed.length === before) return { dealt, failed };
  }
}

export function createPlanWork(
  deps: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
): BackgroundWork {
  const { db, now } = deps;
  return createSweeping(deps, log, {
    everyMs,
    first: () => ensureTemplatesOfZone(db, now()),
    async sweep() {
      const { failed } = await sweepPlans(db, now);
      return failed.map(({ projectId, error }) => ({
        key: `plan:${projectId}`,
        error,
        details: { projectId },
      }));
    },
  });
}

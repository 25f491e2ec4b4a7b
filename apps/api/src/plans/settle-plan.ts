import { localDate } from '@guanjia/core/calendar';
import { lightsOf, outlookOf, type PlanLights, type PlanOutlook } from '@guanjia/core/plans';
import type { ClockContext } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { findInvestment } from './months-store.ts';
import { findPlan, putReckoned, type StoredPlan } from './plans-store.ts';
import { tellOfLights } from './tell.ts';

export interface Reckoning {
  readonly plan: StoredPlan;
  readonly outlook: PlanOutlook;
  readonly lights: PlanLights;
}

/** How a plan stands at a moment, by the calendar and the rules of lights in force. */
export async function reckon(tx: Tx, ctx: ClockContext, plan: StoredPlan): Promise<Reckoning> {
  const today = localDate(ctx.calendar, ctx.now);
  const state = { startsOn: plan.row.starts_on, nodes: plan.nodes };
  const outlook = outlookOf(state, ctx.calendar, today);
  const investment = await findInvestment(tx, plan.row.project_id, Number(today.slice(0, 4)));
  return { plan, outlook, lights: lightsOf(state, outlook, ctx.calendar, ctx.settings, investment) };
}

/**
 * The end of every change of a plan, and of every day: times, progress and lights are reckoned anew and kept, what is
 * expected today is noted, people are told of a light that turned, open screens wake. In the transaction of the change,
 * under the lock of the plan.
 */
export async function settlePlan(
  tx: Tx,
  ctx: ClockContext,
  projectId: string,
  by: string | null,
): Promise<Reckoning | undefined> {
  const plan = await findPlan(tx, projectId);
  if (!plan) return undefined;
  const reckoning = await reckon(tx, ctx, plan);
  const { outlook, lights } = reckoning;
  await putReckoned(
    tx,
    plan.nodes.map((node) => {
      const own = outlook.byCode.get(node.code);
      return {
        id: node.id,
        forecast_start: own?.start ?? plan.row.starts_on,
        forecast_end: own?.end ?? plan.row.starts_on,
        late_by: own?.lateBy ?? null,
        critical: own?.critical ?? false,
        its_turn: own?.itsTurn ?? false,
        light: lights.ofNode.get(node.code) ?? 'none',
      };
    }),
  );
  const turned = lights.light !== plan.row.light;
  await tx
    .updateTable('plan')
    .set({
      counted_on: outlook.today,
      ends_on: outlook.endsOn,
      baseline_ends_on: outlook.baselineEndsOn,
      late_by: outlook.lateBy,
      progress: outlook.progress,
      planned_progress: outlook.plannedProgress,
      light: lights.light,
      causes: JSON.stringify(lights.causes),
      ...(turned ? { light_since: ctx.now } : {}),
      updated_at: ctx.now,
    })
    .where('project_id', '=', projectId)
    .execute();
  await noteForecast(tx, projectId, reckoning);
  await tellOfLights(tx, ctx, reckoning, by);
  await tx
    .insertInto('live_event')
    .values({ kind: 'project', subject_id: projectId, account_id: null, action: 'plan' })
    .execute();
  return reckoning;
}

/** One row a day on which something was expected anew: how good forecasts were is measured by these. */
async function noteForecast(tx: Tx, projectId: string, { outlook, lights }: Reckoning): Promise<void> {
  const nodes = JSON.stringify(
    Object.fromEntries(outlook.nodes.filter((node) => !node.done).map((node) => [node.id, node.end])),
  );
  const last = await tx
    .selectFrom('plan_forecast')
    .select(['made_on', 'nodes', 'light'])
    .where('project_id', '=', projectId)
    .orderBy('made_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  const same = last && last.light === lights.light && sameNodes(last.nodes, JSON.parse(nodes));
  if (same) return;
  const said = { ends_on: outlook.endsOn, late_by: outlook.lateBy, light: lights.light, nodes };
  await tx
    .insertInto('plan_forecast')
    .values({ project_id: projectId, made_on: outlook.today, ...said })
    .onConflict((c) => c.columns(['project_id', 'made_on']).doUpdateSet(said))
    .execute();
}

function sameNodes(one: Record<string, string>, other: Record<string, string>): boolean {
  const codes = Object.keys(other);
  return codes.length === Object.keys(one).length && codes.every((code) => one[code] === other[code]);
}

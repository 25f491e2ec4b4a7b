import { localDate } from '@guanjia/core/calendar';
import { scheduleInputOf } from '@guanjia/core/plans';
import { schedule } from '@guanjia/core/schedule';
import { sql } from 'kysely';
import type { Acting } from './acting.ts';
import { findPlan } from './plans-store.ts';

/** 基线: what is planned now, whatever happened so far, becomes what the plan is measured by. */
export async function takeBaseline(
  { tx, ctx, principal, projectId }: Acting,
  number: number,
  startsOn: string,
  reasonTextId: string | null,
): Promise<void> {
  const plan = await findPlan(tx, projectId);
  if (!plan) return;
  // The first is the plan as meant; a later one starts from how things stand.
  const today = number === 1 ? undefined : localDate(ctx.calendar, ctx.now);
  const times = schedule(scheduleInputOf({ startsOn, nodes: plan.nodes }, ctx.calendar, today));
  const rows = times.nodes.map(({ id, start, end }) => ({ code: id, start, end }));
  await sql`
    update plan_node n set baseline_start = r.start, baseline_end = r."end"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(code text, start date, "end" date)
    where n.project_id = ${projectId} and n.code = r.code`.execute(tx);
  await tx
    .insertInto('plan_baseline')
    .values({
      project_id: projectId,
      number,
      taken_at: ctx.now,
      taken_by: principal.accountId,
      reason_text_id: reasonTextId,
      ends_on: times.end,
      nodes: JSON.stringify(rows),
    })
    .execute();
  await tx.updateTable('plan').set({ baseline_number: number }).where('project_id', '=', projectId).execute();
}

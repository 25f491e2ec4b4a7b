import { localDate } from '@guanjia/core/calendar';
import { allows } from '@guanjia/core/permissions';
import type { MonthReport, MonthReports } from '@guanjia/core/plans';
import { faultyField, Problem } from '../platform/problems.ts';
import { type Acting, journalPlan, keepWords, mayOn } from './acting.ts';
import { findMonths, lockMonth, putMonth } from './months-store.ts';
import { lockPlan } from './plans-store.ts';
import { readableProject } from './present-plan.ts';
import { settlePlan } from './settle-plan.ts';

/** 月报: of this month or an earlier one, by the owner, the butler or the committee; handed in anew it is a correction. */
export async function reportMonthOf(acting: Acting, month: string, report: MonthReport): Promise<void> {
  const { tx, ctx, principal, projectId } = acting;
  const facts = await mayOn(acting, 'plan.report');
  if (!facts.active) throw new Problem('conflict', { detail: '项目已退出清单，不再填报月报。' });
  if (month > localDate(ctx.calendar, ctx.now).slice(0, 7)) throw faultyField('month', '不能填报以后的月份');
  // In the order in which everybody locks: the plan, then its months.
  const plan = await lockPlan(tx, projectId);
  await tx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
  const first = `${month}-01`;
  const before = await lockMonth(tx, projectId, first);
  if ((before?.version ?? null) !== report.version) {
    // Sent again because the answer was lost: it is there already.
    if (before && isTheSame(before, principal.accountId, report)) return;
    throw new Problem('changed-meanwhile');
  }
  const site = await keepWords(acting, 'month-site', report.site);
  const problems = await keepWords(acting, 'month-problems', report.problems);
  await putMonth(tx, {
    project_id: projectId,
    month: first,
    plan_wan: report.planWan,
    done_wan: report.doneWan,
    site_text_id: site?.id ?? null,
    problems_text_id: problems?.id ?? null,
    version: (before?.version ?? 0) + 1,
    entered_by: principal.accountId,
    entered_at: ctx.now,
  });
  await journalPlan(acting, {
    action: 'month.report',
    may: 'plan.report',
    visibility: 'firm',
    texts: [site, problems],
    data: {
      month,
      planWan: { from: before?.plan_wan ?? null, to: report.planWan },
      doneWan: { from: before?.done_wan ?? null, to: report.doneWan },
    },
  });
  if (plan) await settlePlan(tx, ctx, projectId, principal.accountId);
}

type Kept = NonNullable<Awaited<ReturnType<typeof lockMonth>>>;

function isTheSame(kept: Kept, accountId: string, report: MonthReport): boolean {
  return (
    kept.version === (report.version ?? 0) + 1 &&
    kept.entered_by === accountId &&
    Number(kept.done_wan) === report.doneWan &&
    (kept.plan_wan === null ? null : Number(kept.plan_wan)) === report.planWan &&
    (kept.site ?? '') === report.site &&
    (kept.problems ?? '') === report.problems
  );
}

export async function presentMonths(
  { tx, ctx, principal, projectId }: Acting,
  year: number | undefined,
): Promise<MonthReports> {
  const facts = await readableProject(tx, principal, projectId);
  const latest = localDate(ctx.calendar, ctx.now).slice(0, 7);
  const shown = year ?? Number(latest.slice(0, 4));
  let sum = 0;
  const rows = await findMonths(tx, projectId, shown);
  return {
    year: shown,
    latest,
    annualPlanWan: facts.annualPlanWan === null ? null : Number(facts.annualPlanWan),
    items: rows.map((row) => {
      sum += Number(row.done_wan);
      return {
        month: row.month.slice(0, 7),
        planWan: row.plan_wan === null ? null : Number(row.plan_wan),
        doneWan: Number(row.done_wan),
        doneOfYearWan: Math.round(sum * 1e4) / 1e4,
        site: row.site,
        problems: row.problems,
        version: row.version,
        by: row.by,
        at: row.entered_at.toISOString(),
      };
    }),
    mayReport: facts.active && allows(principal, 'plan.report', facts),
  };
}

import type { InvestmentOfYear } from '@guanjia/core/plans';
import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** What the months of a year say of the investment; null where none was entered or the year has no plan. */
export async function findInvestment(
  tx: Tx,
  projectId: string,
  year: number,
): Promise<InvestmentOfYear | null> {
  const { rows } = await sql<{ last: number | null; done: string | null; plan: string | null }>`
    select extract(month from max(m.month))::int as last, sum(m.done_wan)::text as done,
      (select annual_plan_wan::text from project where id = ${projectId}) as plan
    from project_month m
    where m.project_id = ${projectId} and m.month >= make_date(${year}, 1, 1) and m.month <= make_date(${year}, 12, 1)
  `.execute(tx);
  const [row] = rows;
  if (!row?.last || row.plan === null) return null;
  return { throughMonth: row.last, doneWan: Number(row.done), annualPlanWan: Number(row.plan) };
}

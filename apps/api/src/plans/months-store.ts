import type { InvestmentOfYear } from '@guanjia/core/plans';
import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { ProjectMonthTable } from '../platform/schema-plans.ts';

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

/** The months of a year that were handed in, the first first, with their words. */
export async function findMonths(db: Db | Tx, projectId: string, year: number) {
  return await db
    .selectFrom('project_month as m')
    .innerJoin('account as a', 'a.id', 'm.entered_by')
    .leftJoin('personal_text as s', 's.id', 'm.site_text_id')
    .leftJoin('personal_text as p', 'p.id', 'm.problems_text_id')
    .where('m.project_id', '=', projectId)
    .where('m.month', '>=', `${year}-01-01`)
    .where('m.month', '<=', `${year}-12-01`)
    .select([
      'm.month',
      'm.plan_wan',
      'm.done_wan',
      'm.version',
      'm.entered_at',
      'a.display_name as by',
      's.body as site',
      'p.body as problems',
    ])
    .orderBy('m.month')
    .execute();
}

export async function lockMonth(tx: Tx, projectId: string, month: string) {
  return await tx
    .selectFrom('project_month as m')
    .leftJoin('personal_text as s', 's.id', 'm.site_text_id')
    .leftJoin('personal_text as p', 'p.id', 'm.problems_text_id')
    .select(['m.version', 'm.plan_wan', 'm.done_wan', 'm.entered_by', 's.body as site', 'p.body as problems'])
    .where('m.project_id', '=', projectId)
    .where('m.month', '=', month)
    .forUpdate('m')
    .executeTakeFirst();
}

/** Writes the month as it is now; earlier words stay in the journal's keeping. */
export async function putMonth(tx: Tx, row: Insertable<ProjectMonthTable>): Promise<void> {
  const { project_id: _, month: __, ...said } = row;
  await tx
    .insertInto('project_month')
    .values(row)
    .onConflict((c) => c.columns(['project_id', 'month']).doUpdateSet(said))
    .execute();
}

import { z } from 'zod';

/** The first day of a month stands for it. */
export const reportMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2026-05')
  .refine((month) => month >= '2000-01' && month < '2200-01', '月份写作 2026-05');

const wan = z.number().min(0, '不能为负').max(99_999_999_999);
const words = z.string().trim().max(2000, '最多 2000 个字');

/** 月报 as it is handed in; `version` of the one that was read, null for the first of the month. */
export const monthReport = z.strictObject({
  version: z.int().min(1).nullable(),
  /** 本月计划, 万元; unknown where the year's plan was not broken down. */
  planWan: wan.nullable(),
  /** 本月完成, 万元. */
  doneWan: wan,
  /** 形象进度. */
  site: words,
  /** 存在问题. */
  problems: words,
});
export type MonthReport = z.infer<typeof monthReport>;

const monthReportView = z.object({
  month: z.string(),
  planWan: z.number().nullable(),
  doneWan: z.number(),
  /** Of the year, up to and including this month. */
  doneOfYearWan: z.number(),
  site: z.string().nullable(),
  problems: z.string().nullable(),
  version: z.int(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type MonthReportView = z.infer<typeof monthReportView>;

export const monthReports = z.object({
  year: z.int(),
  /** The latest month that may be handed in. */
  latest: z.string(),
  /** 年度计划投资 of the project, 万元. */
  annualPlanWan: z.number().nullable(),
  items: z.array(monthReportView),
  mayReport: z.boolean(),
});
export type MonthReports = z.infer<typeof monthReports>;

export const monthsQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2199).optional() });

import { z } from 'zod';
import { enterpriseQuery } from '../enterprises/index.ts';
import { type Principal, signInQuery } from '../identity/index.ts';
import { matterQuery } from '../matters/index.ts';
import { pageOf, pageQuery } from '../paging/index.ts';
import { isEmptyScope, type PermissionAction, scopeOf } from '../permissions/index.ts';
import { projectQuery } from '../projects/index.ts';
import { listColumns } from '../views/index.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const paging = { cursor: true, limit: true } as const;
const columnsOf = <Key extends string>(keys: readonly [Key, ...Key[]]) =>
  z
    .array(z.enum(keys))
    .min(1)
    .max(keys.length)
    .refine((some) => new Set(some).size === some.length, '同一列只能出现一次');
const asked = {
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  /** What it is for; whoever approves reads it. */
  purpose: z.string().trim().min(2).max(200).optional(),
};

/** The sign-in log is nobody's view: its columns stand here alone. */
export const signInColumns = ['at', 'who', 'outcome', 'ip', 'agent'] as const;

/** Exactly what is shown: the list's filters and order, and its columns in their order. */
export const exportRequest = z.discriminatedUnion('list', [
  z.strictObject({
    list: z.literal('matters'),
    query: matterQuery.omit(paging),
    columns: columnsOf(listColumns.matters),
    ...asked,
  }),
  z.strictObject({
    list: z.literal('enterprises'),
    query: enterpriseQuery.omit(paging),
    columns: columnsOf(listColumns.enterprises),
    ...asked,
  }),
  z.strictObject({
    list: z.literal('projects'),
    query: projectQuery.omit(paging),
    columns: columnsOf(listColumns.projects),
    ...asked,
  }),
  z.strictObject({
    list: z.literal('sign-ins'),
    query: signInQuery.omit(paging),
    columns: columnsOf(signInColumns),
    ...asked,
  }),
]);
export type ExportRequest = z.infer<typeof exportRequest>;
export type ExportList = ExportRequest['list'];
const exportLists = [
  'matters',
  'enterprises',
  'projects',
  'sign-ins',
] as const satisfies readonly ExportList[];

/** Who may take a list along: the log is the audit administrator's, all others are of those who work. */
export const exportAction = (list: ExportList): PermissionAction =>
  list === 'sign-ins' ? 'sign-in-log.export' : 'list.export';

/** Whether somebody may take any list along. */
export const mayExport = (principal: Principal): boolean =>
  [...new Set(exportLists.map(exportAction))].some((action) => !isEmptyScope(scopeOf(principal, action)));

export const exportStates = [
  'waiting', // 待审批
  'ready', // 可下载
  'refused', // 未批准
  'taking', // 正在下载
  'taken', // 已下载
  'broken', // 下载中断
] as const;
export type ExportState = (typeof exportStates)[number];

export const exportView = z.object({
  id,
  list: z.enum(exportLists),
  state: z.enum(exportStates),
  /** Ready, but the time to fetch it has passed. */
  lapsed: z.boolean(),
  by: z.object({ id, name: z.string() }),
  mine: z.boolean(),
  requestedAt: moment,
  /** The conditions in words, as they stand in the file. */
  conditions: z.array(z.object({ name: z.string(), value: z.string() })),
  columns: z.array(z.string()),
  rowsCounted: z.number().int(),
  rowsExact: z.boolean(),
  purpose: z.string().nullable(),
  needsApproval: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  decision: z.string().nullable(),
  usableUntil: moment.nullable(),
  takenAt: moment.nullable(),
  rowsTaken: z.number().int().nullable(),
  sha256: z.string().nullable(),
  ip: z.string().nullable(),
  mayDecide: z.boolean(),
  mayFetch: z.boolean(),
});
export type ExportView = z.infer<typeof exportView>;
export const exportPage = pageOf(exportView);

/** `mine`: what I took · `waiting`: what I may decide · `all`: who took what, for the audit administrator. */
export const exportQuery = pageQuery.extend({
  of: z.enum(['mine', 'waiting', 'all']).default('mine'),
  list: z.enum(exportLists).optional(),
  byId: id.optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;

export const exportDecision = z
  .strictObject({ approve: z.boolean(), text: z.string().trim().min(1).max(500).optional() })
  .refine((decision) => decision.approve || decision.text !== undefined, {
    path: ['text'],
    message: '不批准须写明理由',
  });
export type ExportDecision = z.infer<typeof exportDecision>;

import {
  type ExportView,
  exportDecision,
  exportPage,
  exportQuery,
  exportRequest,
  exportView,
  mayExport,
} from '@guanjia/core/exports';
import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { cutPage } from '../platform/cursors.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { decideExport } from './decide-export.ts';
import { type ExportRow, findExport, listExports } from './exports-store.ts';
import { requestExport } from './request-export.ts';
import { takeExport } from './take-export.ts';

const tags = ['exports'];
const byId = z.strictObject({ id: z.uuid() });
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  app.get(
    '/exports',
    {
      schema: {
        summary: '导出记录',
        description: 'mine：我导出的；waiting：待我审批的；all：谁导出了什么，限审计管理员。',
        tags,
        querystring: exportQuery,
        response: { 200: exportPage },
      },
    },
    async ({ principal, query }) => {
      if (query.of === 'mine' && !mayExport(principal)) throw new Problem('forbidden');
      if (query.of === 'waiting') authoriseInZone(principal, 'export.approve');
      if (query.of === 'all') authoriseInZone(principal, 'export.audit');
      const { rows, total } = await listExports(db, principal.accountId, query);
      return cutPage(
        rows,
        query.limit,
        total,
        (row) => present(principal, row, now()),
        (row) => [row.id],
      );
    },
  );

  app.post(
    '/exports',
    {
      schema: {
        summary: '申请导出当前列表',
        description: '按列表的筛选、排序和列导出。state 为 ready 时可立即下载；为 waiting 时须等另一人审批。',
        tags,
        body: exportRequest,
        response: { 201: exportView },
      },
    },
    async ({ principal, body }, reply) => {
      const id = await requestExport(deps, principal, body);
      return reply.code(201).send(await presentOne(deps, principal, id));
    },
  );

  app.get(
    '/exports/:id',
    { schema: { summary: '一份导出', tags, params: byId, response: { 200: exportView } } },
    async ({ principal, params }) => await presentOne(deps, principal, params.id),
  );

  app.post(
    '/exports/:id/decision',
    {
      schema: {
        summary: '审批导出',
        description: '由安全管理员或平台主管审批，不能审批自己的。不批准须写明理由。',
        tags,
        params: byId,
        body: exportDecision,
        response: { 200: exportView },
      },
    },
    async ({ principal, params, body }) => {
      await inTransaction(db, (tx) => decideExport(tx, principal, params.id, body, now()));
      return await presentOne(deps, principal, params.id);
    },
  );

  app.get(
    '/exports/:id/file',
    {
      schema: {
        summary: '下载导出的文件',
        description: '.xlsx，只能下载一次。内容按下载时本人的范围。',
        tags,
        params: byId,
        produces: [SPREADSHEET],
      },
    },
    async ({ principal, params, ip }, reply) => {
      const { name, stream } = await takeExport(deps, principal, params.id, ip);
      return reply
        .header('content-type', SPREADSHEET)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(stream);
    },
  );
}

async function presentOne(
  { db, now }: AppDependencies,
  principal: Principal,
  id: string,
): Promise<ExportView> {
  const row = await findExport(db, id);
  const sees =
    row?.requested_by === principal.accountId ||
    allowsInZone(principal, 'export.approve') ||
    allowsInZone(principal, 'export.audit');
  if (!row || !sees) throw new Problem('not-found');
  return present(principal, row, now());
}

function present(principal: Principal, row: ExportRow, now: Date): ExportView {
  const mine = row.requested_by === principal.accountId;
  const lapsed = row.state === 'ready' && row.usable_until !== null && row.usable_until <= now;
  const auditor = allowsInZone(principal, 'export.audit');
  return {
    id: row.id,
    list: row.list,
    state: row.state,
    lapsed,
    by: { id: row.requested_by, name: row.by_name },
    mine,
    requestedAt: row.requested_at.toISOString(),
    conditions: row.conditions,
    columns: row.columns,
    rowsCounted: row.rows_counted,
    rowsExact: row.rows_exact,
    purpose: row.purpose,
    needsApproval: row.needs_approval,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decision: row.decision,
    usableUntil: row.usable_until?.toISOString() ?? null,
    takenAt: row.taken_at?.toISOString() ?? null,
    rowsTaken: row.rows_taken,
    sha256: row.sha256,
    // Where somebody sits is for the audit alone.
    ip: auditor ? row.ip : null,
    mayDecide: row.state === 'waiting' && !mine && allowsInZone(principal, 'export.approve'),
    mayFetch: mine && row.state === 'ready' && !lapsed,
  };
}

import multipart from '@fastify/multipart';
import type { Principal } from '@guanjia/core/identity';
import {
  type Fault,
  IMPORT_DEFINITIONS,
  type ImportRun,
  importFaultPage,
  importFaultQuery,
  importKind,
  importRun,
  importRunPage,
  importRunQuery,
} from '@guanjia/core/imports';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { cutPage, decodeCursor, idAfter } from '../platform/cursors.ts';
import { Problem } from '../platform/problems.ts';
import { commitImport } from './commit-import.ts';
import { authoriseImport } from './import-permissions.ts';
import { discardRun, findRun, getPreview, listRuns, type RunRow } from './import-runs-store.ts';
import { presentFault, presentRun, presentSummary } from './present-import.ts';
import { readForm } from './read-form.ts';
import { LIMITS } from './reading/limits.ts';
import { keepRunning } from './running-commits.ts';
import { makeFaultList, makeTemplate, SPREADSHEET_TYPE } from './spreadsheets.ts';
import { uploadImport } from './upload-import.ts';

const tags = ['imports'];
const runParams = z.strictObject({ id: z.uuid() });

export async function importRoutes(app: Api, deps: AppDependencies): Promise<void> {
  // In a scope of its own: nowhere else is anything but JSON taken.
  await app.register(async (scope) => await uploadRoute(scope.withTypeProvider(), deps));
  runRoutes(app, deps);
  downloadRoutes(app, deps);
}

async function uploadRoute(app: Api, deps: AppDependencies): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fields: 1, parts: 2, fieldSize: 100, fileSize: LIMITS.fileBytes },
    throwFileSizeLimit: false,
  });
  app.post(
    '/imports',
    {
      schema: {
        summary: '上传并检查一个文件',
        description:
          'multipart/form-data：kind（enterprises、projects、butlers、stewardships、industries、divisions）和 file（.xlsx 或 .csv）。只检查，不写入；答复列出每一处错误的行、列和原因。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: importRun },
      },
    },
    async (request, reply) => {
      authoriseImport(request.principal);
      const form = await readForm(request);
      authoriseImport(request.principal, form.kind);
      const id = await uploadImport(deps, request.principal, form);
      return reply.code(201).send(await present(deps, request.principal, id));
    },
  );
}

function runRoutes(app: Api, deps: AppDependencies): void {
  const { db, now } = deps;

  app.get(
    '/imports',
    {
      schema: { summary: '我的导入', tags, querystring: importRunQuery, response: { 200: importRunPage } },
    },
    async ({ principal, query }) => {
      authoriseImport(principal);
      const { limit, kind } = query;
      const { rows, total } = await listRuns(db, principal.accountId, {
        limit,
        kind,
        after: idAfter(query.cursor),
      });
      return cutPage(rows, limit, total, presentSummary, (run) => [run.id]);
    },
  );

  app.get(
    '/imports/:id',
    {
      schema: {
        summary: '一次导入的预览、进度或结果',
        description: '写入时每秒查询一次即可看到 done / total。',
        tags,
        params: runParams,
        response: { 200: importRun },
      },
    },
    async ({ principal, params }) => {
      authoriseImport(principal);
      return await present(deps, principal, params.id);
    },
  );

  app.get(
    '/imports/:id/faults',
    {
      schema: {
        summary: '全部错误',
        tags,
        params: runParams,
        querystring: importFaultQuery,
        response: { 200: importFaultPage },
      },
    },
    async ({ principal, params, query }) => {
      const { faults, total } = await faultsOf(deps, principal, params.id);
      const from = query.cursor ? positionOf(query.cursor) : 0;
      const rows = faults
        .slice(from, from + query.limit + 1)
        .map((fault, at) => ({ fault, next: from + at + 1 }));
      return cutPage(
        rows,
        query.limit,
        total,
        ({ fault }) => presentFault(fault),
        ({ next }) => [next],
      );
    },
  );

  app.post(
    '/imports/:id/commit',
    {
      schema: {
        summary: '写入',
        description: '全部写入，或一行也不写入。立即答复，随后查询进度。有错误行的不能写入。',
        tags,
        params: runParams,
        response: { 202: importRun },
      },
    },
    async (request, reply) => {
      const { principal, params } = request;
      const run = await findOwn(deps, principal, params.id);
      authoriseImport(principal, run.kind);
      const { finished } = await commitImport(deps, principal, run);
      keepRunning(finished, (error) => request.log.error({ err: error, importId: run.id }, 'import failed'));
      return reply.code(202).send(await present(deps, principal, run.id));
    },
  );

  app.post(
    '/imports/:id/discard',
    {
      schema: {
        summary: '放弃',
        description: '删去上传的内容；已写入的不能放弃。',
        tags,
        params: runParams,
        response: { 200: importRun },
      },
    },
    async ({ principal, params }) => {
      const run = await findOwn(deps, principal, params.id);
      if (!(await discardRun(db, run.id, now()))) throw new Problem('action-not-available');
      return await present(deps, principal, run.id);
    },
  );
}

function downloadRoutes(app: Api, deps: AppDependencies): void {
  app.get(
    '/imports/templates/:kind',
    {
      schema: {
        summary: '下载模板',
        description: '.xlsx，含表头、一行示例和填写说明。',
        tags,
        params: z.strictObject({ kind: importKind }),
        produces: [SPREADSHEET_TYPE],
      },
    },
    async ({ principal, params }, reply) => {
      authoriseImport(principal);
      const { title } = IMPORT_DEFINITIONS[params.kind];
      return sendSpreadsheet(reply, `${title}导入模板.xlsx`, await makeTemplate(params.kind));
    },
  );

  app.get(
    '/imports/:id/faults.xlsx',
    {
      schema: {
        summary: '下载错误清单',
        tags,
        params: runParams,
        produces: [SPREADSHEET_TYPE],
      },
    },
    async ({ principal, params }, reply) => {
      const { faults } = await faultsOf(deps, principal, params.id);
      return sendSpreadsheet(reply, '错误清单.xlsx', await makeFaultList(faults));
    },
  );
}

async function findOwn({ db }: AppDependencies, principal: Principal, id: string): Promise<RunRow> {
  authoriseImport(principal);
  const run = await findRun(db, id, principal.accountId);
  if (!run) throw new Problem('not-found');
  return run;
}

async function present(deps: AppDependencies, principal: Principal, id: string): Promise<ImportRun> {
  return presentRun(await findOwn(deps, principal, id), await getPreview(deps.db, id));
}

async function faultsOf(
  deps: AppDependencies,
  principal: Principal,
  id: string,
): Promise<{ faults: readonly Fault[]; total: number }> {
  const run = await findOwn(deps, principal, id);
  const { faults, faultCount } = await getPreview(deps.db, run.id);
  return { faults, total: faultCount };
}

function positionOf(cursor: string): number {
  const [position] = decodeCursor(
    cursor,
    ([at, ...rest]) => Number.isSafeInteger(at) && Number(at) >= 0 && rest.length === 0,
  );
  return Number(position);
}

function sendSpreadsheet(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
  return reply
    .header('content-type', SPREADSHEET_TYPE)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

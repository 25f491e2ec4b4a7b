import type { Principal } from '@guanjia/core/identity';
import {
  baselineList,
  escalateNode as escalateNodeBody,
  nodeCode,
  nodeReport,
  nodeReportList,
  openNodeMatter as openNodeMatterBody,
  planChanges,
  planCreation,
  planView,
  projectFiles,
  rebaseline,
} from '@guanjia/core/plans';
import { z } from 'zod';
import { type Asked, contextAt, once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { type Acting, journalPlan } from './acting.ts';
import { changePlan, rebaselinePlan } from './change-plan.ts';
import { escalateNode } from './escalate-node.ts';
import { exportFormats, exportPlan } from './export-plan.ts';
import { makePlan } from './make-plan.ts';
import { openNodeMatter } from './open-matter.ts';
import { presentBaselines, presentPlan, presentReports } from './present-plan.ts';
import { readProjectFiles } from './project-files.ts';
import { reportNode } from './report-node.ts';

const tags = ['plans'];
const byProject = z.strictObject({ id: z.uuid() });
const byNode = z.strictObject({ id: z.uuid(), code: nodeCode });

export async function planRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  const acting = async <T>(
    principal: Principal,
    projectId: string,
    work: (acting: Acting) => Promise<T>,
  ): Promise<T> =>
    await inTransaction(db, async (tx) =>
      work({ tx, ctx: await contextAt(tx, now()), principal, projectId }),
    );

  /** Does it once a key and answers the plan as it then stands. */
  const onPlan = (
    request: Asked,
    route: string,
    projectId: string,
    work: (acting: Acting) => Promise<unknown>,
  ) =>
    once(
      deps,
      request,
      route,
      async (at) => {
        await work({ ...at, projectId });
        return null;
      },
      (at) => presentPlan({ ...at, projectId }),
    );

  app.get(
    '/projects/:id/plan',
    {
      schema: {
        summary: '项目的节点计划',
        description: '每个节点的基线、实际、预计、时差和亮灯，以及为什么亮灯。没有计划时返回 404。',
        tags,
        params: byProject,
        response: { 200: planView },
      },
    },
    async ({ principal, params }) => await acting(principal, params.id, presentPlan),
  );

  app.post(
    '/projects/:id/plan',
    {
      schema: {
        summary: '从模板制定节点计划',
        description: '一次完成：模板的条件都要回答，不适用的节点自动省去，第一版基线就是这份计划。',
        tags,
        params: byProject,
        headers: idempotencyHeaders,
        body: planCreation,
        response: { 201: planView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const view = await onPlan(request, 'POST /projects/plan', params.id, (at) => makePlan(at, body));
      return reply.code(201).send(view);
    },
  );

  app.post(
    '/projects/:id/plan/changes',
    {
      schema: {
        summary: '调整节点计划',
        description: '增、删、改、连、断若干处，全部成立才保存；有圈、悬空或日期矛盾时逐条指出。基线不变。',
        tags,
        params: byProject,
        headers: idempotencyHeaders,
        body: planChanges,
        response: { 200: planView },
      },
    },
    async (request) =>
      await onPlan(request, 'POST /projects/plan/changes', request.params.id, (at) =>
        changePlan(at, request.body),
      ),
  );

  app.get(
    '/projects/:id/plan/baselines',
    { schema: { summary: '历次基线', tags, params: byProject, response: { 200: baselineList } } },
    async ({ principal, params }) => ({ items: await presentBaselines(db, principal, params.id) }),
  );

  app.post(
    '/projects/:id/plan/baselines',
    {
      schema: {
        summary: '重设基线',
        description: '由平台主管以现在的预计为新的基线，旧的保留。',
        tags,
        params: byProject,
        headers: idempotencyHeaders,
        body: rebaseline,
        response: { 200: planView },
      },
    },
    async (request) =>
      await onPlan(request, 'POST /projects/plan/baselines', request.params.id, (at) =>
        rebaselinePlan(at, request.body),
      ),
  );

  app.get(
    '/projects/:id/plan/reports',
    {
      schema: {
        summary: '现场报送的进度和照片，新的在前',
        tags,
        params: byProject,
        response: { 200: nodeReportList },
      },
    },
    async ({ principal, params }) => ({ items: await presentReports(db, principal, params.id, undefined) }),
  );

  app.get(
    '/projects/:id/plan/nodes/:code/reports',
    {
      schema: { summary: '一个节点的报送记录', tags, params: byNode, response: { 200: nodeReportList } },
    },
    async ({ principal, params }) => ({ items: await presentReports(db, principal, params.id, params.code) }),
  );

  app.post(
    '/projects/:id/plan/nodes/:code/reports',
    {
      schema: {
        summary: '报送节点进度',
        description: '开始、进度（百分比、还需几天）、完成、情况说明或更正，可附现场照片。',
        tags,
        params: byNode,
        headers: idempotencyHeaders,
        body: nodeReport,
        response: { 200: planView },
      },
    },
    async (request) =>
      await onPlan(request, 'POST /projects/plan/reports', request.params.id, (at) =>
        reportNode(at, request.params.code, request.body),
      ),
  );

  app.get(
    '/projects/:id/files',
    {
      schema: {
        summary: '项目的照片和文件，新的在前',
        description: '节点报送的和各事项里本人可看的，最多 300 个；total 为总数。',
        tags,
        params: byProject,
        response: { 200: projectFiles },
      },
    },
    async ({ principal, params }) => await readProjectFiles(db, principal, params.id),
  );

  app.get(
    '/projects/:id/plan/export',
    {
      schema: {
        summary: '导出节点计划',
        description: 'xlsx 表格、ics 日历、csv 节点清单或 xml（Microsoft Project）。谁取走了，记入项目档案。',
        tags,
        params: byProject,
        querystring: z.strictObject({ format: z.enum(exportFormats) }),
        produces: ['application/octet-stream'],
      },
    },
    async ({ principal, params, query }, reply) => {
      const taken = { by: principal.displayName, at: now() };
      const plan = await acting(principal, params.id, async (at) => {
        const view = await presentPlan(at);
        await journalPlan(at, { action: 'plan.export', may: 'project.read', data: { format: query.format } });
        return view;
      });
      const { name, type, body } = exportPlan(plan, query.format, taken);
      return reply
        .header('content-type', type)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(body);
    },
  );

  app.post(
    '/projects/:id/plan/nodes/:code/matter',
    {
      schema: {
        summary: '为节点开办事项',
        description: '由管家代办：按节点的事项类型提出，同时交办给节点的各责任单位；事项办结，节点随之完成。',
        tags,
        params: byNode,
        headers: idempotencyHeaders,
        body: openNodeMatterBody,
        response: { 200: planView },
      },
    },
    async (request) =>
      await onPlan(request, 'POST /projects/plan/matter', request.params.id, (at) =>
        openNodeMatter(at, request.params.code, request.body),
      ),
  );

  app.post(
    '/projects/:id/plan/nodes/:code/escalate',
    {
      schema: {
        summary: '从节点一键上报',
        description:
          '由项目管家用：节点有在办的事项就上报它，没有就开一件协调事项直接上报到站长或平台主管。协调事项办结不等于节点完成。',
        tags,
        params: byNode,
        headers: idempotencyHeaders,
        body: escalateNodeBody,
        response: { 200: planView },
      },
    },
    async (request) =>
      await onPlan(request, 'POST /projects/plan/escalate', request.params.id, (at) =>
        escalateNode(at, request.params.code, request.body),
      ),
  );
}

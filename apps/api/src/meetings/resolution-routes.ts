import {
  resolutionActionName,
  resolutionActionRequest,
  resolutionPage,
  resolutionQuery,
  resolutionView,
} from '@guanjia/core/meetings';
import { z } from 'zod';
import { once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { Problem } from '../platform/problems.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import { actOnResolution } from './follow-resolution.ts';
import { presentResolutions } from './present.ts';
import { findReadableResolution, listResolutions } from './resolutions-store.ts';

const tags = ['meetings'];

/** 议定事项 as a queue, and what is done with one. */
export async function resolutionRoutes(app: Api, deps: AppDependencies): Promise<void> {
  app.get(
    '/resolutions',
    {
      schema: {
        summary: '议定事项',
        description: '由我落实的、由我确认的，或我看得到的全部；先到期的在前。由交办落实的随交办走。',
        tags,
        querystring: resolutionQuery,
        response: { 200: resolutionPage },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'meeting.read');
      const { rows, total } = await listResolutions(deps.db, principal, deps.now(), query);
      const views = new Map((await presentResolutions(deps.db, rows)).map((view) => [view.id, view]));
      const viewOf = (id: string) => {
        const view = views.get(id);
        if (!view) throw new Error(`resolution ${id} was not presented`);
        return view;
      };
      return pageOfRows(query, rows, total, (row) => viewOf(row.id));
    },
  );

  app.post(
    '/resolutions/:id/actions/:action',
    {
      schema: {
        summary: '报告落实、确认、退回、改派、撤销',
        description: '报告由责任单位或管家，其余由召集人、记录人和平台主管。由交办落实的，在事项里答复。',
        tags,
        params: z.strictObject({ id: z.uuid(), action: resolutionActionName }),
        headers: idempotencyHeaders,
        body: resolutionActionRequest,
        response: { 200: resolutionView },
      },
    },
    async (request) => {
      authorise(request.principal, 'meeting.read');
      const { id, action } = request.params;
      return await once(
        deps,
        request,
        'POST /resolutions/actions',
        async (work) => {
          await actOnResolution(work, id, action, request.body);
          return id;
        },
        async ({ tx, ctx, principal }) => {
          const row = await findReadableResolution(tx, principal, ctx.now, id);
          const [view] = row ? await presentResolutions(tx, [row]) : [];
          if (!view) throw new Problem('not-found');
          return view;
        },
      );
    },
  );
}

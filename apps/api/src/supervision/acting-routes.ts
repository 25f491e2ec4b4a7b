import {
  supervisionDetail,
  supervisionIssue,
  supervisionNote,
  supervisionPlan,
  supervisionProgress,
  supervisionWords,
  urgedMany,
  urgeMany,
} from '@guanjia/core/supervision';
import { z } from 'zod';
import { type Asked, once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import type { Acting } from './acting.ts';
import { liftSupervision, noteReply, replyTo, reportProgress, returnReply } from './answer.ts';
import { issueSupervision, urgeAll } from './issue.ts';
import { presentDetail } from './present.ts';

const tags = ['supervision'];

export async function actingRoutes(app: Api, deps: AppDependencies): Promise<void> {
  /** Does it once a key, and answers the supervision as it then stands. */
  const onOne = (request: Asked, route: string, work: (at: Acting) => Promise<string>) =>
    once(deps, request, route, work, ({ tx, ctx, principal }, id) => presentDetail(tx, ctx, principal, id));

  app.post(
    '/supervisions',
    {
      schema: {
        summary: '发出督办',
        description:
          '催办、提醒单（黄）、督办单（红）、约谈、通报。提醒单要亮黄灯或红灯，督办单要亮红灯或提醒单逾期未回复；平台主管、领导可写明理由破例。',
        tags,
        headers: idempotencyHeaders,
        body: supervisionIssue,
        response: { 201: supervisionDetail },
      },
    },
    async (request, reply) => {
      authorise(request.principal, 'supervision.issue');
      const made = await onOne(request, 'POST /supervisions', (at) => issueSupervision(at, request.body));
      return reply.code(201).send(made);
    },
  );

  app.post(
    '/supervisions/urges',
    {
      schema: {
        summary: '一次催办多件',
        description: '不能催的逐件说明，其余照催。',
        tags,
        headers: idempotencyHeaders,
        body: urgeMany,
        response: { 200: urgedMany },
      },
    },
    async (request) => {
      authorise(request.principal, 'supervision.issue');
      // What was refused is told once more as it was.
      return await once(
        deps,
        request,
        'POST /supervisions/urges',
        (at) => urgeAll(at, request.body),
        async (_at, urged) => urged,
      );
    },
  );

  /** One act on a supervision, by whoever may do it now. */
  function act<Body extends z.ZodType>(
    name: string,
    { summary, description }: { summary: string; description?: string },
    body: Body,
    work: (at: Acting, id: string, body: z.output<Body>) => Promise<void>,
  ): void {
    app.post(
      `/supervisions/:id/${name}`,
      {
        schema: {
          summary,
          ...(description ? { description } : {}),
          tags,
          params: z.strictObject({ id: z.uuid() }),
          headers: idempotencyHeaders,
          body,
          response: { 200: supervisionDetail },
        },
      },
      async (request) => {
        const { id } = request.params;
        return await onOne(request, `POST /supervisions/${name}`, async (at) => {
          await work(at, id, request.body as z.output<Body>);
          return id;
        });
      },
    );
  }

  act('replies', { summary: '回复：整改计划和完成日期' }, supervisionPlan, replyTo);
  act('progress', { summary: '反馈进展：现场照片和说明' }, supervisionProgress, reportProgress);
  act(
    'return',
    { summary: '退回回复', description: '写明哪里不行；对方从此时起重新计算回复时限。' },
    supervisionWords,
    (at, id, { text }) => returnReply(at, id, text),
  );
  act(
    'note',
    { summary: '确认回复', description: '认可计划和日期；督办仍然有效，直到解除。' },
    supervisionNote,
    (at, id, { text }) => noteReply(at, id, text),
  );
  act(
    'lift',
    { summary: '解除督办', description: '由发出人，或在他之上的站长、平台主管、领导解除。' },
    supervisionWords,
    (at, id, { text }) => liftSupervision(at, id, text),
  );
}

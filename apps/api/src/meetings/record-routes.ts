import {
  agendaChoice,
  answerRequest,
  attendanceEntry,
  meetingView,
  minutesDraft,
  minutesView,
  signInCode,
  signInReceipt,
  signInRequest,
} from '@guanjia/core/meetings';
import { z } from 'zod';
import { contextAt, once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { noContent } from '../platform/http-routes.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { Problem } from '../platform/problems.ts';
import { countAttempt } from '../platform/rate-limit.ts';
import { answerMeeting, proposeItem, removeItem } from './answer.ts';
import type { MeetingWork } from './meeting-record.ts';
import { readableMeeting } from './meetings-store.ts';
import { writeMinutes } from './minutes.ts';
import { presentMeeting } from './present.ts';
import { enterAttendance, signInCodeOf, signInToMeeting } from './sign-in.ts';

const tags = ['meetings'];
const byId = z.strictObject({ id: z.uuid() });
const scansPerAccount = { points: 30, windowSeconds: 300 };

const view = ({ tx, ctx, principal }: MeetingWork, id: string) => presentMeeting(tx, ctx, principal, id);

/** What is recorded of a meeting: answers, agenda, who was there, minutes. */
export async function meetingRecordRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  const doing = async <T>(principal: MeetingWork['principal'], work: (at: MeetingWork) => Promise<T>) =>
    await inTransaction(db, async (tx) => work({ tx, ctx: await contextAt(tx, now()), principal }));

  app.post(
    '/meetings/:id/answers',
    {
      schema: {
        summary: '回执：到会、派人到会、不能到会',
        description: '为自己、本单位或所代班的人回复；会议结束前可以改。',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: answerRequest,
        response: { 200: meetingView },
      },
    },
    async (request) => {
      authorise(request.principal, 'meeting.read');
      const { id } = request.params;
      return await once(
        deps,
        request,
        'POST /meetings/answers',
        async (work) => {
          await answerMeeting(work, id, request.body);
          return id;
        },
        view,
      );
    },
  );

  app.post(
    '/meetings/:id/agenda',
    {
      schema: {
        summary: '把自己的事项或项目提交到联席会',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: agendaChoice,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      authorise(request.principal, 'meeting.convene');
      const { id } = request.params;
      await once(
        deps,
        request,
        'POST /meetings/agenda',
        async (work) => {
          await proposeItem(work, id, request.body);
          return id;
        },
        async () => undefined,
      );
      return reply.code(204).send();
    },
  );

  app.delete(
    '/meetings/:id/agenda/:itemId',
    {
      schema: {
        summary: '从议程里去掉一个议题',
        tags,
        params: byId.extend({ itemId: z.uuid() }),
        response: { 200: meetingView },
      },
    },
    async ({ principal, params }) => {
      authorise(principal, 'meeting.read');
      return await doing(principal, async (work) => {
        await removeItem(work, params.id, params.itemId);
        return await view(work, params.id);
      });
    },
  );

  app.get(
    '/meetings/:id/sign-in-code',
    {
      config: { unattended: true },
      schema: {
        summary: '会场屏幕上的签到码',
        description: '召集人、记录人可用，会议前后一段时间内有效，每 20 秒换一个。',
        tags,
        params: byId,
        response: { 200: signInCode },
      },
    },
    async ({ principal, params }, reply) => {
      authorise(principal, 'meeting.read');
      const code = await doing(principal, (work) => signInCodeOf(work, params.id));
      return reply.header('cache-control', 'no-store').send(code);
    },
  );

  app.post(
    '/meetings/sign-in',
    {
      schema: {
        summary: '扫码签到',
        description: '签到的是已登录的本人。签到码过期、不在签到时间内，或与会议无关的企业人员，不能签到。',
        tags,
        headers: idempotencyHeaders,
        body: signInRequest,
        response: { 200: signInReceipt },
      },
    },
    async (request) => {
      const { principal, body } = request;
      await countAttempt(db, { key: `meeting-sign-in:${principal.accountId}`, ...scansPerAccount }, now());
      return await doing(principal, (work) => signInToMeeting(work, body));
    },
  );

  app.post(
    '/meetings/:id/attendance',
    {
      schema: {
        summary: '补记一位没有账号的到会人员',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: attendanceEntry,
        response: { 200: meetingView },
      },
    },
    async (request) => {
      authorise(request.principal, 'meeting.read');
      const { id } = request.params;
      return await once(
        deps,
        request,
        'POST /meetings/attendance',
        async (work) => {
          await enterAttendance(work, id, request.body);
          return id;
        },
        view,
      );
    },
  );

  app.put(
    '/meetings/:id/minutes',
    {
      schema: {
        summary: '写纪要和议定事项',
        description: '写的是草稿；发布后再写，即起草下一版。已生效的议定事项不变。',
        tags,
        params: byId,
        body: minutesDraft,
        response: { 200: meetingView },
      },
    },
    async ({ principal, params, body }) => {
      authorise(principal, 'meeting.read');
      return await doing(principal, async (work) => {
        await writeMinutes(work, params.id, body);
        return await view(work, params.id);
      });
    },
  );

  app.get(
    '/meetings/:id/minutes/:number',
    {
      schema: {
        summary: '纪要的某一版',
        tags,
        params: byId.extend({ number: z.coerce.number().int().min(1) }),
        response: { 200: minutesView },
      },
    },
    async ({ principal, params }) => {
      authorise(principal, 'meeting.read');
      await readableMeeting(db, principal, params.id);
      const row = await db
        .selectFrom('meeting_minutes as n')
        .innerJoin('account as a', 'a.id', 'n.written_by')
        .selectAll('n')
        .select('a.display_name as by')
        .where('n.meeting_id', '=', params.id)
        .where('n.number', '=', params.number)
        .where('n.state', '<>', 'draft')
        .executeTakeFirst();
      if (!row) throw new Problem('not-found');
      return {
        number: row.number,
        state: row.state,
        revision: row.revision,
        body: row.body,
        writtenBy: row.by,
        writtenAt: row.written_at.toISOString(),
        publishedAt: row.published_at?.toISOString() ?? null,
      };
    },
  );
}

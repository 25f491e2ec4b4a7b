import type { Principal } from '@guanjia/core/identity';
import {
  conflictQuery,
  conflictView,
  meetingActionBody,
  meetingActions,
  meetingChange,
  meetingCreation,
  meetingPage,
  meetingPeople,
  meetingQuery,
  meetingView,
  peopleQuery,
} from '@guanjia/core/meetings';
import { sql } from 'kysely';
import { z } from 'zod';
import { contextAt, once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { writeInvitation } from './calendar-file.ts';
import { findConflicts } from './conflicts.ts';
import { changeMeeting, createMeeting } from './convene-meeting.ts';
import { listMeetings, openJointMeetings } from './list-meetings.ts';
import { actOnMeeting } from './meeting-acts.ts';
import type { MeetingWork } from './meeting-record.ts';
import { readableMeeting } from './meetings-store.ts';
import { publishMinutes } from './minutes.ts';
import { presentMeeting } from './present.ts';

const tags = ['meetings'];
const byId = z.strictObject({ id: z.uuid() });
const joint = z.object({
  items: z.array(z.object({ id: z.uuid(), title: z.string(), startsAt: z.iso.datetime() })),
});

const view = ({ tx, ctx, principal }: MeetingWork, id: string) => presentMeeting(tx, ctx, principal, id);

export async function meetingRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  app.get(
    '/meetings',
    {
      schema: {
        summary: '会议列表',
        description:
          '我召集、记录、被邀请，或与我负责的事项、项目、议定事项有关的会议；站长看本站的，平台主管和领导看全部。',
        tags,
        querystring: meetingQuery,
        response: { 200: meetingPage },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'meeting.read');
      return await listMeetings(db, principal, query);
    },
  );

  app.get(
    '/meetings/open-joint',
    {
      schema: {
        summary: '可以提交议题的联席会',
        tags,
        response: { 200: joint },
      },
    },
    async ({ principal }) => {
      authorise(principal, 'meeting.convene');
      const rows = await openJointMeetings(db, now());
      return { items: rows.map(({ starts_at, ...row }) => ({ ...row, startsAt: starts_at.toISOString() })) };
    },
  );

  app.get(
    '/meetings/people',
    {
      schema: {
        summary: '可以邀请的人',
        tags,
        querystring: peopleQuery,
        response: { 200: meetingPeople },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'meeting.read');
      return { items: await findPeople(db, query.q) };
    },
  );

  app.post(
    '/meetings/conflicts',
    {
      schema: {
        summary: '检查时间冲突',
        description:
          '人、单位、地点在同一时间是否另有会议，人是否请假，是否休息日、下班时间或通知太晚。只提醒，不阻止。',
        tags,
        body: conflictQuery,
        response: { 200: conflictView },
      },
    },
    async ({ principal, body }) => {
      authorise(principal, 'meeting.convene');
      return await inTransaction(db, async (tx) =>
        findConflicts(tx, await contextAt(tx, now()), principal, body),
      );
    },
  );

  app.post(
    '/meetings',
    {
      schema: {
        summary: '召集会议，或存为草稿',
        description:
          '管家可就自己负责的事项和项目召集现场办公会、专题会；联席会由站长、平台主管或领导召集。convene 为 true 时当即发出通知。',
        tags,
        headers: idempotencyHeaders,
        body: meetingCreation,
        response: { 201: meetingView },
      },
    },
    async (request, reply) => {
      authorise(request.principal, 'meeting.convene');
      const made = await once(
        deps,
        request,
        'POST /meetings',
        (work) => createMeeting(work, request.body),
        view,
      );
      return reply.code(201).send(made);
    },
  );

  app.get(
    '/meetings/:id',
    { schema: { summary: '一次会议', tags, params: byId, response: { 200: meetingView } } },
    async ({ principal, params }) => {
      authorise(principal, 'meeting.read');
      return await read(principal, params.id);
    },
  );

  app.put(
    '/meetings/:id',
    {
      schema: {
        summary: '改会议的名称、议程、参会人、记录人',
        description: '草稿还可以改时间地点；已发通知的改时间地点用 move。带上读到的 version。',
        tags,
        params: byId,
        body: meetingChange,
        response: { 200: meetingView },
      },
    },
    async ({ principal, params, body }) => {
      authorise(principal, 'meeting.read');
      return await inTransaction(db, async (tx) => {
        const work = { tx, ctx: await contextAt(tx, now()), principal };
        await changeMeeting(work, params.id, body);
        return await view(work, params.id);
      });
    },
  );

  app.post(
    '/meetings/:id/actions/:action',
    {
      schema: {
        summary: '发出通知、改时间地点、取消、结束会议、发布纪要',
        description: '当前可做的见会议的 actions；不可做时返回 409 和此刻可做的。',
        tags,
        params: byId.extend({ action: z.enum(meetingActions) }),
        headers: idempotencyHeaders,
        body: meetingActionBody,
        response: { 200: meetingView },
      },
    },
    async (request) => {
      const { principal, params, body } = request;
      authorise(principal, 'meeting.read');
      const { id, action } = params;
      const act = (work: MeetingWork) =>
        action === 'publish' ? publishMinutes(work, id, body.revision) : actOnMeeting(work, id, action, body);
      return await once(
        deps,
        request,
        'POST /meetings/actions',
        async (work) => {
          await act(work);
          return id;
        },
        view,
      );
    },
  );

  app.get(
    '/meetings/:id/invitation.ics',
    {
      schema: {
        summary: '会议邀请（iCalendar）',
        description: '标题、时间、地点；不含议程和参会人。取消后为 METHOD:CANCEL。',
        tags,
        params: byId,
        produces: ['text/calendar'],
      },
    },
    async ({ principal, params, protocol, host }, reply) => {
      authorise(principal, 'meeting.read');
      const { meeting } = await readableMeeting(db, principal, params.id);
      const convener = await db
        .selectFrom('account')
        .select('display_name as name')
        .where('id', '=', meeting.convener_id)
        .executeTakeFirstOrThrow();
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="meeting.ics"')
        .header('cache-control', 'no-store')
        .send(writeInvitation(meeting, convener, `${protocol}://${host}`));
    },
  );

  async function read(principal: Principal, id: string) {
    return await inTransaction(db, async (tx) =>
      presentMeeting(tx, await contextAt(tx, now()), principal, id),
    );
  }
}

const mostPeople = 30;

/** Active staff by name, with where they work. */
async function findPeople(db: Db, q: string) {
  const { rows } = await sql<{ id: string; name: string; unit: string }>`
    select a.id, a.display_name as name,
      coalesce(string_agg(distinct coalesce(o.short_name, s.short_name), '、'), '') as unit
    from account a join account_role r on r.account_id = a.id
      left join office o on o.id = r.office_id left join butler b on b.account_id = a.id and b.active
      left join office s on s.id = b.station_id
    where a.status = 'active' and r.role in ('butler', 'officer', 'department-head', 'station-master', 'coordinator', 'leader')
      and position(${q.toLowerCase()} in lower(a.display_name)) > 0
    group by a.id order by a.display_name, a.id limit ${mostPeople}`.execute(db);
  return rows;
}

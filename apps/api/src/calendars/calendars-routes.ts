import {
  type CalendarView,
  calendarCreation,
  calendarDaysChange,
  calendarVersions,
  calendarView,
} from '@guanjia/core/calendar';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { Problem } from '../platform/problems.ts';
import { findAccountName, findCalendar, listVersions } from './calendars-store.ts';
import { unpublishedYears } from './ensure-calendar.ts';
import { loadCalendarRecord } from './load-calendar.ts';
import { changeDays, publishCalendar } from './publish-calendar.ts';

const tags = ['calendars'];

export async function calendarRoutes(app: Api, deps: AppDependencies): Promise<void> {
  app.get(
    '/calendars/current',
    {
      schema: {
        summary: '现行工作日历',
        description: '办公时间、节假日与调休，以及尚未公布放假安排的年份。',
        tags,
        response: { 200: calendarView },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'calendar.read');
      return await presentCalendar(deps);
    },
  );

  app.post(
    '/calendars',
    {
      schema: {
        summary: '公布一年的节假日与调休',
        description:
          '生成新版本的日历，记入日志；在办事项的截止时刻随后按新版重算，每件记一笔。basedOn 是编辑时看到的版本。',
        tags,
        body: calendarCreation,
        response: { 201: calendarView },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'calendar.edit');
      const version = await publishCalendar(deps, principal, body);
      return reply.code(201).send(await presentCalendar(deps, version));
    },
  );

  app.post(
    '/calendars/days',
    {
      schema: {
        summary: '调整个别日子',
        description: '改为上班、休息或按周一至周五；生成新版本，其余同公布一年的安排。',
        tags,
        body: calendarDaysChange,
        response: { 201: calendarView },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'calendar.edit');
      const version = await changeDays(deps, principal, body);
      return reply.code(201).send(await presentCalendar(deps, version));
    },
  );

  app.get(
    '/calendars',
    {
      schema: {
        summary: '工作日历的各个版本',
        description: '由谁、何时、依据什么公布，改了几天，以及因此调整了多少事项的截止时刻。',
        tags,
        response: { 200: calendarVersions },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'calendar.read');
      const rows = await listVersions(deps.db);
      return {
        items: rows.map(({ createdAt, moved, finishedAt, ...row }) => ({
          ...row,
          createdAt: createdAt.toISOString(),
          recount: moved === null ? null : { moved, finishedAt: finishedAt?.toISOString() ?? null },
        })),
      };
    },
  );

  app.get(
    '/calendars/:version',
    {
      schema: {
        summary: '某一版工作日历',
        tags,
        params: z.strictObject({ version: z.coerce.number().int().min(1) }),
        response: { 200: calendarView },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'calendar.read');
      if (!(await findCalendar(deps.db, params.version))) throw new Problem('not-found');
      return await presentCalendar(deps, params.version);
    },
  );
}

async function presentCalendar({ db, now }: AppDependencies, version?: number): Promise<CalendarView> {
  const { calendar, source, note, createdAt, createdBy } = await loadCalendarRecord(db, version);
  return {
    ...calendar,
    source,
    note,
    createdAt: createdAt.toISOString(),
    createdBy: createdBy === null ? null : await findAccountName(db, createdBy),
    unpublishedYears: unpublishedYears(calendar, now()),
  };
}

import { type CalendarView, calendarCreation, calendarView } from '@guanjia/core/calendar';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { findAccountName } from './calendars-store.ts';
import { unpublishedYears } from './ensure-calendar.ts';
import { loadCalendarRecord } from './load-calendar.ts';
import { publishCalendar } from './publish-calendar.ts';

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
        description: '生成新版本的日历，记入日志；已有的截止时刻不变。basedOn 是编辑时看到的版本。',
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

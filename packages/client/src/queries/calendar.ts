import type { WorkingCalendar } from '@guanjia/core/calendar';
import { queryOptions } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

/** The working calendar in force: office hours, holidays and 调休 of the published years. */
export const calendarOptions = queryOptions({
  queryKey: queryKeys.calendar,
  queryFn: ({ signal }) => request<WorkingCalendar>('/calendars/current', { signal }),
  staleTime: 60 * 60_000,
});

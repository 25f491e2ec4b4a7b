import type { CalendarCreation, CalendarView } from '@guanjia/core/calendar';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

/** The working calendar in force: office hours, holidays and 调休, and the years that are not published yet. */
export const calendarOptions = queryOptions({
  queryKey: queryKeys.calendar,
  queryFn: ({ signal }) => request<CalendarView>('/calendars/current', { signal }),
  staleTime: 60 * 60_000,
});

/** Publishes the holidays of one year, as a new version. */
export function usePublishCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CalendarCreation) => request<CalendarView>('/calendars', { method: 'POST', body }),
    onSuccess: (calendar) => client.setQueryData(queryKeys.calendar, calendar),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.calendar }),
  });
}

import type {
  CalendarCreation,
  CalendarDaysChange,
  CalendarVersions,
  CalendarView,
} from '@guanjia/core/calendar';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

/** The working calendar in force: office hours, holidays and 调休, and the years that are not published yet. */
export const calendarOptions = queryOptions({
  queryKey: queryKeys.calendar.of('current'),
  queryFn: ({ signal }) => request<CalendarView>('/calendars/current', { signal }),
  staleTime: 60 * 60_000,
});

/** All versions, newest first, with what each moved. */
export const calendarVersionsOptions = queryOptions({
  queryKey: queryKeys.calendar.of('versions'),
  queryFn: ({ signal }) => request<CalendarVersions>('/calendars', { signal }),
});

export function calendarVersionOptions(version: number) {
  return queryOptions({
    queryKey: queryKeys.calendar.of(version),
    queryFn: ({ signal }) => request<CalendarView>(`/calendars/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A new version answers what is in force now; a refusal means that somebody else was first, or that it was wrong. */
function useNewVersion<Body extends object>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => request<CalendarView>(path, { method: 'POST', body }),
    onSuccess: (calendar) => {
      client.setQueryData(calendarOptions.queryKey, calendar);
      void client.invalidateQueries({ queryKey: calendarVersionsOptions.queryKey });
    },
    onError: () => client.invalidateQueries({ queryKey: queryKeys.calendar.all }),
  });
}

/** Publishes the holidays of one year, as a new version. */
export const usePublishCalendar = () => useNewVersion<CalendarCreation>('/calendars');

/** Changes single days, as a new version. */
export const useChangeDays = () => useNewVersion<CalendarDaysChange>('/calendars/days');

import { calendarOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';

type Exceptions = Readonly<Record<string, 'work' | 'rest'>>;

const NONE: Exceptions = {};

/** Holidays and 调休 as far as they are known; without them a weekday is a working day. */
export function useCalendarDays(): { exceptions: Exceptions } {
  const calendar = useQuery(calendarOptions).data;
  return { exceptions: calendar?.exceptions ?? NONE };
}

import { DEFAULT_OFFICE_HOURS, type WorkingCalendar } from '@guanjia/core/calendar';

/** 2024 to 2026 as the State Council published them (the parts that the tests touch). */
const REST = [
  '2024-02-10/17 春节',
  '2024-04-04/06 清明',
  '2024-05-01/05 劳动节',
  '2024-10-01/07 国庆节',
  '2025-01-01/01 元旦',
  '2025-01-28/31 春节',
  '2025-02-01/04 春节',
  '2025-10-01/08 国庆节',
  '2026-01-01/03 元旦',
  '2026-02-15/23 春节',
  '2026-04-04/06 清明',
  '2026-05-01/05 劳动节',
  '2026-06-19/21 端午',
  '2026-09-25/27 中秋',
  '2026-10-01/07 国庆节',
];
const WORK = [
  '2024-02-04',
  '2024-02-18',
  '2024-04-07',
  '2024-09-29',
  '2024-10-12',
  '2025-01-26',
  '2025-02-08',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

export function chinaCalendar(): WorkingCalendar {
  const exceptions: WorkingCalendar['exceptions'] = {};
  const names: WorkingCalendar['names'] = {};
  for (const line of REST) {
    const [span = '', name = ''] = line.split(' ');
    const month = span.slice(0, 8);
    for (let day = Number(span.slice(8, 10)); day <= Number(span.slice(11)); day += 1) {
      const date = `${month}${String(day).padStart(2, '0')}`;
      exceptions[date] = 'rest';
      names[date] = name;
    }
  }
  for (const date of WORK) exceptions[date] = 'work';
  return {
    version: 1,
    utcOffsetMinutes: 480,
    hours: [...DEFAULT_OFFICE_HOURS],
    exceptions,
    names,
    publishedYears: [2024, 2025, 2026],
  };
}

/** A local moment in China, '2026-09-30 17:45'. */
export function china(local: string): Date {
  return new Date(`${local.replace(' ', 'T')}+08:00`);
}

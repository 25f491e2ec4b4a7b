import { addWorkingDays, IsoDate } from '@guanjia/core/calendar';
import { builtInCalendar } from './published-holidays.ts';

/** `npm run calendar:due -- 2026-09-30 5`: the day on which a limit runs out, by the built-in calendar. */
const USAGE = '用法：npm run calendar:due -- 起始日期 工作日数，例如 npm run calendar:due -- 2026-09-30 5';
const WEEKDAYS = '日一二三四五六';

function main(words: readonly string[]): number {
  const [from = '', days = ''] = words;
  const problem = problemIn(words, from, days);
  if (problem) {
    console.error(`${problem}\n${USAGE}`);
    return 1;
  }
  const calendar = builtInCalendar();
  const start = new Date(`${from}T12:00:00+08:00`);
  const due = addWorkingDays(calendar, start, Number(days));
  console.log(due.dueOn);
  const weekday = WEEKDAYS[new Date(due.dueOn).getUTCDay()];
  console.log(`周${weekday}，从 ${from} 次日起第 ${Number(days)} 个工作日，下班前截止（内置日历）`);
  if (due.provisional) {
    const first = calendar.publishedYears.at(0);
    const last = calendar.publishedYears.at(-1);
    console.log(`暂定：内置日历只有 ${first}–${last} 年的放假安排，其他年份按周一至周五推算，公布后可能变动`);
  }
  return 0;
}

function problemIn(words: readonly string[], from: string, days: string): string | undefined {
  if (words.length !== 2) return `需要两个参数，收到 ${words.length} 个。`;
  if (!IsoDate.safeParse(from).success) return `“${from}”不是日期，请写成 2026-09-30 的样子。`;
  if (from < '1970' || from >= '9000') return `“${from}”太远，请写 1970 年到 8999 年之间的日期。`;
  if (!/^\d{1,5}$/.test(days)) return `“${days}”不是工作日数，请写 0 到 99999 的整数。`;
  return undefined;
}

process.exitCode = main(process.argv.slice(2));

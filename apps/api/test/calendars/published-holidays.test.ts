import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { addWorkingDays, isWorkingDay, WorkingCalendar } from '@guanjia/core/calendar';
import { describe, expect, it } from 'vitest';
import { builtInCalendar, publishedDays, publishedYears } from '../../src/calendars/published-holidays.ts';

describe('built-in holidays', () => {
  const calendar = builtInCalendar();

  it('is a calendar', () => expect(WorkingCalendar.parse(calendar)).toEqual(calendar));

  it('names the years that are whole, and only those', () => {
    expect(calendar.publishedYears).toEqual(expect.arrayContaining([2024, 2025, 2026]));
    expect(publishedYears([{ on: '2031-01-01', kind: 'rest', name: '元旦' }])).toEqual([]);
  });

  it('has each day once', () => {
    const days = publishedDays();
    expect(new Set(days.map((day) => day.on)).size).toBe(days.length);
  });

  it('knows holidays and make-up days by name', () => {
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true);
    expect(isWorkingDay(calendar, '2026-02-16')).toBe(false);
    expect(calendar.names['2026-10-01']).toBe('国庆节');
    expect(addWorkingDays(calendar, new Date('2026-09-30T10:00:00+08:00'), 5).dueOn).toBe('2026-10-13');
  });
});

describe('calendar:due', () => {
  const run = promisify(execFile);
  const command = new URL('../../src/calendars/due-command.ts', import.meta.url).pathname;
  const due = async (...words: string[]) =>
    await run(process.execPath, [command, ...words]).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
    );

  it('prints the due day', async () => {
    const { code, text } = await due('2026-09-30', '5');
    expect(code).toBe(0);
    expect(text.split('\n')[0]).toBe('2026-10-13');
    expect(text).not.toContain('暂定');
  });

  it('says when the day is provisional', async () => {
    expect((await due('2099-12-30', '5')).text).toContain('暂定');
  });

  it.each([[[]], [['2026-09-30']], [['2026-02-30', '5']], [['2026-09-30', '-1']], [['2026-09-30', '1.5']]])(
    'refuses %j in one line and shows how',
    async (words) => {
      const { code, text } = await due(...words);
      expect(code).toBe(1);
      expect(text).toContain('用法');
      expect(text).not.toContain('at ');
    },
  );
});

import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatBrief,
  formatDay,
  formatDayOfWeek,
  formatExact,
  formatMoment,
  formatNearDay,
  isoDate,
} from '../../src/format/index.ts';

// 2026-09-16 10:34 in Beijing.
const now = '2026-09-16T02:34:00.000Z';

describe('moments in the zone’s own time', () => {
  it('knows the day by Beijing’s clock, not by UTC', () => {
    expect(isoDate('2026-09-15T16:00:00.000Z')).toBe('2026-09-16');
    expect(isoDate('2026-09-15T15:59:59.999Z')).toBe('2026-09-15');
    expect(formatExact('2026-09-15T16:05:00.000Z')).toBe('2026-09-16 00:05');
  });

  it('leaves a bare day as it is', () => {
    expect(isoDate('2026-09-30')).toBe('2026-09-30');
  });

  it('names the year only where it is another', () => {
    expect(formatDay('2026-09-30', now)).toBe('9月30日');
    expect(formatDay('2025-09-30', now)).toBe('2025年9月30日');
  });

  it('says when a weekend day is worked', () => {
    expect(formatDayOfWeek('2026-09-20', { now, exceptions: { '2026-09-20': 'work' } })).toBe(
      '9月20日 周日（调休上班）',
    );
    expect(formatDayOfWeek('2026-09-20', { now })).toBe('9月20日 周日');
    expect(formatDayOfWeek('2026-10-01', { now, exceptions: { '2026-10-01': 'rest' } })).toBe('10月1日 周四');
  });

  it('calls near days by their names', () => {
    expect(formatNearDay('2026-09-16T01:00:00Z', now)).toBe('今日');
    expect(formatNearDay('2026-09-15T01:00:00Z', now)).toBe('昨日');
    expect(formatNearDay('2026-09-16T16:00:00Z', now)).toBe('明日');
    expect(formatMoment('2026-09-03T01:46:00Z', now)).toBe('9月3日 09:46');
    expect(formatBrief('2026-09-16T02:21:00Z', now)).toBe('10:21');
    expect(formatBrief('2026-09-15T02:21:00Z', now)).toBe('昨日');
  });

  it('counts days over a new year and a leap day', () => {
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-09-16', '2026-09-14')).toBe(-2);
  });
});

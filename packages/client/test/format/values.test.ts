import { describe, expect, it } from 'vitest';
import {
  formatFileSize,
  formatPaused,
  formatPercent,
  formatPhone,
  formatTimeLeft,
  formatUsedDays,
  formatWorkingDays,
  initialOf,
  telephoneLink,
} from '../../src/format/index.ts';

describe('shares', () => {
  it('never round what is near 100 % up to it', () => {
    expect(formatPercent(0.9996)).toBe('99.9');
    expect(formatPercent(251 / 252)).toBe('99.6');
    expect(formatPercent(1)).toBe('100');
    expect(formatPercent(0)).toBe('0.0');
  });
});

describe('spans of working time', () => {
  it('take the largest unit that says something', () => {
    expect(formatTimeLeft(960)).toBe('还剩 2 个工作日');
    expect(formatTimeLeft(479)).toBe('还剩 7 小时');
    expect(formatTimeLeft(59)).toBe('还剩 59 分钟');
    expect(formatTimeLeft(-480)).toBe('超期 1 个工作日');
    expect(formatTimeLeft(450, 450)).toBe('还剩 1 个工作日');
  });

  it('say that a day is not full yet', () => {
    expect(formatUsedDays(0)).toBe('不到 1');
    expect(formatUsedDays(0.4)).toBe('不到 1');
    expect(formatUsedDays(3)).toBe('3');
    expect(formatWorkingDays(1.5)).toBe('1.5');
    expect(formatPaused(0)).toBe('停表 第 1 天');
  });
});

describe('values', () => {
  it('group a mobile number and leave others alone', () => {
    expect(formatPhone('13900001234')).toBe('139 0000 1234');
    expect(formatPhone('029-33180000')).toBe('029-33180000');
    expect(telephoneLink('(029) 3318-0000')).toBe('tel:02933180000');
    expect(telephoneLink('+86 139 0000 1234')).toBe('tel:+8613900001234');
  });

  it('show sizes with at most one place', () => {
    expect(formatFileSize(70)).toBe('70 B');
    expect(formatFileSize(1_572_864)).toBe('1.5 MB');
    expect(formatFileSize(209_715_200)).toBe('200 MB');
  });

  it('stand for a name by its first character, whatever plane it is on', () => {
    expect(initialOf('示例管家甲')).toBe('示');
    expect(initialOf('𠮷示例')).toBe('𠮷');
    expect(initialOf(' anna')).toBe('A');
    expect(initialOf('')).toBe('？');
  });
});

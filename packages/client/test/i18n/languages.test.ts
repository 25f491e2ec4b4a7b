import { afterEach, describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDayOfWeek,
  formatList,
  formatTimeLeft,
  nounFor,
  setFormatLanguage,
} from '../../src/format/index.ts';
import { languageFor } from '../../src/i18n/language.ts';
import { actions as actionsEn } from '../../src/messages/en/actions.ts';
import { administration as administrationEn } from '../../src/messages/en/administration.ts';
import { common as commonEn } from '../../src/messages/en/common.ts';
import { console as consoleEn } from '../../src/messages/en/console.ts';
import { imports as importsEn } from '../../src/messages/en/imports.ts';
import { mobile as mobileEn } from '../../src/messages/en/mobile.ts';
import { actions } from '../../src/messages/zh-CN/actions.ts';
import { administration } from '../../src/messages/zh-CN/administration.ts';
import { common } from '../../src/messages/zh-CN/common.ts';
import { console } from '../../src/messages/zh-CN/console.ts';
import { imports } from '../../src/messages/zh-CN/imports.ts';
import { mobile } from '../../src/messages/zh-CN/mobile.ts';

const chinese = { common, actions, console, mobile, imports, administration };
const english = {
  common: commonEn,
  actions: actionsEn,
  console: consoleEn,
  mobile: mobileEn,
  imports: importsEn,
  administration: administrationEn,
};

function leaves(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(at, value);
    else for (const [inner, text] of leaves(value as object, at)) found.set(inner, text);
  }
  return found;
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w]+)/g)].map(([, name]) => name ?? '').toSorted();

describe('the languages', () => {
  const zh = leaves(chinese);
  const en = leaves(english);

  it('have the same keys', () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
  });

  it('leave no text empty, which would show its key', () => {
    expect([...zh, ...en].filter(([, text]) => text === '').map(([key]) => key)).toEqual([]);
  });

  it('name the same values in each text', () => {
    const differing = [...zh].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave no Chinese in the English texts but the name of the language', () => {
    const left = [...en].filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'common.language');
    expect(left.map(([key]) => key)).toEqual([]);
  });

  it('say both forms of each counted noun', () => {
    for (const [key, text] of en) {
      for (const [, form] of text.matchAll(/unit\(([^)]*)\)/g)) {
        expect(form, key).toMatch(/^one: [^;:]+; other: [^;:]+$/);
      }
    }
  });
});

describe('the language of a reader', () => {
  it('is the first of theirs that there is, else the zone’s', () => {
    expect(languageFor(['en-GB', 'zh'], 'zh-CN')).toBe('en');
    expect(languageFor(['ja', 'zh-TW', 'en'], 'en')).toBe('zh-CN');
    expect(languageFor(['ja'], 'zh-CN')).toBe('zh-CN');
    expect(languageFor([], 'en')).toBe('en');
  });
});

describe('dates and figures in English', () => {
  afterEach(() => setFormatLanguage('zh-CN'));

  it('follow the language', () => {
    setFormatLanguage('en');
    const now = '2026-09-16T02:34:00.000Z';
    expect(formatDay('2026-09-30', now)).toBe('30 Sep');
    expect(formatDay('2025-09-30', now)).toBe('30 Sep 2025');
    expect(formatDayOfWeek('2026-09-20', { now, exceptions: { '2026-09-20': 'work' } })).toBe(
      'Sun 20 Sep (working weekend)',
    );
    expect(formatTimeLeft(480)).toBe('1 working day left');
    expect(formatTimeLeft(-960)).toBe('overdue by 2 working days');
    expect(formatList(['a', 'b'])).toBe('a, b');
  });

  it('take one for one only', () => {
    expect([1, '1', 'under 1'].map((n) => nounFor(n, 'day', 'days'))).toEqual(['day', 'day', 'day']);
    expect([0, 2, 11, 21, '1.1', '0.1'].map((n) => nounFor(n, 'day', 'days'))).toEqual(Array(6).fill('days'));
  });
});

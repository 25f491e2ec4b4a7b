import {
  initialSettings,
  settingDefinitions,
  settingKeys,
  settingsChangeRequest,
  settingsInForce,
} from '@guanjia/core/settings';
import { describe, expect, it } from 'vitest';

describe('the settings in force', () => {
  it('are the starting values where the zone has none', () => {
    expect(settingsInForce(new Map())).toEqual(initialSettings);
    expect(initialSettings).toMatchObject({
      acceptDays: 1,
      acceptUrgentMinutes: 120,
      sessionIdleMinutes: 30,
    });
  });

  it('are the zone’s own where they hold, whatever else is stored', () => {
    const own = new Map<string, unknown>([
      ['confirmDays', 7],
      ['ratingDays', 'ten'],
      ['reopenDays', 0],
      ['acceptDays', 1.5],
      ['gone', 3],
    ]);
    expect(settingsInForce(own)).toEqual({ ...initialSettings, confirmDays: 7 });
  });
});

describe('a change', () => {
  const judge = (request: unknown) => settingsChangeRequest.safeParse(request).success;

  it.each(settingKeys)('keeps %s within its bounds', (key) => {
    const { min, max, initial } = settingDefinitions[key];
    const set = (value: unknown) => judge({ changes: { [key]: value }, reason: '试行' });
    expect([min, initial, max].map(set)).toEqual([true, true, true]);
    expect([min - 1, max + 1, Number.NaN, Number.POSITIVE_INFINITY, '1', null].map(set)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
  });

  it('names something, once, and says why', () => {
    expect(judge({ changes: {}, reason: '试行' })).toBe(false);
    expect(judge({ changes: { confirmDays: 6 } })).toBe(false);
    expect(judge({ changes: { confirmDays: 6 }, reset: ['confirmDays'], reason: '试行' })).toBe(false);
    expect(judge({ changes: {}, reset: ['confirmDays'], reason: '试行' })).toBe(true);
    expect(judge({ changes: { unknown: 6 }, reason: '试行' })).toBe(false);
  });
});

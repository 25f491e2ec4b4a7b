import { expect, test } from 'vitest';
import { firmMayPromise, isOwed, isStillValid, validThrough, voidsPledges } from '../../src/matters/index.ts';

test('a validity in months ends on the same day of a month, or on its last', () => {
  expect(validThrough('2026-03-02', 12)).toBe('2027-03-02');
  expect(validThrough('2026-11-30', 3)).toBe('2027-02-28');
  expect(validThrough('2027-11-30', 3)).toBe('2028-02-29');
  expect(validThrough('2026-12-31', 1)).toBe('2027-01-31');
  expect(validThrough('2026-12-31', undefined)).toBeNull();
});

test('its last day still counts; without a day people judge', () => {
  expect(isStillValid('2026-03-10', '2026-03-10')).toBe(true);
  expect(isStillValid('2026-03-10', '2026-03-11')).toBe(false);
  expect(isStillValid(null, '2026-03-11')).toBe(true);
});

test('the firm promises only what its list lets it', () => {
  expect(firmMayPromise(undefined, 'supplement')).toBe(false);
  expect(firmMayPromise({ mayLack: true }, 'supplement')).toBe(true);
  expect(firmMayPromise({ mayLack: true }, 'commitment')).toBe(false);
  expect(firmMayPromise({ mayPromise: true }, 'commitment')).toBe(true);
});

test('what is owed, and which end leaves promises void', () => {
  expect((['open', 'wanted', 'promised'] as const).every(isOwed)).toBe(true);
  expect((['supplied', 'accepted', 'not-needed'] as const).some(isOwed)).toBe(false);
  expect(voidsPledges('withdrawn', null)).toBe(true);
  expect(voidsPledges('closed', 'not-supplied')).toBe(true);
  expect(voidsPledges('closed', 'confirmed')).toBe(false);
});

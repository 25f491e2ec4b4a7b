import type { CodeEntry } from './industries.ts';

export const DIVISION_SOURCE = 'GB/T 2260';

/**
 * 行政区划 that a zone of Xianyang starts with; the rest of the country comes by import. Development zones have
 * no code of the standard: a zone writes its own, the code of its city and letters, as here.
 */
export const DIVISIONS: readonly CodeEntry[] = [
  { code: '610000', level: 1, parent: null, name: '陕西省' },
  { code: '610400', level: 2, parent: '610000', name: '咸阳市' },
  { code: '610402', level: 3, parent: '610400', name: '秦都区' },
  { code: '610404', level: 3, parent: '610400', name: '渭城区' },
  { code: '610400-GX', level: 3, parent: '610400', name: '高新技术产业开发区' },
];

/** A division code as people write it; six digits of GB/T 2260, or a zone's own code. */
export function normaliseDivisionCode(text: string): string | undefined {
  const code = text.normalize('NFKC').trim().toUpperCase();
  return /^[0-9A-Z-]{2,12}$/.test(code) ? code : undefined;
}

import { expect, it } from 'vitest';
import { watermarkTile } from '../../src/app/shell/watermark-tile.ts';

const textsOf = (tile: string): string[] =>
  [...decodeURIComponent(tile).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

it('names who looks, and when', () => {
  expect(textsOf(watermarkTile(['示例甲', 'jia.01'], '2026-11-27 10:30'))).toEqual([
    '示例甲 jia.01',
    '2026-11-27 10:30',
  ]);
});

it('takes a name for a name, whatever signs are in it', () => {
  const tile = watermarkTile(['"><image href="x">&', 'a'], "'");
  expect(textsOf(tile)[0]).toBe('&quot;&gt;&lt;image href=&quot;x&quot;&gt;&amp; a');
  // Nothing in it ends the style or the quotation marks that it stands in.
  expect(tile).not.toMatch(/["\\\s<>]/);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLikelySame, likenessOf } from '../../src/matters/index.ts';

describe('likeness', () => {
  test('is 1 for the same, 0 for nothing in common, and the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.string(), (one, other) => {
        expect(likenessOf(one, other)).toBe(likenessOf(other, one));
        const self = likenessOf(one, one);
        expect(self === 1 || self === 0).toBe(true);
        expect(likenessOf(one, other)).toBeGreaterThanOrEqual(0);
        expect(likenessOf(one, other)).toBeLessThanOrEqual(1);
      }),
    );
    expect(likenessOf('东门外道路开口', '东门外道路开口')).toBe(1);
    expect(likenessOf('东门外道路开口', '融资担保贷款')).toBe(0);
    expect(likenessOf('', '')).toBe(0);
  });

  test('looks past width, case, spaces and marks', () => {
    expect(likenessOf('ＬＥＤ 路灯，不亮！', 'led路灯不亮')).toBe(1);
  });
});

test('what was told twice in other words is found, and another need of the same kind is not', () => {
  const road = { typeCode: 'road-opening', text: '东门外要开一个12米的道路口，接示例大道' };
  expect(isLikelySame(road, { ...road, text: '我们东门外想开一个12米路口，接到示例大道上' })).toBe(true);
  expect(isLikelySame(road, { ...road, text: '北侧临时便道申请占用绿地三个月' })).toBe(false);
  // Another type needs more in common.
  expect(isLikelySame(road, { typeCode: 'other', text: '东门外要开一个12米的道路口，接示例大道' })).toBe(
    true,
  );
  expect(isLikelySame(road, { typeCode: 'other', text: '东门外的围墙和门卫室要拆迁补偿' })).toBe(false);
});

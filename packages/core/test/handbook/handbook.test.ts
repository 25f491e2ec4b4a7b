import {
  availableVersionActions,
  excerptOf,
  plainText,
  relevance,
  versionActions,
  versionTransitions,
} from '@guanjia/core/handbook';
import { describe, expect, test } from 'vitest';

const writer = { mayWrite: true, mayReview: false, isAuthor: true };
const reviewer = { mayWrite: true, mayReview: true, isAuthor: false };

describe('an article on its way', () => {
  test('is written by one and published by another, whatever else they may do', () => {
    expect(availableVersionActions('draft', writer)).toEqual(['submit', 'discard']);
    expect(availableVersionActions('in-review', writer)).toEqual(['withdraw']);
    expect(availableVersionActions('in-review', reviewer)).toEqual(['send-back', 'publish']);
    const both = { mayWrite: true, mayReview: true, isAuthor: true };
    expect(availableVersionActions('in-review', both)).toEqual(['withdraw']);
  });

  test('ends where it is published, superseded or given up; readers do nothing', () => {
    for (const state of ['published', 'superseded', 'discarded'] as const) {
      expect(availableVersionActions(state, reviewer)).toEqual([]);
    }
    const reader = { mayWrite: false, mayReview: false, isAuthor: false };
    for (const state of ['draft', 'in-review'] as const) {
      expect(availableVersionActions(state, reader)).toEqual([]);
    }
  });

  test('reaches every state but the one it is replaced by', () => {
    const reached = new Set(versionActions.map((action) => versionTransitions[action].to));
    expect([...reached].sort()).toEqual(['discarded', 'draft', 'in-review', 'published']);
  });
});

test('beside a matter the nearest articles come first, and none of another type', () => {
  const at = { typeCode: 'road-opening', actions: ['accept', 'assign'] };
  const both = relevance({ typeCodes: ['road-opening'], actions: ['assign'] }, at);
  const type = relevance({ typeCodes: ['road-opening'], actions: [] }, at);
  const act = relevance({ typeCodes: [], actions: ['accept'] }, at);
  expect([both, type, act]).toEqual([3, 2, 1]);
  expect(relevance({ typeCodes: ['power-supply'], actions: ['accept'] }, at)).toBe(0);
  expect(relevance({ typeCodes: [], actions: [] }, at)).toBe(0);
});

describe('words of an article', () => {
  const body =
    '# 交办\n\n> 先看**目录**。\n\n1. 选[主办](https://example.test)\n2. 写时限\n\n| 类 | 天 |\n| --- | --- |\n| 一般 | 5 |\n';

  test('are read without the signs of Markdown', () => {
    expect(plainText(body)).toBe('交办 先看目录。 选主办 写时限 类 天 一般 5');
  });

  test('are shown around what was looked for', () => {
    expect(excerptOf(body)).toBe('交办 先看目录。 选主办 写时限 类 天 一般 5');
    const long = `${'前'.repeat(60)}时限${'后'.repeat(200)}`;
    const found = excerptOf(long, '时限');
    expect(found).toMatch(/^…前{24}时限后+…$/);
    expect(excerptOf(long, '没有')).toMatch(/^前{60}时限后+…$/);
  });
});

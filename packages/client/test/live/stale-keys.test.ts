import { describe, expect, it } from 'vitest';
import { queryKeys } from '../../src/api/index.ts';
import { staleKeysOf } from '../../src/live/use-live-queries.ts';

describe('what a live event makes stale', () => {
  it('is the matter, its journal, every list, the counts and the notices', () => {
    const keys = staleKeysOf({ kind: 'matter', id: 'm1' });
    expect(keys).toContainEqual(queryKeys.matters.detail('m1'));
    expect(keys).toContainEqual(queryKeys.matters.journal('m1'));
    expect(keys).toContainEqual(queryKeys.matters.lists);
    expect(keys).toContainEqual(queryKeys.matters.queues);
    expect(keys).toContainEqual(queryKeys.notifications.all);
    expect(keys).not.toContainEqual(queryKeys.matters.detail('m2'));
  });

  it('is nothing for a kind of a later version', () => {
    expect(staleKeysOf({ kind: 'something-new', id: '1' })).toEqual([]);
  });
});

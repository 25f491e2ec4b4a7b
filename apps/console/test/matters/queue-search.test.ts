import { describe, expect, it } from 'vitest';
import { conditionCount, filterOf, queueSearchOf } from '../../src/features/matters/queue-search.ts';

describe('the address of the queue', () => {
  it('keeps what it understands and leaves out the rest', () => {
    expect(
      queueSearchOf({
        queue: 'overdue',
        light: 'purple',
        status: 'toString',
        sort: 'due',
        q: 12,
        open: 'm1',
        x: 1,
      }),
    ).toEqual({ queue: 'overdue', sort: 'due', open: 'm1' });
  });

  it('becomes a filter without the open matter', () => {
    expect(filterOf({ queue: 'closed', q: ' 道路 ', open: 'm1' })).toEqual({
      queue: 'closed',
      sort: 'due',
      limit: 30,
      q: '道路',
    });
    expect(filterOf({ q: '  ' })).toEqual({ queue: 'open', sort: 'due', limit: 30 });
  });

  it('counts only what narrows', () => {
    expect(conditionCount({ queue: 'open', sort: 'due', open: 'm1' })).toBe(0);
    expect(conditionCount({ queue: 'open', light: 'red', stationId: 's1' })).toBe(2);
  });
});

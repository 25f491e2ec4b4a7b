import type { MatterDetail, TimelineEntry } from '@guanjia/core/matters';
import { describe, expect, it } from 'vitest';
import { trackStepsOf } from '../../src/features/matters/track-steps.ts';

/** As much of a matter as its way is made of. */
function matter(
  status: MatterDetail['status'],
  actions: readonly TimelineEntry['action'][],
  more: Partial<MatterDetail> = {},
): MatterDetail {
  const timeline = actions.map((action, index) => ({
    seq: index + 1,
    action,
    at: new Date(Date.UTC(2026, 8, 3, 1, index)).toISOString(),
  }));
  const closed = status === 'closed' ? timeline.at(-1)?.at : null;
  return {
    status,
    round: 1,
    createdAt: timeline[0]?.at,
    closedAt: closed,
    ratings: [],
    timeline,
    ...more,
  } as unknown as MatterDetail;
}

const shortly = (steps: ReturnType<typeof trackStepsOf>): string =>
  steps.map(({ name, state }) => `${name}:${state[0]}`).join(' ');

describe('the way of a matter', () => {
  it('begins at the butler', () => {
    expect(shortly(trackStepsOf(matter('submitted', ['submit'])))).toBe(
      'raised:d accepted:c assigned:a handled:a confirming:a closed:a rated:a',
    );
  });

  it('stands with the offices while they work, paused or not', () => {
    const way = 'raised:d accepted:d assigned:d handled:c confirming:a closed:a rated:a';
    expect(shortly(trackStepsOf(matter('handling', ['submit', 'accept', 'assign'])))).toBe(way);
    expect(shortly(trackStepsOf(matter('awaiting-materials', ['submit', 'accept', 'assign'])))).toBe(way);
  });

  it('has no stop at offices that were never asked', () => {
    expect(shortly(trackStepsOf(matter('answered', ['submit', 'accept', 'answer-firm'])))).toBe(
      'raised:d accepted:d confirming:c closed:a rated:a',
    );
  });

  it('is at its end once it is rated', () => {
    const steps = ['submit', 'accept', 'assign', 'answer', 'answer-firm', 'confirm'] as const;
    const rating = {
      round: 1,
      level: 5,
      text: null,
      at: '2026-09-04T00:00:00.000Z',
      excludedReason: null,
      byLink: null,
    } as const;
    expect(shortly(trackStepsOf(matter('closed', steps)))).toMatch(/closed:d rated:c$/);
    expect(shortly(trackStepsOf(matter('closed', steps, { ratings: [rating] })))).toMatch(/rated:d$/);
    const rated = trackStepsOf(matter('rectifying', [...steps, 'rate'], { ratings: [rating] }));
    expect(shortly(rated)).toMatch(/rated:d rectifying:c$/);
  });

  it('ends where it was declined or withdrawn', () => {
    expect(shortly(trackStepsOf(matter('declined', ['submit', 'decline'])))).toBe('raised:d declined:c');
    expect(shortly(trackStepsOf(matter('withdrawn', ['submit', 'accept', 'assign', 'withdraw'])))).toBe(
      'raised:d accepted:d assigned:d withdrawn:c',
    );
  });

  it('begins anew when it is reopened', () => {
    const steps = trackStepsOf(
      matter('accepted', ['submit', 'accept', 'assign', 'answer', 'answer-firm', 'confirm', 'reopen'], {
        round: 2,
      }),
    );
    expect(shortly(steps)).toBe('raised:d accepted:d assigned:c handled:a confirming:a closed:a rated:a');
    expect(steps[2]?.at).toBeUndefined();
  });
});
